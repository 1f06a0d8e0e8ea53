import Foundation
import MerchantModel
import Runs
import SimStatistics
import Studies

/// The tables of worlds in a folder of results: `worlds.csv`, `world-figures.csv` and `world-ranges.csv`.
enum WorldsFiles {
  /// The tables, each with its file's name.
  static func tables(_ result: WorldResult) -> [(name: String, text: String)] {
    [
      ("worlds.csv", worlds(result)), ("world-figures.csv", figures(result)),
      ("world-ranges.csv", ranges(result)),
    ]
  }

  /// One row a world: what was drawn, as the scenario language writes it.
  private static func worlds(_ result: WorldResult) -> String {
    let values = result.inputs.enumerated().flatMap { place, input in
      input.values.map { (place: place, value: $0) }
    }
    var paths: [String] = []
    for value in values {
      // A policy may give the same value another law; its column says so.
      let twins = values.count { $0.value.path == value.value.path }
      paths.append(
        twins > 1 ? "\(value.value.path) \(value.value.law.text)" : value.value.path)
    }
    var text = CSV.line(["world", "set", "unstable"] + paths)
    for (number, world) in result.worlds.enumerated() {
      text += CSV.line(
        [String(number), String(world.set), world.isUnstable ? "1" : "0"]
          + values.map { $0.value.law.value(at: world.places[$0.place]) })
    }
    return text
  }

  /// One row a world, policy and shown measure of all merchants.
  private static func figures(_ result: WorldResult) -> String {
    var text = CSV.line([
      "policy", "scope", "measure", "unit", "world", "estimate", "noise_standard_error",
    ])
    let overall = Scope.overall(of: result.scenario)
    for (policy, name) in result.policies.enumerated() {
      for measure in WorldsText.shown {
        guard let figure = result.figure(measure, of: overall) else { continue }
        let sample = result.sample(figure, policy: policy)
        let rows = zip(sample.values.joined(), sample.noise.joined())
        for (world, row) in rows.enumerated() {
          text += CSV.line([
            name, overall.name(among: result.scenario.segments), measure,
            result.figures[figure].measure.unit.rawValue, String(world), CSV.number(row.0),
            CSV.number(row.1?.squareRoot()),
          ])
        }
      }
    }
    return text
  }

  /// One row a policy, scope and measure: quantiles over worlds, the mean, and what of the spread is noise.
  private static func ranges(_ result: WorldResult) -> String {
    var text = CSV.line([
      "policy", "scope", "measure", "unit", "p05", "p25", "p50", "p75", "p95", "mean", "lower",
      "upper", "confidence", "noise_share", "worlds", "better_in",
    ])
    // Once for all policies: each choice looks at every one of them.
    let choices = result.figures.enumerated().map { figure, target in
      target.measure.better.flatMap { result.choice(by: figure, better: $0) }
    }
    for (policy, name) in result.policies.enumerated() {
      for (figure, target) in result.figures.enumerated() {
        let sample = result.sample(figure, policy: policy)
        let mean =
          result.unstableWorlds > 0
          ? nil : Optional(sample.mean().clipped(to: target.measure.possible))
        let wins = policy == 0 ? nil : choices[figure]?.worldsBetter(policy, than: 0)
        text += CSV.line(
          [
            name, target.scope.name(among: result.scenario.segments), target.measure.name,
            target.measure.unit.rawValue,
          ] + [0.05, 0.25, 0.5, 0.75, 0.95].map { CSV.number(sample.quantile($0)) }
            + [
              CSV.number(mean?.value), CSV.number(mean?.interval?.lower),
              CSV.number(mean?.interval?.upper), CSV.number(ConfidenceLevel.ninetyFive.value),
              CSV.number(sample.components?.noiseShare), String(sample.defined.count),
              CSV.number(wins),
            ])
      }
    }
    return text
  }
}
