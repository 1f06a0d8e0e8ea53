import CGSL

/// The threshold of an answer rate, as an exact fraction.
public struct AnswerThreshold: Hashable, Sendable {
  /// Which side of the threshold makes a day low.
  public enum Comparison: String, Hashable, Sendable {
    /// Low if answered / offered < threshold.
    case below
    /// Low if answered / offered <= threshold.
    case atOrBelow
  }

  /// The fraction's numerator.
  public let numerator: Int
  /// The fraction's denominator.
  public let denominator: Int
  /// Which side is low.
  public let comparison: Comparison

  /// Checks and keeps a fraction in [0, 1], for example 60 / 100.
  ///
  /// - Parameters:
  ///   - numerator: The numerator.
  ///   - denominator: The denominator.
  ///   - comparison: The side of the threshold that is low.
  /// - Throws: `TheoryError.outOfRange` unless 0 <= numerator <= denominator <= 1,000,000,000 and the
  ///   denominator is positive.
  public init(
    _ numerator: Int, over denominator: Int, comparison: Comparison = .below
  ) throws(TheoryError) {
    self.denominator = try Check.within(1...1_000_000_000, "denominator", denominator)
    self.numerator = try Check.within(0...denominator, "numerator", numerator)
    self.comparison = comparison
  }

  /// The most answered calls with which a day of `offered` calls is low; -1 if none is.
  ///
  /// - Parameter offered: from 0 to 1,000,000,000, so that the products fit.
  func mostAnsweredWhenLow(offered: Int) -> Int {
    let product = numerator * offered
    switch comparison {
    case .atOrBelow: return product / denominator
    case .below: return product == 0 ? -1 : (product - 1) / denominator
    }
  }
}

/// The distribution of a day's number of calls.
public enum DailyCalls: Hashable, Sendable {
  /// Always so many.
  case fixed(Int)
  /// Poisson with a mean.
  case poisson(mean: Double)
  /// Poisson whose mean is itself gamma distributed from day to day: negative binomial.
  ///
  /// `shape` is one over the squared coefficient of variation of the day's busyness.
  case gammaPoisson(mean: Double, shape: Double)
}

/// The chances of the three kinds of day when every call is answered with the same chance.
///
/// Given N calls, the answered are Binomial(N, p); the day is "few" below the least number of calls,
/// else low or not low by the exact comparison of answered x denominator with threshold x offered.
public struct LowDayChance: Hashable, Sendable {
  /// The chance of a low day.
  public let low: Double
  /// The chance of too few calls to judge; a day without a call is always one.
  public let few: Double
  /// Upper bound of the probability of call counts left out of the sum: `low` is at most so much too
  /// small.
  public let neglected: Double

  /// The chance of a judged day that is not low.
  public var notLow: Double { max(0, 1 - low - few) }

  /// The chance that a day is low given that it is judged; nil if no day ever is.
  public var lowAmongJudged: Double? {
    few < 1 ? low / (1 - few) : nil
  }

  /// Sums over the number of calls until at most 1e-15 of its distribution is left out.
  ///
  /// - Parameters:
  ///   - calls: the distribution of the number of calls.
  ///   - answerProbability: of every call, independently.
  ///   - threshold: what is low.
  ///   - minimumCalls: fewer are too few to judge; 0 acts like 1.
  /// - Throws: `TheoryError.notPositive`, `notAProbability`, or `outOfRange` for a negative minimum or
  ///   call counts beyond 10,000,000.
  /// - Complexity: O(n) for n the largest number of calls that is not negligible.
  public init(
    calls: DailyCalls, answerProbability: Double, threshold: AnswerThreshold, minimumCalls: Int
  ) throws(TheoryError) {
    let limit = 10_000_000
    let answer = try Check.probability("answerProbability", answerProbability)
    let least = max(1, try Check.within(0...limit, "minimumCalls", minimumCalls))
    let lowGiven = { (offered: Int) in
      binomialCumulative(
        threshold.mostAnsweredWhenLow(offered: offered), trials: offered, probability: answer)
    }
    let distribution: CallDistribution
    switch calls {
    case .fixed(let count):
      let count = try Check.within(0...limit, "calls", count)
      few = count < least ? 1 : 0
      low = count < least ? 0 : lowGiven(count)
      neglected = 0
      return
    case .poisson(let mean):
      distribution = .poisson(mean: try Check.positive("mean", mean))
    case .gammaPoisson(let mean, let shape):
      distribution = .negativeBinomial(
        mean: try Check.positive("mean", mean), shape: try Check.positive("shape", shape))
    }
    let negligible = 1e-15
    // The smallest count beyond which lies no more than `negligible`, found by bisection.
    guard distribution.tail(beyond: limit) <= negligible else {
      throw .outOfRange(parameter: "calls", value: limit + 1, supported: 0...limit)
    }
    var last = limit
    var below = -1
    while last - below > 1 {
      let middle = below + (last - below) / 2
      if distribution.tail(beyond: middle) <= negligible { last = middle } else { below = middle }
    }
    var sum = 0.0
    for offered in stride(from: least, through: last, by: 1) {
      let mass = distribution.mass(offered)
      if mass > 0 { sum += mass * lowGiven(offered) }
    }
    low = min(1, sum)
    few = distribution.cumulative(upTo: least - 1)
    neglected = negligible
  }
}

private enum CallDistribution {
  case poisson(mean: Double)
  case negativeBinomial(mean: Double, shape: Double)

  func mass(_ count: Int) -> Double {
    guard let count = UInt32(exactly: count) else { return 0 }
    switch self {
    case .poisson(let mean):
      return GSL.call { gsl_ran_poisson_pdf(count, mean) }
    case .negativeBinomial(let mean, let shape):
      return GSL.call { gsl_ran_negative_binomial_pdf(count, shape / (shape + mean), shape) }
    }
  }

  /// P(N <= count), not by complement, which would lose small chances.
  func cumulative(upTo count: Int) -> Double {
    switch self {
    case .poisson(let mean):
      return GSL.call { gsl_cdf_gamma_Q(mean, Double(count) + 1, 1) }
    case .negativeBinomial(let mean, let shape):
      return GSL.call { gsl_cdf_beta_Q(mean / (shape + mean), Double(count) + 1, shape) }
    }
  }

  /// P(N > count), through the incomplete gamma and beta functions.
  func tail(beyond count: Int) -> Double {
    switch self {
    case .poisson(let mean):
      return GSL.call { gsl_cdf_gamma_P(mean, Double(count) + 1, 1) }
    case .negativeBinomial(let mean, let shape):
      return GSL.call { gsl_cdf_beta_P(mean / (shape + mean), Double(count) + 1, shape) }
    }
  }
}

/// P(K = count) for K ~ Binomial(trials, probability).
func binomialMass(_ count: Int, trials: Int, probability: Double) -> Double {
  guard let count = UInt32(exactly: count), let trials = UInt32(exactly: trials) else { return 0 }
  return GSL.call { gsl_ran_binomial_pdf(count, probability, trials) }
}

/// P(K <= count) for K ~ Binomial(trials, probability).
func binomialCumulative(_ count: Int, trials: Int, probability: Double) -> Double {
  if count < 0 { return 0 }
  if count >= trials { return 1 }
  return GSL.call { gsl_cdf_beta_Q(probability, Double(count) + 1, Double(trials - count)) }
}
