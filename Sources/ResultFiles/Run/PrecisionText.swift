import Foundation
import MerchantModel
import Runs
import SimStatistics

/// Describes the precision that a run was asked for and the gain from its control variates.
struct PrecisionText {
  private let result: RunResult

  init(_ result: RunResult) {
    self.result = result
  }

  /// One line each; none of a plain run.
  var lines: [String] { reached + controls + conditioning }

  private var reached: [String] {
    guard let report = result.precision, report.isReached else { return [] }
    let widths = report.statuses.map { status in
      "\(PrecisionText.name(of: status.target, in: result)) "
        + PrecisionText.width(of: status)
    }
    return ["Reached as wanted: " + widths.joined(separator: "; ") + "."]
  }

  private var controls: [String] {
    guard !result.controls.isEmpty else { return [] }
    let won = won(by: PrecisionTarget.headline) { $0.controls > 0 }
    let names = result.controls.map(\.rawValue).joined(separator: ", ")
    guard !won.isEmpty else {
      return [
        "Control variates (\(names)) were not used: they win nothing, or with so few replications nobody can say."
      ]
    }
    return [
      "Control variates (\(names)) divide the variance by: " + won.joined(separator: ", ") + "."
    ]
  }

  private var conditioning: [String] {
    guard result.conditioning != nil else { return [] }
    let won = won(by: ["suspensions", "merchants_suspended", "time_off"]) { $0.isConditioned }
    guard !won.isEmpty else {
      return [
        "Conditioning on the rule's chain was not used: there were days on which nobody had the "
          + "feature on, or nothing varied."
      ]
    }
    return [
      "Conditioning on the rule's chain divides the variance by: " + won.joined(separator: ", ")
        + "."
    ]
  }

  /// Measures with their variance ratios, where some condition holds of the outcome.
  private func won(
    by names: [String], where isMeant: (ControlVariates.Outcome) -> Bool
  ) -> [String] {
    let scope = Scope.overall(of: result.scenario)
    return names.compactMap(Measure.named).compactMap { measure in
      let outcome = result.controlled(measure, of: scope)
      guard isMeant(outcome) else { return nil }
      return outcome.varianceRatio.map { ratio in
        let ends = ratio.interval.map {
          " (\(PrecisionText.significant($0.lower)) to \(PrecisionText.significant($0.upper)))"
        }
        return "\(measure.name) \(PrecisionText.significant(ratio.value))\(ends ?? "")"
      }
    }
  }

  /// What a target is of.
  static func name(of target: PrecisionTarget, in result: RunResult) -> String {
    switch target.scope {
    case .segment where result.scenario.segments.count > 1:
      "\(target.measure.name) of \(result.name(of: target.scope))"
    default: target.measure.name
    }
  }

  /// The half-width an estimate has and the one wanted, in the terms of the target.
  static func width(of status: PrecisionStatus) -> String {
    guard let half = status.estimate.symmetricHalfWidth, let value = status.estimate.value
    else { return "without an interval" }
    switch status.target.wanted {
    case .relative(let share):
      let has = value == 0 ? "of a value of 0" : percent(half / value.magnitude)
      return "± \(has) (wanted \(percent(share)))"
    case .absolute(let width):
      return "± \(significant(half)) (wanted \(significant(width)))"
    }
  }

  private static func percent(_ share: Double) -> String { significant(share * 100) + " %" }

  private static func significant(_ value: Double) -> String { String(format: "%.3g", value) }
}
