import Foundation

extension SurvivalCurve {
  /// The chance of no event up to and including a time.
  ///
  /// The interval is Greenwood's on the log(-log) scale. Where that has none, the exact binomial one
  /// stands in: before the first event, of nobody among those watched that long; once nobody
  /// survives, of everybody in the last group.
  ///
  /// - Returns: absent for `outOfRange` (a negative time) or `beyondHorizon` (nobody was watched so
  ///   long).
  /// - Complexity: O(log n).
  public func survival(at time: Double, level: ConfidenceLevel = .ninetyFive) -> Estimate {
    guard time >= 0 else { return .undefined(.outOfRange, count: count, method: .greenwood) }
    let index = firstStep { $0.time > time } - 1
    let step = index >= 0 ? steps[index] : nil
    if time > horizon, step?.survival != 0 {
      return .undefined(.beyondHorizon, count: count, method: .greenwood)
    }
    guard let step else {
      let watched = watched.first { $0.time >= time }?.atRisk ?? 0
      let events = Proportion.clopperPearson(successes: 0, trials: watched, level: level)
      return complement(of: events, value: 1)
    }
    guard step.survival > 0 else {
      let events = Proportion.clopperPearson(
        successes: step.events, trials: step.atRisk, level: level)
      return complement(of: events, value: 0)
    }
    let ends = Self.logLogEnds(step, reach: StandardNormal.criticalValue(level))
    return .bounded(
      step.survival, standardError: step.survival * step.greenwood.squareRoot(),
      lower: ends.lower, upper: ends.upper, level: level, count: count, method: .greenwood)
  }

  /// The first time by which a share of the subjects has had the event.
  ///
  /// The ends are the first times at which the upper and the lower end of the pointwise intervals come
  /// down to 1 - `share`. Source: Brookmeyer and Crowley (1982), Biometrics 38, 29-41, with the
  /// log(-log) transform.
  ///
  /// - Returns: no standard error. Absent for `outOfRange` (share outside (0, 1)) or `notReached`; the
  ///   value stays where only an end of the interval is not reached.
  /// - Complexity: O(n).
  public func quantile(_ share: Double, level: ConfidenceLevel = .ninetyFive) -> Estimate {
    guard share > 0, share < 1 else {
      return .undefined(.outOfRange, count: count, method: .greenwood)
    }
    let target = 1 - share
    // Products of survival fractions carry rounding of a few units in the last place.
    let tolerance = 1e-12
    let fallen = firstStep { $0.survival <= target + tolerance }
    guard fallen < steps.count else {
      return .undefined(.notReached, count: count, method: .greenwood)
    }
    let value = steps[fallen].time
    let reach = StandardNormal.criticalValue(level)
    let lower = steps.first { Self.logLogEnds($0, reach: reach).lower <= target + tolerance }
    let upper = steps.first { Self.logLogEnds($0, reach: reach).upper <= target + tolerance }
    guard let lower, let upper else {
      return .pointOnly(value, because: .notReached, count: count, method: .greenwood)
    }
    return .bounded(
      value, standardError: nil, lower: lower.time, upper: upper.time, level: level, count: count,
      method: .greenwood)
  }

  /// The mean time without the event within the first `limit`: the area under the curve.
  ///
  /// Standard error sqrt(sum A_j^2 d_j / (n_j (n_j - d_j))), A_j the area from the j-th event time to
  /// the limit; normal interval. Source: Klein and Moeschberger, "Survival Analysis", 2nd ed., section
  /// 4.5.
  ///
  /// - Returns: in the unit of the times. Absent for `outOfRange` (limit not positive) or
  ///   `beyondHorizon`, or, with its value, `notReached` when no event came before the limit.
  /// - Complexity: O(n).
  public func restrictedMean(
    to limit: Double, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    guard limit > 0, limit.isFinite else {
      return .undefined(.outOfRange, count: count, method: .greenwood)
    }
    if limit > horizon, steps.last?.survival != 0 {
      return .undefined(.beyondHorizon, count: count, method: .greenwood)
    }
    let relevant = steps.prefix { $0.time < limit }
    var area = 0.0
    var variance = 0.0
    var right = limit
    for step in relevant.reversed() {
      area += step.survival * (right - step.time)
      right = step.time
      let left = step.atRisk - step.events
      if left > 0 {
        variance += area * area * Double(step.events) / (Double(step.atRisk) * Double(left))
      }
    }
    area += right
    guard !relevant.isEmpty else {
      return .pointOnly(area, because: .notReached, count: count, method: .greenwood)
    }
    let error = variance.squareRoot()
    let reach = StandardNormal.criticalValue(level) * error
    return .bounded(
      area, standardError: error, lower: max(0, area - reach), upper: min(limit, area + reach),
      level: level, count: count, method: .greenwood)
  }

  /// The pointwise ends S^exp(+-z sigma), sigma^2 = Greenwood's sum / (ln S)^2.
  private static func logLogEnds(
    _ step: Step, reach: Double
  ) -> (lower: Double, upper: Double) {
    guard step.survival > 0 else { return (0, 0) }
    let spread = reach * step.greenwood.squareRoot() / log(step.survival).magnitude
    return (pow(step.survival, exp(spread)), pow(step.survival, exp(-spread)))
  }

  private func complement(of events: Estimate, value: Double) -> Estimate {
    guard let interval = events.interval else {
      return .pointOnly(
        value, because: events.absence ?? .noObservations, count: count, method: .clopperPearson)
    }
    return .bounded(
      value, standardError: nil, lower: 1 - interval.upper, upper: 1 - interval.lower,
      level: interval.level, count: count, method: .clopperPearson)
  }

  private func firstStep(where isPast: (Step) -> Bool) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = low + (high - low) / 2
      if isPast(steps[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
