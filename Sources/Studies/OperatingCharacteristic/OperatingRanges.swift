import AnalyticModel
import MerchantModel
import Scenarios
import SimStatistics

/// The exact operating characteristic over worlds: where the chance of suspension lies, given what the numbers of the rule can
/// be.
public struct OperatingRanges: Sendable {
  /// A point of the characteristic over worlds.
  public struct Range: Hashable, Sendable {
    /// The policy's name.
    public let policy: String
    /// Mean calls a day.
    public let callsADay: Double
    /// The chance that a call is answered.
    public let answerRate: Double
    /// Within how many days from a fresh start.
    public let days: Int
    /// What a twentieth, half and 19 of 20 worlds lie at or below; nil where theory does not cover some world's rule.
    public let quantiles: [Double]?
  }

  /// The shares of ``Range/quantiles``.
  public static let shares = [0.05, 0.5, 0.95]
  /// How many worlds there are.
  public let worlds: Int
  /// How many inputs are drawn that the rules or their merchants' days depend on.
  public let inputs: [String]
  /// By policy, volume, days and rate, the rates fastest.
  public let ranges: [Range]

  /// Computes the characteristic in every world.
  ///
  /// Two worlds that draw the same rule are computed once.
  ///
  /// - Parameters:
  ///   - plan: The characteristic of the rules as they are written.
  ///   - study: The worlds.
  ///   - segment: Whose rule.
  ///   - onWorld: Called after each world; throwing ends the work.
  /// - Throws: `ScenarioError` for a world in which the scenario is invalid; ``OperatingRuleError``; what `onWorld` throws.
  public init(
    _ plan: OperatingCharacteristic, over study: WorldStudy, segment: String,
    onWorld: (_ done: Int) throws -> Void = { _ in }
  ) throws {
    let scenarios = try study.drawnScenarios()
    worlds = scenarios.count
    inputs = study.inputs.filter { input in
      input.values.contains {
        $0.steps.first == "rule" || $0.steps.first == "rules" || $0.steps.contains("dayEffect")
      }
    }.map(\.phrase)
    var known: [OperatingRule: [Double?]] = [:]
    var byPolicy = [[[Double?]]](repeating: [], count: study.policies.count)
    for (number, world) in scenarios.enumerated() {
      for (policy, scenario) in world.enumerated() {
        guard let met = scenario.segments.first(where: { $0.name == segment }) else { continue }
        let rule = try OperatingRule(study.policies[policy].name, of: scenario, segment: met)
        let chances = known[rule] ?? plan.exactChances(of: rule)
        known[rule] = chances
        byPolicy[policy].append(chances)
      }
      try onWorld(number + 1)
    }
    var ranges: [Range] = []
    for (policy, chances) in byPolicy.enumerated() {
      var place = 0
      for calls in plan.callsADay {
        for days in plan.days {
          for rate in plan.answerRates {
            let values = chances.map { $0[place] }
            let sample = WorldSample(values: [values], noise: [values.map { _ in nil }])
            ranges.append(
              Range(
                policy: study.policies[policy].name, callsADay: calls, answerRate: rate,
                days: days,
                quantiles: sample.undefinedWorlds > 0
                  ? nil : OperatingRanges.shares.compactMap { sample.quantile($0) }))
            place += 1
          }
        }
      }
    }
    self.ranges = ranges
  }
}

extension OperatingCharacteristic {
  /// The exact chances of a rule, by volume, days and rate, the rates fastest; nil where theory does not cover it.
  func exactChances(of rule: OperatingRule) -> [Double?] {
    let scenario = scenario(of: rule)
    return callsADay.indices.flatMap { volume in
      days.flatMap { horizon in
        answerRates.indices.map { place in
          exact(
            rule, scenario, segment: volume * answerRates.count + place, days: horizon)
        }
      }
    }
  }
}
