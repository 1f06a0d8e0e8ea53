import Foundation
import SimStatistics
import Studies

/// An operating characteristic, for people and for programs.
public struct OperatingReport: StudyReport {
  let plan: OperatingCharacteristic
  let outcome: OperatingCharacteristic.Outcome
  let title: String
  let segment: String
  let ranges: OperatingRanges?

  /// - Parameters:
  ///   - title: The scenario's.
  ///   - segment: Whose exemptions hold.
  ///   - ranges: The exact chances over worlds, if something is uncertain.
  public init(
    _ plan: OperatingCharacteristic, _ outcome: OperatingCharacteristic.Outcome, title: String,
    segment: String, ranges: OperatingRanges? = nil
  ) {
    self.plan = plan
    self.outcome = outcome
    self.title = title
    self.segment = segment
    self.ranges = ranges
  }

  /// `oc`.
  public static let name = "oc"

  /// Tables within 100 columns: of one rule the volumes side by side, of several the rules.
  public var text: String {
    OperatingTables(self).lines.joined(separator: "\n") + "\n"
  }

  /// A row a policy, volume, rate and number of days.
  public var rows: [[String]] {
    let head =
      [
        "policy", "calls_a_day", "answer_rate", "days", "exact", "estimate", "lower", "upper",
        "confidence", "merchants",
      ] + (ranges == nil ? [] : ["world_p05", "world_p50", "world_p95"])
    return [head]
      + outcome.points.enumerated().map { place, point in
        let interval = point.simulated.interval
        let worlds = (ranges?.ranges[place].quantiles ?? []).map { CSV.number($0) }
        return [
          point.policy, CSV.number(point.callsADay), CSV.number(point.answerRate),
          String(point.days), CSV.number(point.exact), CSV.number(point.simulated.value),
          CSV.number(interval?.lower), CSV.number(interval?.upper),
          CSV.number(interval?.level.value), String(plan.merchants),
        ] + (ranges == nil || !worlds.isEmpty ? worlds : ["", "", ""])
      }
  }

  /// JSON, layout 1.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(
      OperatingFigures(
        title: title, seed: plan.seed, segment: segment, merchants: plan.merchants,
        policies: plan.rules.enumerated().map { place, rule in
          OperatingFigures.Policy(
            name: rule.name, threshold: rule.threshold, isJudged: rule.isJudging,
            notExactBecause: outcome.reasons[place],
            dayEffect: rule.dayEffect.isAnything
              ? OperatingFigures.DayEffect(
                sd: rule.dayEffect.sd, persistence: rule.dayEffect.persistence) : nil)
        },
        points: outcome.points.enumerated().map { place, point in
          OperatingFigures.Point(point, worlds: ranges?.ranges[place].quantiles)
        }))
  }
}

/// The contents of `oc.json`.
package struct OperatingFigures: Codable, Sendable {
  package var layout = 1
  package let title: String
  package let seed: UInt64
  package let segment: String
  package let merchants: Int
  package let policies: [Policy]
  package let points: [Point]

  package struct Policy: Codable, Sendable {
    package let name: String
    package let threshold: Double?
    package let isJudged: Bool
    package let notExactBecause: [String]
    /// Absent where every day is alike.
    package let dayEffect: DayEffect?
  }

  package struct DayEffect: Codable, Hashable, Sendable {
    package let sd: Double
    package let persistence: Double
  }

  package struct Point: Codable, Sendable {
    package let policy: String
    package let callsADay: Double
    package let answerRate: Double
    package let days: Int
    package let exact: Double?
    package let estimate: Double?
    package let lower: Double?
    package let upper: Double?
    /// What a twentieth, half and 19 of 20 worlds lie at or below; absent where nothing is uncertain.
    package var worlds: [Double]?

    package init(_ point: OperatingPoint, worlds: [Double]? = nil) {
      self.worlds = worlds
      policy = point.policy
      callsADay = point.callsADay
      answerRate = point.answerRate
      days = point.days
      exact = point.exact
      estimate = point.simulated.value
      lower = point.simulated.interval?.lower
      upper = point.simulated.interval?.upper
    }
  }
}
