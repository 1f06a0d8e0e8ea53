import MerchantModel
import ResultFiles

/// The log that simulated merchants would leave: the events that `ingest` makes of a real one, so that what is fitted to it can
/// be compared with what was simulated.
public struct SimulatedLog {
  private let scenario: Scenario
  private let replication: UInt64
  private let tables: SharedTables

  /// A log of the counted days.
  ///
  /// - Parameters:
  ///   - scenario: What is simulated.
  ///   - replication: Of which replication.
  ///   - tables: What merchants see of the places that they share in it.
  public init(
    of scenario: Scenario, replication: UInt64, tables: SharedTables = SharedTables()
  ) {
    self.scenario = scenario
    self.replication = replication
    self.tables = tables
  }

  /// Writes `events.csv` in pieces.
  ///
  /// - Throws: ``IngestError`` if the disk is full, and what the output throws.
  /// - Complexity: that of simulating each merchant once, and O(n log n) for n events; memory is bounded.
  public func writeEvents(
    onProgress: @escaping (Int) throws -> Void = { _ in },
    to output: @escaping ([UInt8]) throws -> Void
  ) throws {
    let book = TidyBook(LogClock(nil), sortMemory: 24 << 20)
    var merchants = 0
    try forEachMerchant { _, events in
      for event in events { try book.add(event) }
      merchants += 1
      try onProgress(merchants)
    }
    var progress = RowProgress { _ in }
    try book.writeAll(
      to: Ingest.Output(onEvents: output, onRefused: { _ in }), &progress)
  }

  /// Writes `counts.csv` in pieces: a row for each merchant and day on which its feature was on all day.
  ///
  /// - Throws: What the output throws.
  public func writeCounts(
    onProgress: @escaping (Int) throws -> Void = { _ in }, to output: ([UInt8]) throws -> Void
  ) throws {
    let days = scenario.calendar.countedDays
    let first = scenario.calendar.date(ofDay: days.lowerBound).dayNumber
    var rows: [[(name: String, offered: Int, answered: Int)?]] = []
    var done = 0
    try forEachMerchant { name, events in
      var counts = [(name: String, offered: Int, answered: Int)?](
        repeating: (name, 0, 0), count: days.count)
      for event in events where event.subject == .call {
        let day = Self.day(event.start) - first
        counts[day]?.offered += 1
        if event.outcome == "answered" { counts[day]?.answered += 1 }
      }
      for event in events where event.subject == .suspension {
        let end = event.start + (event.duration ?? 0)
        for day in Self.day(event.start)...Self.day(end) where counts.indices.contains(day - first)
        {
          counts[day - first] = nil
        }
      }
      rows.append(counts)
      done += 1
      try onProgress(done)
    }
    var text = CSV.line(["date", "merchant", "account", "offered", "answered", "log", "line"])
    var line = 1
    for day in 0..<days.count {
      let date = CivilDate(dayNumber: first + day).description
      for counts in rows {
        guard let row = counts[day] else { continue }
        line += 1
        text += CSV.line([
          date, row.name, "", String(row.offered), String(row.answered), "1", String(line),
        ])
      }
    }
    try output(Array(text.utf8))
  }

  private static func day(_ micros: Int64) -> Int { WrittenTime(micros: micros, offset: nil).day }

  /// Passes on the events of one merchant after another, in no particular order.
  package func forEachMerchant(
    _ body: (_ name: String, _ events: [TidyEvent]) throws -> Void
  ) rethrows {
    let tracer = MerchantTracer(scenario, tables: tables)
    let days = scenario.calendar.countedDays
    for (place, segment) in scenario.segments.enumerated() {
      try tracer.forEachMerchant(
        ofSegment: place, replication: replication, days: days
      ) { merchant, entries in
        let name = "\(segment.name)-\(merchant)"
        var writer = MerchantLogWriter(scenario, merchant: name)
        for entry in entries { writer.take(entry) }
        try body(name, writer.finished())
      }
    }
  }
}
