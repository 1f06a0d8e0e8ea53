/// The process of low, few-call and other days while the feature is on.
///
/// A Markov chain over the kinds of day. Its first day, at the start and after every return, is drawn from
/// `first`, independently of the past: what happens to the chain while the feature is off is forgotten.
public struct DayProcess: Hashable, Sendable {
  /// The kind of a day.
  public enum Kind: Int, CaseIterable, Hashable, Sendable {
    /// The answer rate is low on enough calls.
    case low
    /// Enough calls, and not low.
    case notLow
    /// Too few calls to judge.
    case few
  }

  /// The distribution of the first day, by `Kind.rawValue`.
  public let first: [Double]
  /// Row i: the distribution of the day after a day of kind i.
  public let next: [[Double]]

  /// A general chain over the three kinds, in the order low, not low, few.
  ///
  /// - Throws: `TheoryError.outOfRange` for wrong shapes, `notAProbability` for rows that are no distributions.
  public init(first: [Double], next: [[Double]]) throws(TheoryError) {
    _ = try Check.within(3...3, "next.count", next.count)
    for row in [first] + next {
      _ = try Check.within(3...3, "row.count", row.count)
      for chance in row { _ = try Check.probability("day", chance) }
      let sum = row.reduce(0, +)
      guard abs(sum - 1) <= 1e-9 else { throw .notAProbability(parameter: "row sum", value: sum) }
    }
    self.first = first
    self.next = next
  }

  /// Days independent of each other.
  ///
  /// - Throws: `TheoryError.notAProbability` for a chance outside [0, 1] or a sum above 1.
  public static func independent(
    low: Double, few: Double = 0
  ) throws(TheoryError) -> DayProcess {
    let low = try Check.probability("low", low)
    let few = try Check.probability("few", few)
    let rest = try Check.probability("low + few", low + few)
    let row = [low, max(0, 1 - rest), few]
    return try DayProcess(first: row, next: [row, row, row])
  }

  /// Two-state persistence: every day judged, low with an overall chance, and low after a low day with
  /// another.
  ///
  /// The chance of low after not low follows: low (1 - lowAfterLow) / (1 - low). The first day, at the
  /// start and after every return, is low with the overall chance.
  ///
  /// - Throws: `TheoryError.notAProbability`, also where no such chain exists.
  public static func persistent(
    low: Double, lowAfterLow: Double
  ) throws(TheoryError) -> DayProcess {
    let low = try Check.probability("low", low)
    let after = try Check.probability("lowAfterLow", lowAfterLow)
    let fromOther = low < 1 ? low * (1 - after) / (1 - low) : after
    let entering = try Check.probability("low after not low", fromOther)
    let row = [entering, 1 - entering, 0]
    return try DayProcess(
      first: [low, 1 - low, 0], next: [[after, 1 - after, 0], row, row])
  }
}
