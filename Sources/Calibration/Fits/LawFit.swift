import Foundation
import Scenarios
import SimStatistics

/// A law of durations, fitted to a sample by maximum likelihood, with censoring and left truncation.
///
/// A censored row adds the logarithm of the chance to last longer, and a threshold takes off that of reaching it: Lawless
/// (2003), "Statistical Models and Methods for Lifetime Data", chapter 2. Standard errors are by the observed information on
/// the coordinates of ``DurationLaw``. Durations enter by their density, so a log in whole seconds should hold durations of
/// many seconds.
public struct LawFit: Sendable {
  /// The law.
  public let law: DurationLaw
  /// How many rows it was fitted to: the sum of their weights.
  public let size: Double
  /// How many of them were followed to their end.
  public let events: Double
  /// The greatest log likelihood, of durations in seconds.
  public let logLikelihood: Double
  /// The level of all intervals.
  public let level: ConfidenceLevel
  private let maximum: LikelihoodMaximum
  private let likelihood: LawLikelihood

  /// Fits a family to a sample.
  ///
  /// - Throws: `FitError.tooFew` unless more durations were observed than the family has parameters; `noSpread` where all are
  ///   equal and the family has a parameter for their spread; `noSpike` where no spike is found; `notIdentified`.
  /// - Complexity: Some 50 to 200 passes over the durations that differ; of complete samples without a spike only a Weibull
  ///   law needs passes.
  public init(
    _ family: LawFamily, to sample: CensoredSample, level: ConfidenceLevel = .ninetyFive
  ) throws(FitError) {
    guard sample.events > Double(family.parameters) else {
      throw .tooFew(observed: sample.events, needed: family.parameters + 1)
    }
    if let threshold = family.spikeBelow {
      let above = sample.observed.filter { $0.seconds >= threshold }
      guard above.count > 1 || family.body == .exponential, !above.isEmpty else { throw .noSpread }
      guard above.count < sample.observed.count, sample.threshold < threshold else {
        throw .noSpike(threshold: threshold)
      }
    } else if sample.observed.count < 2, family.body != .exponential {
      throw .noSpread
    }
    let likelihood = LawLikelihood(family, sample)
    do {
      maximum = try LikelihoodMaximum(from: likelihood.start, of: family.name) { likelihood($0) }
    } catch {
      guard let threshold = family.spikeBelow else { throw error }
      throw .noSpike(threshold: threshold)
    }
    law = DurationLaw(family, maximum.place)
    // A spike so small that a likelihood with it is no greater than one without.
    if let threshold = family.spikeBelow, law.spikeShare < 1e-5 {
      throw .noSpike(threshold: threshold)
    }
    size = sample.size
    events = sample.events
    logLikelihood = maximum.value
    self.level = level
    self.likelihood = likelihood
  }

  /// The coordinates of the law with their covariance.
  var normal: NormalFit? {
    NormalFit(maximum.place, covariance: Array(maximum.covariance.joined()))
  }

  /// Akaike's criterion: twice the number of parameters less twice the log likelihood.
  public var aic: Double { 2 * Double(law.family.parameters) - 2 * logLikelihood }

  /// How many standard errors an interval reaches to each side: a quantile of Student's t with a degree of freedom for each
  /// observed duration less one for each parameter, times the root of events over degrees of freedom. So the interval of the
  /// median of a complete lognormal sample is that of the mean of normal variates, but for one degree of freedom more that is
  /// taken off; normal quantiles would cover too seldom in samples of 50.
  private var reach: Double {
    let freedom = events - Double(law.family.parameters)
    return StudentT.criticalValue(level, degreesOfFreedom: freedom)
      * (events / freedom).squareRoot()
  }

  /// A positive figure of the law, with its standard error and interval by the delta method on its logarithm.
  public func value(_ figure: (DurationLaw) -> Double) -> FittedValue {
    let estimate = maximum.estimate { log(figure(DurationLaw(law.family, $0))) }
    return FittedValue(
      log: estimate.value, error: estimate.standardError, reach: reach, level: level)
  }

  /// A chance under the law, with its standard error and interval by the delta method on its log odds.
  public func chance(_ figure: (DurationLaw) -> Double) -> FittedValue {
    let estimate = maximum.estimate { Chance.logOdds(figure(DurationLaw(law.family, $0))) }
    return FittedValue(
      logOdds: estimate.value, error: estimate.standardError, reach: reach, level: level)
  }

  /// The mean, in seconds.
  public var mean: FittedValue { value(\.mean) }
  /// The median, in seconds.
  public var median: FittedValue { value(\.median) }
  /// The standard deviation over the mean; of an exponential law without a spike always 1.
  public var coefficientOfVariation: FittedValue { value(\.coefficientOfVariation) }

  /// The share of durations that belong to the spike; nil for families without one. Its interval is by profile likelihood:
  /// few rows are in a spike, and the share may be near 0.
  ///
  /// - Complexity: Some 10 fits.
  public var spikeShare: FittedValue? {
    guard law.family.spikeBelow != nil else { return nil }
    let index = maximum.place.count - 1
    let profile = ProfileLikelihood(
      place: maximum.place, value: maximum.value, index: index, logLikelihood: { likelihood($0) })
    return profile.chance(error: maximum.standardError(index), level: level)
  }

  /// The parameters of the body as a scenario names them, times in seconds.
  public var parameters: [(name: String, value: FittedValue)] {
    let first = value { exp($0.coordinates[0]) }
    switch law.family.body {
    case .exponential: return [("mean", first)]
    case .gamma: return [("mean", first), ("cv", value { exp(-$0.coordinates[1] / 2) })]
    case .weibull: return [("shape", value { exp($0.coordinates[1]) }), ("scale", first)]
    case .lognormal: return [("median", first), ("sigma", value { exp($0.coordinates[1]) })]
    }
  }
}
