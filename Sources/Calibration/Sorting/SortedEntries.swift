/// The entries of a sorter in order: its runs merged by a heap.
struct SortedEntries {
  private var runs: [RunReader]
  /// Numbers of runs that have an entry, the one with the least first.
  private var heap: [Int] = []

  init(_ runs: [RunReader]) throws(IngestError) {
    self.runs = runs
    for index in runs.indices where try self.runs[index].advance() {
      heap.append(index)
      rise(from: heap.count - 1)
    }
  }

  /// Takes the next entry; false if there is none.
  ///
  /// - Throws: ``IngestError`` if the file cannot be read.
  mutating func next(_ entry: inout SortedEntry) throws(IngestError) -> Bool {
    guard let least = heap.first else { return false }
    swap(&entry, &runs[least].entry)
    if try !runs[least].advance() {
      heap[0] = heap[heap.count - 1]
      heap.removeLast()
    }
    if !heap.isEmpty { sink() }
    return true
  }

  /// Equal keys come in the order of their runs, which is that in which they were added.
  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (runs[left].entry.key, runs[right].entry.key)
    return one == other ? left < right : one.lexicographicallyPrecedes(other)
  }

  private mutating func rise(from place: Int) {
    var place = place
    while place > 0, isBefore(heap[place], heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && isBefore(heap[child], heap[least]) {
        least = child
      }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}

/// Reads the entries of one run.
struct RunReader {
  /// The entry that was read last.
  var entry = SortedEntry()

  private let file: TemporaryFile
  private var rest: Range<Int>
  private var buffer: [UInt8] = []
  private var place = 0

  init(_ file: TemporaryFile, _ range: Range<Int>) {
    self.file = file
    rest = range
  }

  /// Reads the next entry; false if there is none.
  ///
  /// - Throws: ``IngestError`` if the file cannot be read.
  mutating func advance() throws(IngestError) -> Bool {
    guard try has(8) else { return false }
    let keyCount = ExternalSorter.number(at: place, buffer)
    let payloadCount = ExternalSorter.number(at: place + 4, buffer)
    guard try has(8 + keyCount + payloadCount) else { return false }
    place += 8
    entry.key.removeAll(keepingCapacity: true)
    entry.key.append(contentsOf: buffer[place..<place + keyCount])
    place += keyCount
    entry.payload.removeAll(keepingCapacity: true)
    entry.payload.append(contentsOf: buffer[place..<place + payloadCount])
    place += payloadCount
    return true
  }

  private mutating func has(_ count: Int) throws(IngestError) -> Bool {
    if buffer.count - place >= count { return true }
    buffer.removeSubrange(..<place)
    place = 0
    while buffer.count < count, !rest.isEmpty {
      let before = buffer.count
      try file.read(min(64 << 10, rest.count), at: rest.lowerBound, into: &buffer)
      rest = rest.lowerBound + buffer.count - before..<rest.upperBound
    }
    return buffer.count >= count
  }
}
