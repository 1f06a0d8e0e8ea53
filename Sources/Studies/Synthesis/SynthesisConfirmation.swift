import ClosedForms
import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// Confirms a rule from theory by simulation: one segment for each demand and volume of calls, each merchant
/// answering calls with one chance, independently of the others.
public struct SynthesisConfirmation: Sendable {
  /// The rule.
  public var assessment: RuleSynthesis.Assessment
  /// Within how many days a suspension counts.
  public var days: Int
  /// The coefficient of variation of a day's busyness.
  public var busyness: Double
  /// Merchants simulated of each segment and replication.
  public var merchants = 200
  /// Replications.
  public var replications = 20
  /// The seed.
  public var seed: UInt64 = 1

  /// Makes a confirmation with the usual numbers of merchants and replications.
  public init(_ assessment: RuleSynthesis.Assessment, days: Int, busyness: Double) {
    self.assessment = assessment
    self.days = days
    self.busyness = busyness
  }

  /// The scenario, in the language of scenario files.
  public var text: String {
    let rule = assessment.rule
    let segments = assessment.results.enumerated().map { place, requirement in
      """
        merchant\(place + 1):
          merchants: \(merchants)
          agents: 1
          contactsPerDay: {call: \(SynthesisConfirmation.mean(requirement.calls))}
          demand: {busyness: \(busyness)}
          roster: [{days: daily, from: "09:00", to: "21:00"}]
          chats: others
          app: {foregroundShare: 1}
          answering:
            foreground: {chance: \(requirement.demand.answerRate), delay: {exponential: {mean: 10 s}}}
          ring: {timeout: 1 h}
      """
    }
    return """
      # Made by ringside synthesize: each merchant answers calls with one chance, independently.
      title: A rule from theory
      seed: \(seed)
      replications: \(replications)
      calendar: {start: 2026-03-02, days: \(days), warmup: 0}
      kinds:
        call:
          hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]
          text: 10 min
          video: 0 s
          offer: 1
          accept: 1
      segments:
      \(segments.joined(separator: "\n"))
      rule:
        threshold: \(Double(rule.threshold.numerator) / Double(rule.threshold.denominator))
        minimumCalls: \(rule.minimumCalls)
        lowDays: \(rule.lowDays.count)\(trigger)
        suspensionDays: 3
      measurement: {counterfactual: false, falsePositives: false}

      """
  }

  /// The lines of the scenario for a trigger that is not low days in a row.
  private var trigger: String {
    assessment.rule.lowDays.window.map {
      "\n  trigger: lowDaysOfLast\n  windowDays: \($0)"
    } ?? ""
  }

  /// Whether the scenario language can express the rule's trigger.
  public var canBeSimulated: Bool { (try? scenario()) != nil }

  private func scenario() throws -> Scenario {
    let source = try SourceReader().text(bytes: [UInt8](text.utf8), name: "synthesis")
    return try DocumentLoader(Codec.scenario).load(source).value
  }

  /// Simulates.
  ///
  /// - Returns: For each requirement of the rule, the share of merchants suspended within the days.
  /// - Throws: `ScenarioError` for volumes or rates that the language cannot express; what `onProgress` throws.
  public func result(
    threads: Int, cost: inout StudyCost, onProgress: (Run.Progress) throws -> Void = { _ in }
  ) throws -> [Estimate] {
    let scenario = try scenario()
    let result = try Run(scenario, threads: threads).result(onProgress: onProgress)
    cost.add(result)
    guard let measure = Measure.named("merchants_suspended") else { return [] }
    return scenario.segments.indices.map { result.estimate(measure, of: .segment($0)) }
  }

  private static func mean(_ calls: DailyCalls) -> Double {
    switch calls {
    case .fixed(let count): Double(count)
    case .poisson(let mean): mean
    case .gammaPoisson(let mean, _): mean
    }
  }
}
