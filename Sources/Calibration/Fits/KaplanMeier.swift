import Foundation
import SimStatistics

/// The chance to last longer than any time, from durations that may be censored, with no law assumed.
///
/// The product-limit estimate of Kaplan and Meier (1958), JASA 53, 457-481; its variance by Greenwood's formula; intervals
/// that are even on the scale of log(-log S), as Kalbfleisch and Prentice (2002), "The Statistical Analysis of Failure Time
/// Data", section 1.4, recommend. A duration that ends and one that is censored at the same time: the end came first. With a
/// threshold, all chances are given that it was reached.
///
/// The mean of those who left is no estimate of patience: it knows nothing of those who were answered before they would have
/// left.
public struct KaplanMeier: Sendable {
  /// A time at which durations ended.
  public struct Step: Hashable, Sendable {
    /// The time, in seconds.
    public let seconds: Double
    /// How many durations were still followed just before, by weight.
    public let atRisk: Double
    /// How many ended then.
    public let events: Double
    /// The chance to last longer.
    public let survival: Double
    /// Greenwood's sum up to then: the variance of the logarithm of the chance; infinite where the chance is 0.
    public let greenwood: Double
  }

  /// The times at which durations ended, ascending.
  public let steps: [Step]
  /// How long the longest duration was followed, in seconds; beyond, nothing is known.
  public let longest: Double
  /// How many durations there are, by weight.
  public let size: Double
  /// How many of them ended.
  public let events: Double
  /// The level of all intervals.
  public let level: ConfidenceLevel

  /// Estimates the curve.
  ///
  /// - Throws: `FitError.tooFew` where no duration ended.
  /// - Complexity: O(n) for n durations that differ.
  public init(
    _ sample: CensoredSample, level: ConfidenceLevel = .ninetyFive
  ) throws(FitError) {
    guard sample.events > 0 else { throw .tooFew(observed: 0, needed: 1) }
    var greenwood = 0.0
    steps = ProductLimit(sample.observed, censored: sample.censored, size: sample.size).drops.map {
      drop in
      let rest = drop.atRisk - drop.events
      greenwood += rest > 0 ? drop.events / (drop.atRisk * rest) : .infinity
      return Step(
        seconds: drop.seconds, atRisk: drop.atRisk, events: drop.events, survival: drop.after,
        greenwood: greenwood)
    }
    longest = sample.longest
    size = sample.size
    events = sample.events
    self.level = level
  }

  /// The chance to last longer than a time; nil for times to which no duration was followed.
  ///
  /// Before the first end and after all have ended there is no variance: the interval is then Clopper and Pearson's, of all
  /// or none of those still followed.
  public func survival(at seconds: Double) -> FittedValue? {
    guard seconds >= 0, seconds <= longest || steps.last?.survival == 0 else { return nil }
    let index = steps.firstIndex { $0.seconds > seconds } ?? steps.count
    let next = index < steps.count ? steps[index].atRisk : steps.last?.atRisk ?? 0
    guard index > 0 else { return edge(1, of: next) }
    let step = steps[index - 1]
    guard step.survival > 0 else { return edge(0, of: step.atRisk) }
    return FittedValue(
      value: step.survival, standardError: step.survival * step.greenwood.squareRoot(),
      interval: interval(step))
  }

  /// The least time by which a share of durations, in (0, 1), has ended; any part is nil where the curve does not fall so far.
  ///
  /// The interval is that of Brookmeyer and Crowley (1982), Biometrics 38(1), 29-41: the times at which the chance's own
  /// interval holds the share.
  public func quantile(_ share: Double) -> SurvivalQuantile {
    // Survival is a product, whose rounding must not decide.
    let left = 1 - share + 1e-12
    return SurvivalQuantile(
      seconds: steps.first { $0.survival <= left }?.seconds,
      lower: steps.first { interval($0).lower <= left }?.seconds,
      upper: steps.first { interval($0).upper <= left }?.seconds, level: level)
  }

  /// The time by which half of all durations have ended.
  public var median: SurvivalQuantile { quantile(0.5) }

  /// The mean of the durations, each cut at a horizon in seconds: the area below the curve up to it.
  ///
  /// - Returns: nil where no duration was followed to the horizon, or it is not positive.
  public func restrictedMean(to horizon: Double) -> FittedValue? {
    guard horizon > 0, horizon < .infinity, horizon <= longest || steps.last?.survival == 0 else {
      return nil
    }
    let inside = steps.prefix { $0.seconds < horizon }
    // From the last step back, so that the area to the right of each step is known.
    var (area, variance) = (0.0, 0.0)
    var right = horizon
    for step in inside.reversed() {
      area += step.survival * (right - step.seconds)
      let rest = step.atRisk - step.events
      if rest > 0 { variance += area * area * step.events / (step.atRisk * rest) }
      right = step.seconds
    }
    area += right
    // As of a variance from a sample, by Kaplan and Meier themselves.
    let error = (variance * (events > 1 ? events / (events - 1) : 1)).squareRoot()
    let reach = StandardNormal.criticalValue(level) * error
    return FittedValue(
      value: area, standardError: error,
      interval: Interval(
        lower: max(0, area - reach), upper: min(horizon, area + reach), level: level))
  }

  private func interval(_ step: Step) -> Interval {
    guard step.survival > 0, step.survival < 1 else { return edge(0, of: step.atRisk).interval }
    let spread = step.greenwood.squareRoot() / log(step.survival).magnitude
    let factor = exp(StandardNormal.criticalValue(level) * spread)
    return Interval(
      lower: pow(step.survival, factor), upper: pow(step.survival, 1 / factor), level: level)
  }

  /// A chance of 0 or 1, of so many that were still followed.
  private func edge(_ chance: Double, of count: Double) -> FittedValue {
    let reach = 1 - pow(level.tail, 1 / max(count, 1))
    return FittedValue(
      value: chance, standardError: 0,
      interval: chance == 0
        ? Interval(lower: 0, upper: reach, level: level)
        : Interval(lower: 1 - reach, upper: 1, level: level))
  }
}

/// A quantile of durations with its interval, in seconds.
public struct SurvivalQuantile: Hashable, Sendable {
  /// The quantile; nil where the curve does not fall so far.
  public let seconds: Double?
  /// The lower end of its interval.
  public let lower: Double?
  /// The upper end of its interval; nil where the rows set none.
  public let upper: Double?
  /// The level of the interval.
  public let level: ConfidenceLevel

  /// Whether the interval has a time in it.
  public func covers(_ seconds: Double) -> Bool {
    (lower ?? .infinity) <= seconds && seconds <= (upper ?? .infinity)
  }
}

/// The product-limit estimate, as a list of drops.
struct ProductLimit {
  /// Where the curve drops.
  struct Drop {
    let seconds: Double
    let atRisk: Double
    let events: Double
    /// The curve just before and just after.
    let before: Double
    let after: Double
  }

  let drops: [Drop]

  /// - Parameters:
  ///   - ending: What ends, ascending; before what is censored at the same time.
  ///   - size: All weights.
  init(_ ending: [CensoredSample.Tally], censored: [CensoredSample.Tally], size: Double) {
    var drops: [Drop] = []
    drops.reserveCapacity(ending.count)
    var (atRisk, survival) = (size, 1.0)
    var next = 0
    for (index, tally) in ending.enumerated() {
      while next < censored.count, censored[next].seconds < tally.seconds {
        atRisk -= censored[next].weight
        next += 1
      }
      // What is left may be rounding, where weights are no whole numbers.
      let isLast = index == ending.count - 1 && next == censored.count
      let after = isLast ? 0 : survival * max(0, 1 - tally.weight / atRisk)
      drops.append(
        Drop(
          seconds: tally.seconds, atRisk: isLast ? tally.weight : atRisk, events: tally.weight,
          before: survival, after: after))
      atRisk -= tally.weight
      survival = after
    }
    self.drops = drops
  }
}
