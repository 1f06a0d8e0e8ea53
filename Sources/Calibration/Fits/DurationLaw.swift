import Foundation
import Scenarios
import SimRandom

/// A law of durations with its parameters.
///
/// It is kept by coordinates on which likelihoods are near to parabolas: logarithms of positive parameters (of an exponential
/// its mean, of a gamma its mean and shape, of a Weibull its scale and shape, of a lognormal its median and the standard
/// deviation of the logarithm), and last the log odds of a spike.
public struct DurationLaw: Hashable, Sendable {
  /// The family.
  public let family: LawFamily
  /// The coordinates.
  public let coordinates: [Double]

  private let first: Double
  private let second: Double
  /// The logarithm of the factor that makes a density integrate to 1.
  private let constant: Double

  /// A law by its coordinates.
  ///
  /// - Precondition: There are as many as the family has parameters.
  init(_ family: LawFamily, _ coordinates: [Double]) {
    precondition(coordinates.count == family.parameters, "a coordinate for each parameter")
    self.family = family
    self.coordinates = coordinates
    first = coordinates[0]
    second = family.body == .exponential ? 0 : coordinates[1]
    switch family.body {
    case .exponential: constant = -first
    case .gamma:
      let shape = exp(second)
      constant = shape * (second - first) - GSL.logGamma(shape)
    case .weibull: constant = second - exp(second) * first
    case .lognormal: constant = -second - 0.5 * log(2 * Double.pi)
    }
  }

  /// Whether the coordinates are of a law that a scenario can have.
  var isPossible: Bool {
    guard coordinates.allSatisfy({ $0.magnitude < 60 }) else { return false }
    switch family.body {
    case .exponential: return true
    case .gamma: return (1e-4...1e4).contains(exp(second))
    case .weibull: return (0.05...1e4).contains(exp(second))
    case .lognormal: return second < 2.5
    }
  }

  /// The share of durations that belong to the spike.
  public var spikeShare: Double {
    family.spikeBelow == nil ? 0 : Chance.of(logOdds: coordinates[coordinates.count - 1])
  }

  /// The logarithm of the body's density, at a positive duration with a known logarithm.
  func logBodyDensity(_ x: Double, log logX: Double) -> Double {
    switch family.body {
    case .exponential: return constant - x * exp(-first)
    case .gamma:
      let shape = exp(second)
      return constant + (shape - 1) * logX - shape * x * exp(-first)
    case .weibull:
      let shape = exp(second)
      return constant + (shape - 1) * logX - exp(shape * (logX - first))
    case .lognormal:
      let score = (logX - first) * exp(-second)
      return constant - logX - score * score / 2
    }
  }

  /// The logarithm of the chance that the body exceeds a positive duration with a known logarithm.
  func logBodySurvival(_ x: Double, log logX: Double) -> Double {
    switch family.body {
    case .exponential: return -x * exp(-first)
    case .gamma: return GSL.logGammaAbove(x * exp(second - first), shape: exp(second))
    case .weibull: return -exp(exp(second) * (logX - first))
    case .lognormal: return GSL.logNormalAbove((logX - first) * exp(-second))
    }
  }

  private func bodyCDF(_ x: Double) -> Double {
    switch family.body {
    case .exponential: return -expm1(-x * exp(-first))
    case .gamma: return GSL.gammaBelow(x * exp(second - first), shape: exp(second))
    case .weibull: return -expm1(-exp(exp(second) * (log(x) - first)))
    case .lognormal: return GSL.normalBelow((log(x) - first) * exp(-second))
    }
  }

  /// The logarithm of the density at a positive duration, in seconds.
  public func logDensity(_ x: Double) -> Double {
    let body = logBodyDensity(x, log: log(x))
    guard let threshold = family.spikeBelow else { return body }
    let odds = coordinates[coordinates.count - 1]
    let rest = Chance.log(ofLogOdds: -odds) + body
    return x < threshold ? log(spikeShare / threshold + exp(rest)) : rest
  }

  /// The logarithm of the chance of more than a duration, in seconds.
  public func logSurvival(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    let body = logBodySurvival(x, log: log(x))
    guard let threshold = family.spikeBelow else { return body }
    let odds = coordinates[coordinates.count - 1]
    let rest = Chance.log(ofLogOdds: -odds) + body
    return x < threshold ? log(spikeShare * (1 - x / threshold) + exp(rest)) : rest
  }

  /// The chance of at most a duration, in seconds.
  public func cdf(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard let threshold = family.spikeBelow else { return bodyCDF(x) }
    return spikeShare * min(1, x / threshold) + (1 - spikeShare) * bodyCDF(x)
  }

  /// The law as a scenario gives it, in seconds; a spike is a mixture with an even spread below its threshold.
  public var spec: DistributionSpec {
    guard let threshold = family.spikeBelow else { return bodySpec }
    var bounds = DistributionSpec.Bounds()
    bounds.max = threshold
    var (spike, rest) = (DistributionSpec.Component(), DistributionSpec.Component())
    spike.weight = spikeShare
    spike.of = .uniform(bounds)
    rest.weight = 1 - spikeShare
    rest.of = bodySpec
    return .mixture([spike, rest])
  }

  private var bodySpec: DistributionSpec {
    var law = DistributionSpec.Spread()
    switch family.body {
    case .exponential:
      var mean = DistributionSpec.Mean()
      mean.mean = exp(first)
      return .exponential(mean)
    case .gamma:
      law.mean = exp(first)
      law.cv = exp(-second / 2)
      return .gamma(law)
    case .weibull:
      law.shape = exp(second)
      law.scale = exp(first)
      return .weibull(law)
    case .lognormal:
      law.median = exp(first)
      law.sigma = exp(second)
      return .lognormal(law)
    }
  }

  /// The law as the project's random numbers draw it.
  ///
  /// - Throws: `FitError.notIdentified` where its parameters are beyond what a scenario can have.
  public func distribution() throws(FitError) -> Distribution {
    do { return try spec.distribution() } catch { throw .notIdentified(what: family.name) }
  }
}

extension DurationLaw {
  /// The mean, in seconds.
  public var mean: Double { moments.mean }

  /// The standard deviation over the mean.
  public var coefficientOfVariation: Double { moments.variance.squareRoot() / moments.mean }

  /// Half of all durations are at most this, in seconds.
  public var median: Double { quantile(0.5) }

  /// A share of all durations, strictly between 0 and 1, is at most this, in seconds.
  public func quantile(_ share: Double) -> Double {
    // Between limits that no duration passes, on a scale of logarithms, to the last digits.
    var (low, high) = (first - 60, first + 60)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high, high - low > 1e-13 else { return exp(middle) }
      if cdf(exp(middle)) < share { low = middle } else { high = middle }
    }
  }

  private var moments: (mean: Double, variance: Double) {
    let (mean, cv) = bodyMoments
    let variance = cv * cv * mean * mean
    guard let threshold = family.spikeBelow else { return (mean, variance) }
    let (share, rest) = (spikeShare, 1 - spikeShare)
    let distance = mean - threshold / 2
    return (
      share * threshold / 2 + rest * mean,
      share * threshold * threshold / 12 + rest * variance + share * rest * distance * distance
    )
  }

  /// The mean of the body, and its standard deviation over it, without the difference of like numbers.
  private var bodyMoments: (mean: Double, cv: Double) {
    switch family.body {
    case .exponential: return (exp(first), 1)
    case .gamma: return (exp(first), exp(-second / 2))
    case .weibull:
      let inverse = exp(-second)
      let half = GSL.logGamma(1 + inverse)
      return (
        exp(first + half), expm1(max(GSL.logGamma(1 + 2 * inverse) - 2 * half, 0)).squareRoot()
      )
    case .lognormal:
      let variance = exp(2 * second)
      return (exp(first + variance / 2), expm1(variance).squareRoot())
    }
  }
}
