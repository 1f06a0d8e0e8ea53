/// Counts what becomes of the rows of logs, and what is odd about them.
final class AuditBook {
  /// Where a row stands.
  struct Place: Sendable, Equatable, Encodable {
    let log: Int
    let line: Int
  }

  /// How often something happened, and where first.
  struct Tally: Sendable {
    var count = 0
    /// The largest contradiction, in microseconds.
    var largest: Int64 = 0
    /// How many are of a second at most.
    var small = 0
    var first: [(place: Place, cell: String)] = []
  }

  /// Things that cannot both be true.
  enum Contradiction: Hashable {
    /// One point in time comes before another that it should follow.
    case order(String, before: String)
    /// A wait is not the time between its ends.
    case waited
    /// A talk is not the time between its ends.
    case talked
    /// A call has an answer, and an outcome that says it had none.
    case outcome
    /// Two events that cannot follow each other.
    case sequence(EventMeaning)
    /// A total is not the sum of its rows.
    case total(String)
    /// A share is not the quotient of its counts.
    case rate
    /// A row came twice, with other figures.
    case otherFigures

    /// What contradicts what.
    var text: String {
      switch self {
      case .order(let later, let earlier): "`\(later)` before `\(earlier)`"
      case .waited: "`waited` is not the time until the answer, or what came instead"
      case .talked: "`talked` is not the time from `answered` to `ends`"
      case .outcome: "an `answered` time, and an `outcome` without an answer; the outcome stands"
      case .sequence(let meaning): "`\(meaning.rawValue)` where it was so already"
      case .total(let field): "a total of `\(field)` is not the sum of its rows"
      case .rate: "`rate` is not `answered` over `offered`"
      case .otherFigures: "one day twice, with other figures; the later row stands"
      }
    }
  }

  /// Rows that were read, headers left out.
  private(set) var read = 0
  /// Rows that what is written comes from.
  var kept = 0
  /// Rows that came twice.
  var repeated = 0
  /// Rows that mean nothing here, by why.
  private(set) var leftOut: [String: Int] = [:]
  /// Rows that cannot be used.
  private(set) var refused: [RefusalReason: Tally] = [:]
  private(set) var contradictions: [Contradiction: Tally] = [:]
  /// Calls without something, answered ones and others.
  private(set) var missing: [String: (answered: Int, others: Int)] = [:]
  /// Rows in which a time of day was put on the next day, by the first stage that was.
  var pastMidnight: [String: Int] = [:]
  /// Calls that begin on one day and end on another.
  var acrossMidnight = 0
  /// Calls of which the log has no beginning.
  var withoutBeginning = 0

  private let onRefused: (Place, String, String) throws -> Void
  private static let shown = 5

  /// - Parameter onRefused: Gets every refused row with its reason and what stood in the cell.
  init(onRefused: @escaping (Place, String, String) throws -> Void) {
    self.onRefused = onRefused
  }

  func countRow() { read += 1 }

  func leaveOut(_ why: String) { leftOut[why, default: 0] += 1 }

  /// Counts a refused row and tells of it.
  ///
  /// - Throws: What the teller throws.
  func refuse(_ reason: RefusalReason, cell: String, at place: Place) throws {
    add(place, cell, to: &refused[reason, default: Tally()])
    try onRefused(place, reason.text, cell)
  }

  /// Counts a contradiction.
  ///
  /// - Parameter size: By how much, in microseconds; 0 where that means nothing.
  func contradict(_ what: Contradiction, by size: Int64 = 0, at place: Place) {
    var tally = contradictions[what, default: Tally()]
    add(place, "", to: &tally)
    tally.largest = max(tally.largest, size)
    if size <= 1_000_000 { tally.small += 1 }
    contradictions[what] = tally
  }

  /// Counts a call without something that others have.
  func miss(_ field: String, answered: Bool) {
    var counts = missing[field, default: (0, 0)]
    if answered { counts.answered += 1 } else { counts.others += 1 }
    missing[field] = counts
  }

  private func add(_ place: Place, _ cell: String, to tally: inout Tally) {
    tally.count += 1
    if tally.first.count < Self.shown { tally.first.append((place, cell)) }
  }
}
