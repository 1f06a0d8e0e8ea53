import Foundation
import MerchantModel
import Runs
import SimStatistics

/// Warnings about a run's figures, one sentence each.
public struct RunWarnings: Sendable {
  /// The sentences, without a newline.
  public let lines: [String]

  /// Collects them. Complexity: O(replications x days).
  public init(_ result: RunResult) {
    lines =
      RunWarnings.figures(result) + JudgedDaysText.warnings(result) + SampleText.warnings(result)
  }

  /// Those about how figures came to be, which differ from policy to policy.
  static func figures(_ result: RunResult) -> [String] {
    precision(result) + controls(result) + warmUp(result) + HorizonText(result).warnings
      + DeskText.warnings(result) + AppealText.warnings(result)
  }

  /// How many figures one sentence names.
  private static let mostNamed = 5

  /// Figures that the run's controls would have made impossible.
  private static func controls(_ result: RunResult) -> [String] {
    guard !result.controls.isEmpty else { return [] }
    let scopes = result.scenario.segments.count == 1 ? [Scope.segment(0)] : result.scopes
    let left = scopes.flatMap { scope in
      result.measures.compactMap { measure -> String? in
        guard let impossible = result.controlled(measure, of: scope).impossible else { return nil }
        let whose = result.scenario.segments.count == 1 ? "" : " of \(result.name(of: scope))"
        return "\(measure.name)\(whose) (\(String(format: "%.3g", impossible)))"
      }
    }
    guard !left.isEmpty else { return [] }
    let named = left.prefix(mostNamed).joined(separator: ", ")
    let more = left.count > mostNamed ? " and \(left.count - mostNamed) more" : ""
    return [
      "control variates were not used where they would have made a figure impossible: \(named)\(more)"
    ]
  }

  private static func precision(_ result: RunResult) -> [String] {
    guard let report = result.precision else { return [] }
    return report.statuses.compactMap { status in
      let name = PrecisionText.name(of: status.target, in: result)
      switch status.status {
      case .reached: return nil
      case .wanting(let needed):
        let need = needed.map { "; it seems to need some \($0)" } ?? ""
        return "\(name) is not as precise as wanted: \(PrecisionText.width(of: status)) when the "
          + "ceiling of \(report.ceiling) replications stopped the run\(need)"
      case .unmoved:
        let seen =
          (status.estimate.value ?? 0) == 0
          ? "nothing of it was seen" : "it was the same in every replication"
        return
          "\(name) has no precision to speak of: \(seen) in "
          + NumberText.counted(result.replications, "replication")
      }
    }
  }

  private static func warmUp(_ result: RunResult) -> [String] {
    let warmup = result.scenario.calendar.warmup
    return result.warmUpFindings().map { finding in
      let whose =
        result.scenario.segments.count == 1 ? "" : " of \(result.name(of: finding.scope))"
      let off = String(format: "%.1f %%", 100 * finding.relativeBias.magnitude)
      let side = finding.relativeBias > 0 ? "high" : "low"
      let advice =
        finding.days.map { "try calendar.warmup of \($0)" }
        ?? "it still changes late in the counted days; try calendar.warmup of "
        + "\(max(2 * warmup, result.scenario.calendar.totalDays))"
      return "a warm-up of \(warmup) \(warmup == 1 ? "day" : "days") is too short: "
        + "\(finding.measure.name)\(whose) is some \(off) too \(side) for it; \(advice)"
    }
  }
}
