/// A quantile of independent, identically distributed observations.
public enum Quantile {
  /// The sample quantile with the interval between two order statistics.
  ///
  /// The value interpolates linearly between order statistics at 1 + (n - 1) p (definition 7 of Hyndman
  /// and Fan, 1996). The ends are the order statistics whose ranks leave at most half of 1 - level of
  /// the Binomial(n, p) distribution outside on each side, so that coverage is at least the level for
  /// any distribution. Source: David and Nagaraja, "Order Statistics", 3rd ed., section 7.1.
  ///
  /// - Parameters:
  ///   - probability: of the quantile, in (0, 1).
  ///   - values: the observations, in any order.
  ///   - level: of the interval.
  /// - Returns: no standard error; absent for `noObservations`, `outOfRange`, `notFinite`, or
  ///   `tooFewForQuantile` (the value stays).
  /// - Complexity: O(n log n).
  public static func estimate(
    _ probability: Double, of values: [Double], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let count = values.count
    guard count > 0 else { return .undefined(.noObservations, count: 0, method: .orderStatistic) }
    guard probability > 0, probability < 1 else {
      return .undefined(.outOfRange, count: count, method: .orderStatistic)
    }
    guard values.allSatisfy(\.isFinite) else {
      return .undefined(.notFinite, count: count, method: .orderStatistic)
    }
    let sorted = values.sorted()
    let value = interpolated(probability, sorted: sorted)
    let ranks = ranks(probability, count: count, level: level)
    guard let lower = ranks.lower, let upper = ranks.upper else {
      return .pointOnly(
        value, because: .tooFewForQuantile, count: count, method: .orderStatistic)
    }
    return .bounded(
      value, standardError: nil, lower: sorted[lower - 1], upper: sorted[upper - 1], level: level,
      count: count, method: .orderStatistic)
  }

  /// The ranks, from 1, of the order statistics that bound the quantile; nil where none does.
  ///
  /// Lower: the largest l with P(B <= l - 1) <= tail; upper: the smallest u with P(B >= u) <= tail,
  /// for B ~ Binomial(count, probability).
  package static func ranks(
    _ probability: Double, count: Int, level: ConfidenceLevel
  ) -> (lower: Int?, upper: Int?) {
    let cumulative = { Binomial.cumulative($0, trials: count, probability: probability) }
    let lower = partitionPoint(0..<count) { cumulative($0) > level.tail }
    let upper = partitionPoint(0..<count) { 1 - cumulative($0) <= level.tail } + 1
    return (lower >= 1 ? lower : nil, upper <= count ? upper : nil)
  }

  /// The first integer of the range at which a predicate, once true, stays true; the end if none is.
  private static func partitionPoint(_ range: Range<Int>, _ isPast: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if isPast(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func interpolated(_ probability: Double, sorted: [Double]) -> Double {
    let position = Double(sorted.count - 1) * probability
    let below = Int(position.rounded(.down))
    let fraction = position - Double(below)
    let next = min(below + 1, sorted.count - 1)
    return sorted[below] * (1 - fraction) + sorted[next] * fraction
  }
}
