/// An entry of a sorter: what it is sorted by, and what it carries.
struct SortedEntry {
  var key: [UInt8] = []
  var payload: [UInt8] = []
}

/// Sorts more entries than fit into memory: runs of some megabytes are sorted and written to a file, and merged as they
/// are read. Entries of equal keys stay in the order in which they came.
///
/// - Complexity: O(n log n) comparisons; memory is the limit, plus 64 kB for each run.
final class ExternalSorter {
  /// Where an entry stands in the buffer, with the first bytes of its key, which mostly decide.
  private struct Place {
    var prefix: UInt64
    var start: Int32
  }

  private let limit: Int
  private var buffer: [UInt8] = []
  private var places: [Place] = []
  private var file: TemporaryFile?
  private var runs: [Range<Int>] = []

  /// A sorter that holds so many bytes at most.
  init(limit: Int) {
    self.limit = limit
  }

  /// Adds an entry.
  ///
  /// - Throws: ``IngestError`` if the file cannot be written.
  func add(key: [UInt8], payload: [UInt8]) throws(IngestError) {
    if buffer.count + key.count + payload.count + 8 > limit, !places.isEmpty { try writeRun() }
    var prefix: UInt64 = 0
    for index in 0..<8 {
      prefix = prefix << 8 | UInt64(index < key.count ? key[index] : 0)
    }
    places.append(Place(prefix: prefix, start: Int32(buffer.count)))
    Self.append(key.count, to: &buffer)
    Self.append(payload.count, to: &buffer)
    buffer.append(contentsOf: key)
    buffer.append(contentsOf: payload)
  }

  /// The entries in order. Nothing may be added any more.
  ///
  /// - Throws: ``IngestError`` if the file cannot be written or read.
  func sorted() throws(IngestError) -> SortedEntries {
    if !places.isEmpty { try writeRun() }
    buffer = []
    places = []
    guard let file else { return try SortedEntries([]) }
    return try SortedEntries(runs.map { RunReader(file, $0) })
  }

  private func writeRun() throws(IngestError) {
    if file == nil { file = try TemporaryFile() }
    guard let file else { return }
    Self.sort(&places, in: buffer)
    let begin = file.size
    var out: [UInt8] = []
    for place in places {
      let start = Int(place.start)
      let key = Self.key(at: start, buffer)
      let end = key.upperBound + Self.number(at: start + 4, buffer)
      out.append(contentsOf: buffer[start..<end])
      if out.count > 1 << 20 {
        try file.append(out[...])
        out.removeAll(keepingCapacity: true)
      }
    }
    try file.append(out[...])
    runs.append(begin..<file.size)
    buffer.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  private static func sort(_ places: inout [Place], in buffer: [UInt8]) {
    places.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      let order = compare(
        buffer, key(at: Int(left.start), buffer), key(at: Int(right.start), buffer))
      return order == 0 ? left.start < right.start : order < 0
    }
  }

  private static func append(_ number: Int, to buffer: inout [UInt8]) {
    for shift in stride(from: 24, through: 0, by: -8) {
      buffer.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// A number of four bytes.
  static func number(at place: Int, _ bytes: [UInt8]) -> Int {
    (0..<4).reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
  }

  private static func key(at start: Int, _ buffer: [UInt8]) -> Range<Int> {
    start + 8..<start + 8 + number(at: start, buffer)
  }

  /// Below 0 if the first of two parts sorts first, above 0 if the second does.
  private static func compare(_ bytes: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Int {
    var (one, other) = (left.lowerBound, right.lowerBound)
    while one < left.upperBound, other < right.upperBound {
      if bytes[one] != bytes[other] { return bytes[one] < bytes[other] ? -1 : 1 }
      one += 1
      other += 1
    }
    return left.count - right.count
  }
}
