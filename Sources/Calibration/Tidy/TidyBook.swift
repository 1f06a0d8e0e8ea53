import ResultFiles

/// Collects tidy events in any order and hands them out sorted by time.
final class TidyBook {
  /// How many rows of each subject there are.
  private(set) var counts: [TidyEvent.Subject: Int] = [:]
  /// How many calls ended how.
  private(set) var outcomes: [String: Int] = [:]
  /// The longest wait and talk of calls, and the longest ring, in microseconds.
  private(set) var longest = (wait: Int64(0), talk: Int64(0), ring: Int64(0))
  /// When contacts came.
  private(set) var coverage = DayCoverage()

  private let sorter: ExternalSorter
  private var clock: LogClock
  private var key = ByteKey()

  /// A book that sorts so many bytes in memory at once.
  init(_ clock: LogClock, sortMemory: Int) {
    self.clock = clock
    sorter = ExternalSorter(limit: sortMemory)
  }

  /// Adds a row.
  ///
  /// - Throws: ``IngestError`` if the disk is full.
  func add(_ event: TidyEvent) throws(IngestError) {
    counts[event.subject, default: 0] += 1
    if event.subject == .call { outcomes[event.outcome, default: 0] += 1 }
    if event.subject == .call {
      longest.wait = max(longest.wait, event.wait ?? 0)
      longest.talk = max(longest.talk, event.duration ?? 0)
    }
    if event.subject == .ring { longest.ring = max(longest.ring, event.duration ?? 0) }
    if event.subject == .contact { coverage.add(clock.local(event.start)) }
    key.clear()
    event.append(to: &key)
    try sorter.add(key: key.bytes, payload: event.line(&clock))
  }

  /// Hands out the head and all lines in order, many at a time, and finds the hours in which nothing came though something
  /// should have.
  ///
  /// - Throws: ``IngestError`` if the disk cannot be read, and what the output and progress throw.
  func writeAll(to output: Ingest.Output, _ progress: inout RowProgress) throws {
    var entries = try sorter.sorted()
    var entry = SortedEntry()
    var block = Array(CSV.line(TidyEvent.columns).utf8)
    while try entries.next(&entry) {
      try progress.check()
      var reader = ByteKeyReader(entry.key)
      let start = reader.number()
      if reader.byte() == TidyEvent.Subject.contact.code {
        coverage.noteForGaps(clock.local(start))
      }
      block.append(contentsOf: entry.payload)
      if block.count > 1 << 18 {
        try output.onEvents(block)
        block.removeAll(keepingCapacity: true)
      }
    }
    try output.onEvents(block)
  }
}
