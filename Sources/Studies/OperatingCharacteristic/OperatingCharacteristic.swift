import AnalyticModel
import MerchantModel
import Runs
import SimKernel
import SimRandom
import SimStatistics

/// The operating characteristic of rules: the chance of a suspension against the true answer rate.
///
/// The merchants are synthetic. Calls arrive as a Poisson process of the same volume every day, take no time, and
/// are each answered with the given chance, independently; nobody responds to anything. So a merchant that is
/// suspended above the threshold is a false positive. Where the segment has good and bad days, so do they: the chance
/// is then the mean over days.
public struct OperatingCharacteristic: Sendable {
  /// The rules, at least one.
  public var rules: [OperatingRule]
  /// True answer rates, from 0 to 1.
  public var answerRates: [Double]
  /// Mean calls a day, positive.
  public var callsADay: [Double]
  /// Within how many days, each 1 or more.
  public var days: [Int]
  /// Merchants simulated at each rate and volume, 1 or more.
  public var merchants: Int
  /// The seed.
  public var seed: UInt64

  /// Makes an operating characteristic.
  public init(
    rules: [OperatingRule], answerRates: [Double], callsADay: [Double], days: [Int],
    merchants: Int, seed: UInt64
  ) {
    self.rules = rules
    self.answerRates = answerRates
    self.callsADay = callsADay
    self.days = days
    self.merchants = merchants
    self.seed = seed
  }

  /// The result.
  public struct Outcome: Sendable {
    /// By rule, volume, days and rate, the rates fastest.
    public var points: [OperatingPoint] = []
    /// For each rule, what keeps theory from giving its exact chances; empty where it gives them.
    public var reasons: [[String]] = []
    /// How much was simulated.
    public var cost = StudyCost()
  }

  /// Merchants simulated in all.
  public var merchantCount: Int {
    rules.count * callsADay.count * answerRates.count * merchants
  }

  /// Computes and simulates; the result is the same on any number of threads.
  ///
  /// - Parameters:
  ///   - threads: How many threads work, 1 or more.
  ///   - onProgress: Takes how many merchants are simulated; throwing ends the work.
  /// - Throws: What `onProgress` throws.
  /// - Complexity: O(rules x rates x volumes x merchants x days).
  public func outcome(
    threads: Int, onProgress: (_ merchantsDone: Int) throws -> Void = { _ in }
  ) throws -> Outcome {
    var outcome = Outcome()
    for (place, rule) in rules.enumerated() {
      let scenario = scenario(of: rule)
      let before = place * callsADay.count * answerRates.count * merchants
      let result = try Run(scenario, threads: threads).result { progress in
        try onProgress(before + progress.merchantsDone)
      }
      outcome.cost.add(result)
      outcome.reasons.append(reasons(rule, scenario))
      outcome.points += points(of: rule, scenario, result)
    }
    return outcome
  }

  private func points(
    of rule: OperatingRule, _ scenario: Scenario, _ result: RunResult
  ) -> [OperatingPoint] {
    var points: [OperatingPoint] = []
    for (volume, calls) in callsADay.enumerated() {
      for horizon in days {
        for (place, rate) in answerRates.enumerated() {
          let segment = volume * answerRates.count + place
          let suspended = result.tallies(segment: segment, section: 0)
            .totals(over: 0..<horizon)[Counter.firstSuspensions.rawValue]
          points.append(
            OperatingPoint(
              policy: rule.name, callsADay: calls, answerRate: rate, days: horizon,
              exact: exact(rule, scenario, segment: segment, days: horizon),
              simulated: Proportion.wilson(successes: Int(suspended), trials: merchants)))
        }
      }
    }
    return points
  }

  func exact(
    _ rule: OperatingRule, _ scenario: Scenario, segment: Int, days: Int
  ) -> Double? {
    guard rule.isJudging else { return 0 }
    var scenario = scenario
    scenario.calendar.days = days
    let known = SegmentAnalysis(scenario, segment: segment).figure("merchants_suspended")
    return known.map { min(max($0.value, 0), 1) }
  }

  private func reasons(_ rule: OperatingRule, _ scenario: Scenario) -> [String] {
    guard rule.isJudging else { return [] }
    let unknown = SegmentAnalysis(scenario, segment: 0).unknown
    return unknown.first { $0.subject == "suspensions" }?.reasons ?? []
  }
}

/// The chance that a merchant is suspended at least once, at one true answer rate and volume of calls.
public struct OperatingPoint: Hashable, Sendable {
  /// The policy's name.
  public let policy: String
  /// Mean calls a day.
  public let callsADay: Double
  /// The chance that a call is answered.
  public let answerRate: Double
  /// Within how many days from a fresh start.
  public let days: Int
  /// The exact chance; nil of a rule outside theory.
  public let exact: Double?
  /// The share of simulated merchants, who are independent, with Wilson's interval.
  public let simulated: Estimate
}

extension OperatingCharacteristic {
  /// The merchants that a rule is applied to: a segment for each volume and rate, the rates fastest.
  package func scenario(of rule: OperatingRule) -> Scenario {
    var scenario = Scenario()
    scenario.title = "Operating characteristic of \(rule.name)"
    scenario.seed = seed
    scenario.replications = 1
    scenario.calendar.days = days.max() ?? 1
    scenario.kinds = [Self.call]
    scenario.rule = rule.rule
    scenario.measurement.counterfactual = false
    scenario.measurement.falsePositives = false
    scenario.segments = callsADay.flatMap { calls in
      answerRates.map { segment(rule, calls: calls, answerRate: $0) }
    }
    return scenario
  }

  /// A contact that becomes a call at once, by day, so that no ring crosses midnight or nightfall.
  private static var call: ContactKind {
    var kind = ContactKind(name: "call")
    let weights = (0..<24).map { (9..<21).contains($0) ? 1.0 : 0 }
    kind.hours = HourProfile(weights: weights) ?? HourProfile()
    kind.text = .always(.zero)
    kind.video = .always(.zero)
    kind.offer = .always
    kind.accept = .always
    return kind
  }

  private func segment(_ rule: OperatingRule, calls: Double, answerRate: Double) -> Segment {
    var segment = Segment(name: "\(calls) calls, \(answerRate) answered")
    segment.merchants = merchants
    segment.contacts = [ContactRate(kind: Self.call.name, perDay: calls)]
    segment.app.foregroundShare = .exactly(1)
    segment.dayEffect = rule.dayEffect
    let answering = Answering(
      chance: Probability(clamping: rule.medianChance(ofMean: answerRate)), delay: .always(.zero))
    segment.answering.foreground = answering
    segment.answering.background = answering
    segment.age = rule.age
    return segment
  }
}
