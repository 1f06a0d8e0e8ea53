import Foundation
import MerchantModel
import Runs
import SimStatistics
import Studies

/// How candidates of a search fare over worlds, beside the bounds that they are to keep.
struct WorldCandidates {
  private let result: WorldResult
  /// The bound of each figure, where there is one.
  private let bounds: [FigureBound?]

  /// - Parameters:
  ///   - result: A study whose policies are the candidates.
  ///   - bounds: The bound of each of its figures, nil where it has none.
  init(_ result: WorldResult, bounds: [FigureBound?]) {
    (self.result, self.bounds) = (result, bounds)
  }

  /// A table of the candidates, with a sentence before it.
  var lines: [String] {
    var rows: [[String]] = []
    for (figure, target) in result.figures.enumerated() {
      rows.append(["\(target.measure.title), \(target.measure.unit.rawValue)"])
      for fact in facts where fact.figure == target.name {
        rows.append([
          "  " + fact.candidate, WorldsText.number(fact.p50, target.measure.unit),
          "\(WorldsText.number(fact.p05, target.measure.unit)) to "
            + WorldsText.number(fact.p95, target.measure.unit),
          bounds[figure] == nil ? "" : "\(fact.keptIn ?? 0) of \(fact.worlds)",
        ])
      }
    }
    let opening =
      "Nobody knows \(result.inputs.numbers) of the numbers behind this. The search took them for what the scenario says; "
      + "over \(result.worlds.count) worlds that may be true:"
    return [""] + ComparisonText.wrapped(opening, indent: "")
      + TextColumns.lines([["", "median", "9 of 10 worlds", "bound kept in"]] + rows)
  }

  /// The same for programs.
  var facts: [Facts] {
    result.policies.indices.flatMap { policy in
      result.figures.enumerated().map { figure, target in
        let sample = result.sample(figure, policy: policy)
        let kept = bounds[figure].map { bound in
          sample.defined.count { bound.isMost ? $0 <= bound.bound : $0 >= bound.bound }
        }
        return Facts(
          candidate: result.policies[policy], figure: target.name,
          unit: target.measure.unit.rawValue, p05: sample.quantile(0.05),
          p50: sample.quantile(0.5), p95: sample.quantile(0.95), keptIn: kept,
          worlds: sample.defined.count)
      }
    }
  }

  /// A figure of a candidate over worlds.
  struct Facts: Codable, Hashable, Sendable {
    let candidate: String
    let figure: String
    let unit: String
    let p05: Double?
    let p50: Double?
    let p95: Double?
    /// In how many worlds the bound is kept; absent of a figure without one.
    let keptIn: Int?
    /// In how many worlds the figure exists.
    let worlds: Int
  }
}
