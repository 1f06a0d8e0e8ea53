import Foundation
import MerchantModel
import Runs
import SimStatistics

/// The result of a search for a break-even.
public struct BreakEvenResult: Sendable {
  /// The study.
  public let study: BreakEvenStudy
  /// What was run through.
  let interval: Axis.Interval
  /// Where the difference is 0.
  let search: RootSearch
  /// What was simulated, in the order of the search.
  let looks: [Look]
  /// How much was simulated.
  public let cost: StudyCost

  /// What came of the search.
  package typealias Verdict = RootSearch.Verdict

  /// A value with the figure under both policies.
  public struct Look: Sendable {
    /// Where in the range, from 0 to 1.
    let place: Double
    /// The value, as the scenario language writes it.
    public let value: String
    /// The figure under the scenario.
    public let sample: FigureSample
    /// The figure under the policy.
    public let policySample: FigureSample
    /// The first less the second, paired by replication.
    public let difference: Estimate
  }

  /// What a value is in the result.
  public enum Part: String, Hashable, Sendable, Codable, CaseIterable {
    /// The lower end of the range.
    case from
    /// The lower end of the root's interval.
    case lower
    /// The root.
    case root
    /// The upper end of the root's interval.
    case upper
    /// The upper end of the range.
    case to
  }

  /// What came of the search.
  package var verdict: Verdict { search.verdict }

  /// Whether the figure under the scenario rises against the policy's as the value does.
  package var rises: Bool { search.rises }

  /// How many values were simulated.
  public var evaluations: Int { looks.count }

  /// The value that is a part of the result; nil for an end of the root's interval beyond the range, and for all of the root
  /// unless it was found.
  public func look(_ part: Part) -> Look? {
    let place: Double? =
      switch part {
      case .from: 0
      case .lower: search.lower
      case .root: search.root
      case .upper: search.upper
      case .to: 1
      }
    return looks.first { $0.place == place }
  }

  /// The value of a part as people read it: a root and its ends to two digits of half the interval's width.
  package func shortValue(_ part: Part) -> String? {
    guard let look = look(part) else { return nil }
    if part == .from || part == .to { return look.value }
    let width = interval.number(at: 1) - interval.number(at: 0)
    let half = max(((search.upper ?? 1) - (search.lower ?? 0)) / 2, 1e-6) * width
    let digits = 1 - Int(log10(half).rounded(.down)) + Int(log10(width).rounded(.down))
    return interval.value(at: look.place, digits: min(max(digits, 2), 7))
  }

  /// The value of a part as a number: of a percentage its hundredths, of a duration its seconds.
  package func number(_ part: Part) -> Double? {
    look(part).map { interval.number(at: $0.place) }
  }

  /// The unit of the numbers: `number`, `percent` or `seconds`.
  package var unit: String {
    switch interval.lower.unit {
    case .number: "number"
    case .percent: "percent"
    case .duration: "seconds"
    }
  }
}
