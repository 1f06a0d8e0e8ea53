import Foundation
import Scenarios
import SimStatistics

/// One agent's chance to notice a ring and the delay of the pick-up, fitted to rings of which the log holds the first answer of n.
///
/// The n agents are independent, each notices with chance p and then picks up after a delay of distribution F and density f.
/// No answer by t has the chance (1 - p F(t))^n, an answer at t the density n p f(t) (1 - p F(t))^(n - 1). The first of several
/// is faster than one alone: whoever takes the answered rings for one agent's delays finds them too short, and chances too
/// high. The two stand in a scenario as `chance` and `delay` of a state of `answering`.
public struct FirstPickUpFit: Sendable {
  /// The chance that one agent notices. Its interval is by profile likelihood, as it may lie at 1.
  public let chance: FittedValue
  /// The law of one agent's delay.
  public let delay: DurationLaw
  /// How many rings it was fitted to, by weight.
  public let size: Double
  /// How many of them were answered.
  public let answered: Double
  /// How long the longest ring was, in seconds.
  public let longest: Double
  /// The greatest log likelihood, of times in seconds.
  public let logLikelihood: Double
  /// The level of all intervals.
  public let level: ConfidenceLevel
  private let maximum: LikelihoodMaximum
  private let isCertain: Bool

  /// Fits a family of delays.
  ///
  /// - Throws: `FitError.tooFew` unless more rings were answered than there are parameters; `noSpread` where all answers
  ///   came after the same time and the family has a parameter for their spread; `outOfRange` for a family with a spike;
  ///   `notIdentified`.
  /// - Complexity: Some 100 passes over the rings that differ, and 1,000 or so for the interval of the chance.
  public init(
    _ family: LawFamily, to sample: RingSample, level: ConfidenceLevel = .ninetyFive
  ) throws(FitError) {
    if let threshold = family.spikeBelow {
      throw .outOfRange(name: "a spike in pick-up delays, below a threshold", value: threshold)
    }
    let parameters = family.parameters + 1
    guard sample.answered > Double(parameters) else {
      throw .tooFew(observed: sample.answered, needed: parameters + 1)
    }
    let times = sample.rings.filter(\.isAnswered).map(\.seconds)
    guard Set(times).count > 1 || family.body == .exponential else { throw .noSpread }
    let likelihood = RingLikelihood(family, sample)
    let best = try Self.search(likelihood, family)
    maximum = best.maximum
    isCertain = best.isCertain
    delay = DurationLaw(family, Array(best.place[1...]))
    size = sample.size
    answered = sample.answered
    longest = sample.longest
    logLikelihood = maximum.value
    self.level = level

    let profile = ProfileLikelihood(
      place: best.place, value: maximum.value, index: 0, logLikelihood: { likelihood($0) })
    guard best.isCertain else {
      chance = profile.chance(error: maximum.standardError(0), level: level)
      return
    }
    let lower = profile.end(
      towards: -Chance.edge, step: 1, reach: StandardNormal.criticalValue(level))
    chance = FittedValue(
      value: 1, standardError: 0,
      interval: Interval(
        lower: lower.map { Chance.of(logOdds: $0) } ?? 0, upper: 1, level: level))
  }

  /// Searches with the chance free, and where that leads to its edge, with a chance of 1.
  private static func search(
    _ likelihood: RingLikelihood, _ family: LawFamily
  ) throws(FitError) -> (maximum: LikelihoodMaximum, place: [Double], isCertain: Bool) {
    let start = likelihood.start
    let free: LikelihoodMaximum?
    var failure: FitError?
    do throws(FitError) {
      free = try LikelihoodMaximum(
        from: start, of: "the chance and the \(family.name) delay"
      ) { likelihood($0) }
    } catch {
      free = nil
      failure = error
    }
    if let free, free.place[0] < Chance.edge - 4 { return (free, free.place, false) }
    let certain = try? LikelihoodMaximum(from: Array(start[1...]), of: "the delay") {
      likelihood([Chance.edge] + $0)
    }
    guard let certain, certain.value >= free?.value ?? likelihood(start) else {
      throw failure ?? .notIdentified(what: "the chance and the \(family.name) delay")
    }
    return (certain, [Chance.edge] + certain.place, true)
  }

  /// The coordinates of the delay with their covariance, whatever the chance is.
  var normal: NormalFit? {
    let whole = NormalFit(maximum.place, covariance: Array(maximum.covariance.joined()))
    return whole?.selecting(Array((isCertain ? 0 : 1)..<maximum.place.count))
  }

  /// Akaike's criterion: twice the number of parameters less twice the log likelihood.
  public var aic: Double { 2 * Double(delay.family.parameters + 1) - 2 * logLikelihood }

  private var reach: Double {
    let freedom = answered - Double(delay.family.parameters + 1)
    return StudentT.criticalValue(level, degreesOfFreedom: freedom)
  }

  private func law(_ coordinates: [Double]) -> (chance: Double, delay: DurationLaw) {
    isCertain
      ? (1, DurationLaw(delay.family, coordinates))
      : (
        Chance.of(logOdds: coordinates[0]),
        DurationLaw(delay.family, Array(coordinates[1...]))
      )
  }

  /// A positive figure of the delay, with its standard error and interval by the delta method on its logarithm.
  public func value(_ figure: (DurationLaw) -> Double) -> FittedValue {
    let estimate = maximum.estimate { log(figure(law($0).delay)) }
    return FittedValue(
      log: estimate.value, error: estimate.standardError, reach: reach, level: level)
  }

  /// The median of one agent's delay, in seconds.
  public var median: FittedValue { value(\.median) }
  /// The mean of one agent's delay, in seconds.
  public var mean: FittedValue { value(\.mean) }
  /// Its standard deviation over the mean.
  public var coefficientOfVariation: FittedValue { value(\.coefficientOfVariation) }

  /// The chance that one agent alone has picked up by a time, in seconds.
  ///
  /// Rings say this best: for times within them it stands even where chance and delay cannot be told apart.
  public func pickedUp(by seconds: Double) -> FittedValue {
    let estimate = maximum.estimate {
      let law = law($0)
      return Chance.logOdds(law.chance * law.delay.cdf(seconds))
    }
    return FittedValue(
      logOdds: estimate.value, error: estimate.standardError,
      reach: StandardNormal.criticalValue(level), level: level)
  }

  /// What the rings cannot tell, in plain words; nil where they tell chance and delay apart.
  ///
  /// Late pick-ups and none look alike where rings end early: the less of the delay lies within the longest ring, the less.
  public var caution: String? {
    let within = delay.cdf(longest)
    guard within < 0.9 || chance.interval.upper > 0.999 && !isCertain else { return nil }
    let picked = pickedUp(by: longest)
    return "the longest ring, of \(FitText.number(longest)) s, has "
      + "\(FitText.number(100 * within, digits: 0)) % of the fitted delay within it: a chance near "
      + "\(FitText.number(chance.interval.lower, digits: 2)) with a short delay fits about as well as "
      + "one near \(FitText.number(chance.interval.upper, digits: 2)) with a long one; what is sure is "
      + "that an agent picks up by then with chance \(FitText.number(picked.value, digits: 2)) "
      + "(standard error \(FitText.number(picked.standardError, digits: 3)))"
  }
}

/// The log likelihood of rings: first the log odds of noticing, then the coordinates of the delay.
private struct RingLikelihood {
  let family: LawFamily
  let sample: RingSample
  private let logs: [Double]

  init(_ family: LawFamily, _ sample: RingSample) {
    self.family = family
    self.sample = sample
    logs = sample.rings.map { log($0.seconds) }
  }

  func callAsFunction(_ coordinates: [Double]) -> Double {
    let law = DurationLaw(family, Array(coordinates[1...]))
    guard law.isPossible, coordinates[0].magnitude <= Chance.edge else { return -.infinity }
    let logChance = Chance.log(ofLogOdds: coordinates[0])
    let missed = Chance.of(logOdds: -coordinates[0])
    let noticed = Chance.of(logOdds: coordinates[0])
    var total = 0.0
    for (ring, logTime) in zip(sample.rings, logs) {
      // 1 - p F = (1 - p) + p (1 - F), without loss of digits.
      let alone = log(missed + noticed * exp(law.logBodySurvival(ring.seconds, log: logTime)))
      let agents = Double(ring.agents)
      total +=
        ring.weight
        * (ring.isAnswered
          ? log(agents) + logChance + law.logBodyDensity(ring.seconds, log: logTime)
            + (agents - 1) * alone : agents * alone)
    }
    return total
  }

  /// A chance by the share of rings that were answered, had all agents been one; a delay by the times of the answers.
  var start: [Double] {
    let agents = sample.rings.reduce(0) { $0 + $1.weight * Double($1.agents) } / sample.size
    let unanswered = min(max(1 - sample.answered / sample.size, 0.02), 0.98)
    let chance = min(max(1 - pow(unanswered, 1 / agents), 0.02), 0.98)
    let answers = sample.rings.filter(\.isAnswered).map {
      CensoredSample.Row(seconds: $0.seconds * $0.agentsFactor, weight: $0.weight)
    }
    let delays = try? CensoredSample(answers)
    return [Chance.logOdds(chance)] + (delays.map { LawLikelihood(family, $0).start } ?? [])
  }
}

extension RingSample.Ring {
  /// About how much slower one agent alone is than the first of them.
  fileprivate var agentsFactor: Double { Double(agents).squareRoot() }
}
