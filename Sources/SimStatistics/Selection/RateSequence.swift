import Foundation

/// Bounds of a rate that hold at all of a few looks together: a confidence sequence.
///
/// Days come one by one, each with its calls and the sum of what was answered of them. The rate is the ratio of
/// the two expectations. Each of the two bounds, at all looks together, is beyond the rate with a chance of at most
/// ``error``, so a rate that is found above or below a reference at the first look whose bounds leave it out is on the
/// other side with at most that chance. The error has two halves:
///
/// - **What varies.** The delta method's interval for a ratio (Cochran, "Sampling Techniques", 3rd ed., chapter 6)
///   with Student's t, of independent days, from ``firstLookAtWeeks`` on of independent weeks; Bonferroni's inequality
///   over the looks, of which the last has a half.
/// - **What has not been seen.** Days that answer nothing, or everything, may be missing among n days with calls; with
///   a chance of a half of the error they are at least 1 - (error / 2)^(1 / n) of all, the exact binomial bound after no
///   event in n (Clopper and Pearson, Biometrika 26 (1934) 404-413; three over n by rule of thumb: Hanley and
///   Lippman-Hand, JAMA 249 (1983) 1743-1745). The bounds give way by as much. So no spread among few days, which a t
///   interval takes for certainty, decides nothing. It needs no correction: the more days, the less can be missing.
///
/// Days that resemble each other are allowed for where their maximal correlation at a lag of k days is at most r^k, as of
/// functions of a stationary Gaussian autoregression of order 1 (H. Gebelein, Zeitschrift fuer angewandte Mathematik und
/// Mechanik 21 (1941) 364-379) and noise of each day's own. Then the variance of a sum over days is at most (1 + r) / (1 - r)
/// times that of independent ones; over weeks, of which the j-th next is at least 7 (j - 1) + 1 days away, at most
/// 1 + 2 r / (1 - r^7) times. And days of which a share p answers nothing are missed for n days with a chance of at most
/// (1 - p (1 - r))^n (expander hitting: N. Kahale, Journal of the ACM 42 (1995) 1091-1106), so p is bounded by 1 / (1 - r)
/// times what independent days say.
///
/// Adding a day and taking the bounds are O(1).
package struct RateSequence: Hashable, Sendable {
  /// The chance that the lower bound exceeds the rate at any look, and that the upper one falls short of it.
  package static let error = 0.01
  /// After how many weeks a look is taken. Whole weeks, so that every weekday weighs the same.
  package static let looks = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]
  /// The weeks from which weeks, and not days, are the independent blocks: days that follow each other may be alike.
  package static let firstLookAtWeeks = 16
  /// The days until the last look.
  package static let longest = 7 * 64

  /// The critical values of the looks.
  private static let criticalValues = looks.map { weeks in
    // A half to the last look, after which nothing can be decided.
    StudentT.upperQuantile(
      error / 4 / (7 * weeks == longest ? 1 : Double(looks.count - 1)),
      degreesOfFreedom: Double((weeks < firstLookAtWeeks ? 7 * weeks : weeks) - 1))
  }

  private var days = Blocks()
  private var weeks = Blocks()
  private var answeredThisWeek = 0.0
  private var callsThisWeek = 0.0
  private var daysWithCalls = 0

  /// r; 0 for independent days.
  private let persistence: Double

  /// Nothing seen yet.
  ///
  /// - Parameter persistence: How much days can resemble each other: r, from 0 to less than 1.
  package init(persistence: Double = 0) {
    self.persistence = persistence
  }

  /// How many days have been added.
  package var dayCount: Int { days.count }

  /// Adds the next day.
  ///
  /// - Parameters:
  ///   - answered: The sum over its calls of the outcome, 0 or 1, or of an unbiased estimate of it.
  ///   - calls: How many calls it has.
  package mutating func addDay(answered: Double, calls: Int) {
    days.add(answered, Double(calls))
    if calls > 0 { daysWithCalls += 1 }
    answeredThisWeek += answered
    callsThisWeek += Double(calls)
    guard days.count % 7 == 0 else { return }
    weeks.add(answeredThisWeek, callsThisWeek)
    (answeredThisWeek, callsThisWeek) = (0, 0)
  }

  /// The bounds, if a look is due after the days so far; nil if it is not, or if there was no call.
  package var bounds: RateBounds? {
    guard days.count % 7 == 0, let look = RateSequence.looks.firstIndex(of: days.count / 7),
      daysWithCalls > 0
    else { return nil }
    let rate = days.answered / days.calls
    let isByDay = RateSequence.looks[look] < RateSequence.firstLookAtWeeks
    let margin =
      RateSequence.criticalValues[look] * (isByDay ? days : weeks).standardError
      * inflation(isByDay: isByDay).squareRoot()
    var seen = pow(RateSequence.error / 2, 1 / Double(daysWithCalls))
    if persistence > 0 { seen = 1 - (1 - seen) / (1 - persistence) }
    return RateBounds(
      rate: rate, lower: rate * seen - margin, upper: 1 - (1 - rate) * seen + margin)
  }

  /// By how much more a sum over days or weeks varies than one over independent ones, at most.
  private func inflation(isByDay: Bool) -> Double {
    isByDay
      ? (1 + persistence) / (1 - persistence)
      : 1 + 2 * persistence / (1 - pow(persistence, 7))
  }

  /// Sums over blocks of days, by which the error of their ratio is worked out.
  private struct Blocks: Hashable {
    private(set) var count = 0
    private(set) var answered = 0.0
    private(set) var calls = 0.0
    private var squaredAnswered = 0.0
    private var products = 0.0
    private var squaredCalls = 0.0

    mutating func add(_ answered: Double, _ calls: Double) {
      count += 1
      self.answered += answered
      self.calls += calls
      squaredAnswered += answered * answered
      products += answered * calls
      squaredCalls += calls * calls
    }

    /// The standard error of the ratio: of residuals from it, whose mean is 0.
    var standardError: Double {
      let rate = answered / calls
      let residuals = squaredAnswered - rate * (2 * products - rate * squaredCalls)
      // Rounding can leave a little less than nothing.
      return (max(residuals, 0) * Double(count) / Double(count - 1)).squareRoot() / calls
    }
  }
}

/// An estimate of a rate with a lower and an upper bound, which may lie beyond 0 and 1.
package struct RateBounds: Hashable, Sendable {
  /// The estimate.
  package let rate: Double
  /// The lower bound.
  package let lower: Double
  /// The upper bound.
  package let upper: Double

  /// On which side of a reference the rate is; nil if the bounds leave it open.
  package func side(of reference: Double) -> RateSide? {
    if lower > reference { return .above }
    return upper < reference ? .below : nil
  }
}

/// On which side of a reference a rate is.
package enum RateSide: Hashable, Sendable {
  /// Above it.
  case above
  /// Below it.
  case below
}
