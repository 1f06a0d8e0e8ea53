import Scenarios
import Tables

/// Takes logs in: from the rows of a mapping's columns to one tidy, sorted file and an audit.
///
/// Memory does not depend on how many rows there are: what has to be sorted is sorted on the disk.
public struct Ingest {
  /// Where the results go, piece by piece.
  public struct Output {
    let onEvents: ([UInt8]) throws -> Void
    let onRefused: ([String]) throws -> Void

    /// An output.
    ///
    /// - Parameters:
    ///   - onEvents: Gets the tidy file in pieces.
    ///   - onRefused: Gets the cells of a line for each row that is refused, their heads first.
    public init(
      onEvents: @escaping ([UInt8]) throws -> Void, onRefused: @escaping ([String]) throws -> Void
    ) {
      self.onEvents = onEvents
      self.onRefused = onRefused
    }
  }

  /// How many bytes are sorted in memory at once.
  package var sortMemory = 24 << 20

  private let mapping: LogMapping
  private let zone: LocalZone?

  /// Makes ready to take logs in.
  ///
  /// - Parameters:
  ///   - mapping: What the columns mean.
  ///   - zone: Where the merchants are, instead of what the mapping says.
  public init(_ mapping: LogMapping, zone: LocalZone? = nil) {
    self.mapping = mapping
    self.zone = zone ?? mapping.times.zone
  }

  /// The name of the tidy file that comes of it.
  public var fileName: String { mapping.counts == nil ? "events.csv" : "counts.csv" }

  /// Takes logs in.
  ///
  /// - Parameters:
  ///   - logs: The logs, in the order in which rows that come twice override each other.
  ///   - output: Where the results go.
  ///   - onProgress: Gets the number of rows read so far; may end the work by throwing.
  /// - Throws: ``IngestError``, and what output and progress throw.
  /// - Complexity: O(n log n) time and bounded memory for n rows.
  public func audit(
    of logs: [ByteSource], to output: Output, onProgress: @escaping (Int) throws -> Void = { _ in }
  ) throws -> IngestAudit {
    let book = AuditBook { place, reason, cell in
      try output.onRefused([String(place.log), String(place.line), reason, cell])
    }
    try output.onRefused(["log", "line", "reason", "cell"])
    var rows = LogRows(logs, mapping, LogClock(zone), book, onProgress)
    if let contacts = mapping.contacts {
      return try self.contacts(contacts, &rows, book, output)
    }
    if let events = mapping.events { return try self.events(events, &rows, book, output) }
    return try counts(mapping.counts ?? CountMapping(), &rows, book, output)
  }

  private func contacts(
    _ contacts: ContactMapping, _ rows: inout LogRows, _ audit: AuditBook, _ output: Output
  ) throws -> IngestAudit {
    let reader = ContactReader(contacts, mapping, &rows.slots)
    rows.leaveOutTotals()
    let tidy = TidyBook(LogClock(zone), sortMemory: sortMemory)
    var book = ContactBook(contacts, tidy, audit, LogClock(zone))
    let sorter = ExternalSorter(limit: sortMemory)
    var (key, payload) = (ByteKey(), ByteKey())
    try rows.forEach { (row: LogRow, clock: inout LogClock) throws(RowProblem) in
      try reader.read(row, &clock)
    } take: { row in
      // Without an id no two rows can be told to be one.
      guard contacts.id != nil else { return try book.take(row) }
      key.clear()
      key.append(row.id)
      key.append(row.updated)
      payload.clear()
      row.append(to: &payload)
      try sorter.add(key: key.bytes, payload: payload.bytes)
    }
    var entries = try sorter.sorted()
    var entry = SortedEntry()
    var latest: ContactRow?
    while try entries.next(&entry) {
      try rows.progress.check()
      var bytes = ByteKeyReader(entry.payload)
      let row = ContactRow(&bytes)
      if let latest {
        if latest.id == row.id { audit.repeated += 1 } else { try book.take(latest) }
      }
      latest = row
    }
    if let latest { try book.take(latest) }
    try tidy.writeAll(to: output, &rows.progress)
    return IngestAudit(mapping, zone, rows, audit, tidy: tidy)
  }

  private func events(
    _ events: EventMapping, _ rows: inout LogRows, _ audit: AuditBook, _ output: Output
  ) throws -> IngestAudit {
    let reader = EventReader(events, mapping, &rows.slots)
    rows.leaveOutTotals()
    let tidy = TidyBook(LogClock(zone), sortMemory: sortMemory)
    let sorter = ExternalSorter(limit: sortMemory)
    var (key, payload) = (ByteKey(), ByteKey())
    try rows.forEach { (row: LogRow, clock: inout LogClock) throws(RowProblem) in
      try reader.read(row, &clock)
    } take: { event, word in
      guard let event else { return audit.leaveOut("the event \(word)") }
      key.clear()
      event.append(to: &key)
      payload.clear()
      payload.append(Int64(event.log))
      payload.append(Int64(event.line))
      try sorter.add(key: key.bytes, payload: payload.bytes)
    }
    var calls = CallBook(tidy, audit, LogClock(zone))
    var spells = SpellBook(tidy, audit)
    var entries = try sorter.sorted()
    var entry = SortedEntry()
    var before: [UInt8] = []
    while try entries.next(&entry) {
      try rows.progress.check()
      if entry.key == before {
        audit.repeated += 1
        continue
      }
      before = entry.key
      var event = EventRow(entry.key)
      var place = ByteKeyReader(entry.payload)
      event.log = Int(place.number())
      event.line = Int(place.number())
      audit.kept += 1
      if event.meaning.subject == .call {
        try calls.take(event)
      } else {
        try spells.take(event)
      }
    }
    try calls.finish()
    try spells.finish()
    try tidy.writeAll(to: output, &rows.progress)
    return IngestAudit(
      mapping, zone, rows, audit, tidy: tidy, callsWithRings: calls.callsWithRings)
  }

  private func counts(
    _ counts: CountMapping, _ rows: inout LogRows, _ audit: AuditBook, _ output: Output
  ) throws -> IngestAudit {
    let reader = CountReader(counts, mapping, &rows.slots)
    let totals = mapping.file.totals.map { MarkedRows($0, &rows.slots) }
    let sorter = ExternalSorter(limit: sortMemory)
    var (key, payload) = (ByteKey(), ByteKey())
    try rows.forEach { (row: LogRow, clock: inout LogClock) throws(RowProblem) in
      var result = try reader.read(row, &clock)
      result.isTotal = totals?.matches(row) ?? false
      return result
    } take: { row in
      key.clear()
      row.append(to: &key)
      payload.clear()
      row.appendFigures(to: &payload)
      try sorter.add(key: key.bytes, payload: payload.bytes)
    }
    var book = CountBook(counts, audit)
    var lines: [UInt8] = Array(book.header.utf8)
    var entries = try sorter.sorted()
    var entry = SortedEntry()
    while try entries.next(&entry) {
      try rows.progress.check()
      if let line = book.take(CountRow(entry)) { lines.append(contentsOf: line.utf8) }
      if lines.count > 1 << 18 {
        try output.onEvents(lines)
        lines.removeAll(keepingCapacity: true)
      }
    }
    if let line = book.finish() { lines.append(contentsOf: line.utf8) }
    try output.onEvents(lines)
    return IngestAudit(mapping, zone, rows, audit, counts: book)
  }
}
