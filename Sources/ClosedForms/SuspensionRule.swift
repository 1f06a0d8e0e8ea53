/// A rule of the kind "k low days, m days off, then a delay until the return".
public struct SuspensionRule: Hashable, Sendable {
  /// The trigger of a suspension.
  ///
  /// The history is cleared by it and starts at nothing on the return.
  public enum Trigger: Hashable, Sendable {
    /// So many low days in a row.
    case consecutive(Int)
    /// So many low days among the last so many judged days.
    case ofLast(low: Int, days: Int)
  }

  /// What a day with too few calls does to the history.
  public enum FewCallDay: String, Hashable, Sendable {
    /// Counts as a day that is not low.
    case resets
    /// Is left out, as if it had not been.
    case carries
  }

  /// The distribution of the whole days between the end of the penalty and the return.
  public enum ReturnDelay: Hashable, Sendable {
    /// None: the feature is on again as the penalty ends.
    case none
    /// Always so many days.
    case fixed(days: Int)
    /// Each day's start is the return with this chance, beginning with the end of the penalty; mean
    /// (1 - p) / p.
    case geometric(dailyChance: Double)
    /// Chances of 0, 1, 2, ... days; what is missing to 1 never returns.
    case distribution([Double])

    /// P(delay = days).
    func mass(_ days: Int) -> Double {
      switch self {
      case .none: return days == 0 ? 1 : 0
      case .fixed(let fixed): return days == fixed ? 1 : 0
      case .geometric(let chance): return chance * power(1 - chance, days)
      case .distribution(let chances): return days < chances.count ? chances[days] : 0
      }
    }

    /// The mean, or nil where some never return.
    var mean: Double? {
      switch self {
      case .none: return 0
      case .fixed(let days): return Double(days)
      case .geometric(let chance): return (1 - chance) / chance
      case .distribution(let chances):
        let returning = chances.reduce(0, +)
        // Rounding of a sum of chances meant to be 1.
        guard abs(returning - 1) <= 1e-9 else { return nil }
        return chances.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
      }
    }
  }

  /// The trigger of a suspension.
  public let trigger: Trigger
  /// What a few-call day does.
  public let fewCallDay: FewCallDay
  /// Days off, counted from the midnight of the decision.
  public let penaltyDays: Int
  /// What comes after the penalty.
  public let returnDelay: ReturnDelay

  /// Checks and keeps the parts of a rule.
  ///
  /// - Parameters:
  ///   - trigger: The trigger of a suspension.
  ///   - fewCallDay: The effect of a day with too few calls.
  ///   - penaltyDays: Days off, counted from the midnight of the decision.
  ///   - returnDelay: The delay between the penalty and the return.
  /// - Throws: `TheoryError.outOfRange` (low days 1...64 in a row; 1 <= low <= days <= 24; penalty and
  ///   fixed delay 0...100,000 days) or `notAProbability` (a geometric chance outside (0, 1], a delay
  ///   distribution that adds up to more than 1).
  public init(
    trigger: Trigger, fewCallDay: FewCallDay = .resets, penaltyDays: Int,
    returnDelay: ReturnDelay = .none
  ) throws(TheoryError) {
    switch trigger {
    case .consecutive(let days): _ = try Check.within(1...64, "consecutive", days)
    case .ofLast(let low, let days):
      _ = try Check.within(1...24, "days", days)
      _ = try Check.within(1...days, "low", low)
    }
    switch returnDelay {
    case .none: break
    case .fixed(let days): _ = try Check.within(0...100_000, "delay", days)
    case .geometric(let chance):
      guard chance > 0, chance <= 1 else {
        throw .notAProbability(parameter: "dailyChance", value: chance)
      }
    case .distribution(let chances):
      for chance in chances { _ = try Check.probability("delay", chance) }
      let sum = chances.reduce(0, +)
      guard sum <= 1 + 1e-9 else { throw .notAProbability(parameter: "delay sum", value: sum) }
    }
    self.trigger = trigger
    self.fewCallDay = fewCallDay
    self.penaltyDays = try Check.within(0...100_000, "penaltyDays", penaltyDays)
    self.returnDelay = returnDelay
  }

  /// What the rule remembers of the judged days since the start or the return: the streak's length, or
  /// the last days as bits, the latest lowest.
  typealias History = UInt32

  /// The history after one more day, or nil if that day sets off a suspension.
  func advance(_ history: History, by kind: DayProcess.Kind) -> History? {
    if kind == .few, fewCallDay == .carries { return history }
    switch trigger {
    case .consecutive(let days):
      guard kind == .low else { return 0 }
      return Int(history) + 1 == days ? nil : history + 1
    case .ofLast(let low, let days):
      let window: History = (1 << History(days)) - 1
      let longer = ((history << 1) | (kind == .low ? 1 : 0)) & window
      if longer.nonzeroBitCount >= low { return nil }
      // The oldest day of the window drops out before the next is judged.
      return longer & (window >> 1)
    }
  }
}

/// A power with a whole exponent, by repeated squaring.
func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  var square = base
  var left = exponent
  while left > 0 {
    if left & 1 == 1 { result *= square }
    square *= square
    left >>= 1
  }
  return result
}
