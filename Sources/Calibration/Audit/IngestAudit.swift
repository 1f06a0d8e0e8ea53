import Foundation
import MerchantModel
import ResultFiles

/// What became of the rows of logs, what is odd about them, and what they cannot tell.
public struct IngestAudit: Encodable, Sendable {
  /// A log that was read.
  struct Log: Encodable, Sendable {
    let name: String
    let rows: Int
    let encoding: String
    let separator: String?
    let unusedColumns: [String]
  }

  /// Rows with something in common.
  struct Rows: Encodable, Sendable {
    let why: String
    let rows: Int
  }

  /// Rows that were refused for one reason.
  struct Refused: Encodable, Sendable {
    struct Example: Encodable, Sendable {
      let log: Int
      let line: Int
      let cell: String
    }

    let reason: String
    let rows: Int
    let first: [Example]
  }

  /// Things that cannot both be true.
  struct Contradiction: Encodable, Sendable {
    let what: String
    let count: Int
    /// How many are of a second at most, as rounding makes them; absent where size means nothing.
    let withinOneSecond: Int?
    let largestSeconds: Double?
    let first: [AuditBook.Place]
  }

  /// Calls that lack something.
  struct Missing: Encodable, Sendable {
    let field: String
    let answeredCalls: Int
    let otherCalls: Int
  }

  /// Which days the log covers; absent if it has none.
  struct Days: Encodable, Sendable {
    struct Range: Encodable, Sendable, Equatable {
      let from: String
      let to: String
    }

    let first: String
    let last: String
    let firstIs: String
    let lastIs: String
    /// The whole days; absent if there are none.
    let use: Range?
    let emptyDays: [Range]
    let closedWeekdays: [String]
    let holes: [Range]
  }

  /// A figure with its name.
  struct Figure: Encodable, Sendable {
    let name: String
    let count: Int
  }

  let layout = 1
  let mapping: String
  let zone: String?
  let logs: [Log]
  /// Rows that were read: those kept, those that came twice, those left out and those refused.
  public let rowsRead: Int
  /// Rows that the tidy file was made of.
  public let rowsKept: Int
  /// Rows that came again and were replaced.
  public let rowsRepeated: Int
  let leftOut: [Rows]
  let refused: [Refused]
  let written: [Figure]
  let outcomes: [Figure]
  let contradictions: [Contradiction]
  let missing: [Missing]
  let days: Days?
  let findings: [String]
  let cannotTell: [String]
  let notes: [String]

  /// How many rows were refused.
  public var rowsRefused: Int { refused.reduce(0) { $0 + $1.rows } }

  /// The facts of a log of contacts or events.
  init(
    _ mapping: LogMapping, _ zone: LocalZone?, _ rows: LogRows, _ book: AuditBook, tidy: TidyBook,
    callsWithRings: Int = 0
  ) {
    let written = TidyEvent.Subject.allCases.compactMap { subject in
      tidy.counts[subject].map { Figure(name: subject.rawValue, count: $0) }
    }
    let outcomes = CallOutcome.allCases.compactMap { outcome in
      tidy.outcomes[outcome.rawValue].map { Figure(name: outcome.rawValue, count: $0) }
    }
    self.init(
      mapping, zone, rows, book, written: written, outcomes: outcomes, days: Days(tidy.coverage),
      findings: AuditFindings.of(tidy, book, callsWithRings: callsWithRings))
  }

  /// The facts of a log of counts.
  init(
    _ mapping: LogMapping, _ zone: LocalZone?, _ rows: LogRows, _ book: AuditBook,
    counts: CountBook
  ) {
    let written = [
      Figure(name: "days", count: counts.days.count),
      Figure(name: "rows", count: counts.days.values.reduce(0, +)),
      Figure(name: "offered", count: counts.offered),
      Figure(name: "answered", count: counts.answered),
    ]
    self.init(
      mapping, zone, rows, book, written: written, outcomes: [],
      days: Days(counted: counts.days.keys.sorted()), findings: [])
  }

  private init(
    _ mapping: LogMapping, _ zone: LocalZone?, _ rows: LogRows, _ book: AuditBook,
    written: [Figure], outcomes: [Figure], days: Days?, findings: [String]
  ) {
    self.mapping = mapping.about.title
    self.zone = zone?.name
    logs = rows.logs
    rowsRead = book.read
    rowsKept = book.kept
    rowsRepeated = book.repeated
    leftOut = book.leftOut.sorted { $0.key < $1.key }.map { Rows(why: $0.key, rows: $0.value) }
    refused = book.refused.map { reason, tally in
      Refused(
        reason: reason.text, rows: tally.count,
        first: tally.first.map {
          Refused.Example(log: $0.place.log, line: $0.place.line, cell: $0.cell)
        })
    }.sorted { ($1.rows, $0.reason) < ($0.rows, $1.reason) }
    contradictions = book.contradictions.map { what, tally in
      Contradiction(
        what: what.text, count: tally.count,
        withinOneSecond: tally.largest > 0 ? tally.small : nil,
        largestSeconds: tally.largest > 0 ? Double(tally.largest) / 1e6 : nil,
        first: tally.first.map(\.place))
    }.sorted { ($1.count, $0.what) < ($0.count, $1.what) }
    missing = book.missing.sorted { $0.key < $1.key }.map {
      Missing(field: $0.key, answeredCalls: $0.value.answered, otherCalls: $0.value.others)
    }
    self.written = written
    self.outcomes = outcomes
    self.days = days
    self.findings =
      rows.emptyColumns.map { "the column `\($0)` is empty in every row" } + findings
    cannotTell = AuditFindings.unknown(to: mapping)
    notes = mapping.about.notes
  }

  /// `data-audit.json`.
  ///
  /// - Throws: `EncodingError`, which no audit gives rise to.
  public func encoded() throws -> Data { try JSONFile.data(self) }
}

extension IngestAudit.Days {
  private static func date(_ day: Int) -> String { CivilDate(dayNumber: day).description }

  /// The days that contacts came on; nil if none came.
  init?(_ coverage: DayCoverage) {
    let days = coverage.dayNumbers
    guard let firstDay = days.first, let lastDay = days.last else { return nil }
    (first, last) = (Self.date(firstDay), Self.date(lastDay))
    (firstIs, lastIs) = (coverage.first.rawValue, coverage.last.rawValue)
    let from = coverage.first == .partial ? firstDay + 1 : firstDay
    let to = coverage.last == .partial ? lastDay - 1 : lastDay
    use = from <= to ? Range(from: Self.date(from), to: Self.date(to)) : nil
    emptyDays = coverage.emptyDays.map {
      Range(from: Self.date($0.lowerBound), to: Self.date($0.upperBound))
    }
    closedWeekdays = coverage.closedWeekdays.map(\.abbreviation)
    holes = coverage.holes.map {
      Range(from: LocalText.text($0.from), to: LocalText.text($0.to))
    }
  }

  /// Days that have rows of counts, in order; nil if there are none.
  init?(counted days: [Int]) {
    guard let firstDay = days.first, let lastDay = days.last else { return nil }
    (first, last) = (Self.date(firstDay), Self.date(lastDay))
    (firstIs, lastIs) = (
      DayCoverage.Wholeness.tooFewToTell.rawValue, DayCoverage.Wholeness.tooFewToTell.rawValue
    )
    use = Range(from: first, to: last)
    emptyDays = zip(days, days.dropFirst()).filter { $1 > $0 + 1 }.map {
      Range(from: Self.date($0 + 1), to: Self.date($1 - 1))
    }
    closedWeekdays = []
    holes = []
  }
}
