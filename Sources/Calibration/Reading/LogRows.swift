import Tables

/// The rows of several logs, one log after the other.
struct LogRows {
  /// The columns that are needed; complete before the first row is read.
  var slots = ColumnSlots()
  /// What is known of the logs that were read.
  private(set) var logs: [IngestAudit.Log] = []
  /// Columns in which no row has anything.
  private(set) var emptyColumns: [String] = []
  /// Tells how far the work is.
  var progress: RowProgress

  private let sources: [ByteSource]
  private let mapping: LogMapping
  private let audit: AuditBook
  private var clock: LogClock
  private var totals: MarkedRows?
  private var leftOut: MarkedRows?

  init(
    _ sources: [ByteSource], _ mapping: LogMapping, _ clock: LogClock, _ audit: AuditBook,
    _ onProgress: @escaping (Int) throws -> Void
  ) {
    self.sources = sources
    self.mapping = mapping
    self.audit = audit
    self.clock = clock
    progress = RowProgress(onProgress: onProgress)
    leftOut = mapping.file.leaveOut.map { MarkedRows($0, &slots) }
  }

  /// Leaves out rows that add up others.
  mutating func leaveOutTotals() {
    totals = mapping.file.totals.map { MarkedRows($0, &slots) }
  }

  /// Reads every row and hands it out, or refuses it.
  ///
  /// - Throws: ``IngestError`` if a log cannot be read at all or lacks a zone, and what `take` and progress throw.
  mutating func forEach<Value>(
    _ read: (LogRow, inout LogClock) throws(RowProblem) -> Value, take: (Value) throws -> Void
  ) throws {
    var unseen = Array(slots.names.indices)
    for (index, source) in sources.enumerated() {
      var reader = try LogReader(
        source, number: index + 1, format: mapping.file, wanted: slots.names)
      var row = LogRow()
      row.log = index + 1
      var count = 0
      while true {
        let (hasRow, problem) = try reader.next(into: &row)
        guard hasRow else { break }
        count += 1
        audit.countRow()
        try progress.check(rows: audit.read)
        let place = AuditBook.Place(log: index + 1, line: row.line)
        if let problem {
          try refuse(problem, place, reader.name)
          continue
        }
        if !unseen.isEmpty { unseen.removeAll { !row[$0].isEmpty } }
        if totals?.matches(row) == true {
          audit.leaveOut("a total of other rows")
          continue
        }
        if leftOut?.matches(row) == true {
          audit.leaveOut("`leaveOut` says so")
          continue
        }
        let value: Value
        do throws(RowProblem) {
          value = try read(row, &clock)
        } catch {
          try refuse(error, place, reader.name)
          continue
        }
        try take(value)
      }
      logs.append(
        IngestAudit.Log(
          name: reader.name, rows: count, encoding: reader.encoding.rawValue,
          separator: reader.separator?.rawValue, unusedColumns: reader.unused))
    }
    // Without a header line, what stands in the last columns depends on the row.
    emptyColumns = mapping.file.columns == nil ? unseen.map { slots.names[$0] } : []
  }

  private func refuse(_ problem: RowProblem, _ place: AuditBook.Place, _ log: String) throws {
    switch problem {
    case .refused(let reason, let cell): try audit.refuse(reason, cell: cell, at: place)
    case .noZone(let cell): throw IngestError.noZone(cell: cell, log: log, line: place.line)
    }
  }
}

/// Rows that are known by a word in a column.
struct MarkedRows {
  private let cell: Cell
  private let words: [String]

  init(_ rows: LogFormat.MarkedRows, _ slots: inout ColumnSlots) {
    cell = Cell(rows.column, nothing: [], &slots)
    words = rows.words
  }

  /// Whether a row is one.
  func matches(_ row: LogRow) -> Bool { cell.text(row).map(words.contains) ?? false }
}

/// Tells every few thousand rows how far the work is.
struct RowProgress {
  let onProgress: (Int) throws -> Void
  private var calls = 0
  private var rows = 0

  init(onProgress: @escaping (Int) throws -> Void) {
    self.onProgress = onProgress
  }

  /// Counts a step.
  ///
  /// - Throws: What the listener throws.
  mutating func check(rows: Int? = nil) throws {
    self.rows = rows ?? self.rows
    calls += 1
    if calls % 8_192 == 0 { try onProgress(self.rows) }
  }
}
