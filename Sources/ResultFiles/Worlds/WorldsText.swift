import Foundation
import MerchantModel
import Runs
import SimStatistics
import Studies

/// What a run shows over worlds, for people.
public struct WorldsText {
  private let result: WorldResult
  /// The run with all values taken for what the scenario says.
  private let run: RunResult
  private let columns: Int
  private let isWhole: Bool

  /// The measures that are shown, as far as the scenario has them.
  static let shown = [
    "suspensions", "merchants_suspended", "days_restricted", "false_positive_share",
    "customers_missed", "unserved", "answer_rate", "customer_minutes_saved", "money_net",
  ]
  /// The measures that the first sentence is about.
  static let leading = ["suspensions", "customer_minutes_saved"]

  /// Puts worlds beside a run.
  ///
  /// - Parameters:
  ///   - columns: The letters of a line.
  ///   - isWhole: Whether all that was drawn is listed, or what decides a figure.
  public init(
    _ result: WorldResult, beside run: RunResult, columns: Int = 80, isWhole: Bool = true
  ) {
    (self.result, self.run) = (result, run)
    (self.columns, self.isWhole) = (columns, isWhole)
  }

  private var overall: Scope { Scope.overall(of: result.scenario) }

  /// The answer in words: where the figures lie in most worlds.
  public var verdict: [String] {
    let parts = WorldsText.leading.compactMap { name -> (Measure, WorldSample)? in
      result.figure(name, of: overall).map {
        (result.figures[$0].measure, result.sample($0, policy: 0))
      }
    }
    guard parts.count == 2 else { return [] }
    func range(_ part: (Measure, WorldSample)) -> String {
      let ends = [0.05, 0.95].map { WorldsText.number(part.1.quantile($0), part.0.unit) }
      return "between \(ends[0]) and \(ends[1])"
    }
    let median = parts.map { WorldsText.number($0.1.quantile(0.5), $0.0.unit) }
    let whose =
      result.scenario.segments.count == 1
      ? "a merchant (\(result.scenario.segments[0].name))" : "an average merchant"
    let count = result.inputs.numbers
    return [
      "Nobody knows \(count) of the numbers behind this. In 9 of 10 worlds that may be true \(whose) is "
        + "suspended \(range(parts[0])) times in 30 days (median \(median[0])), and video saves \(range(parts[1])) "
        + "customers' minutes (median \(median[1]))."
    ] + mostDecisive(parts[0].0)
  }

  /// Which number, if it were published, would narrow the range of a measure most.
  private func mostDecisive(_ measure: Measure) -> [String] {
    guard let figure = result.figure(measure.name, of: overall),
      let shares = result.explained(figure),
      let most = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[most] >= 0.05
    else { return [] }
    let lesser = shares.indices.filter { shares[$0] >= 0.05 }.count
    let share = NumberText.fixed(100 * shares[most], decimals: 0)
    return [
      "\(result.inputs[most].phrase) decides \(share) % of the spread of \(measure.name)"
        + (lesser > 1 ? "; the others are below." : "; no other input matters as much."),
      "",
      "With every such number taken for what the scenario says:",
    ]
  }

  /// The tables: figures over worlds, and what was drawn.
  public var lines: [String] {
    let title =
      isWhole ? "What nobody knows" : "What nobody knows, and decides most (--all: the rest)"
    return ["", heading] + TextColumns.lines(figures, within: columns) + notes + ["", title]
      + TextColumns.lines(inputs, leftColumns: 0..<3, within: columns)
      + ComparisonText.wrapped(
        "Shares are of the variance of a figure over worlds that knowing the input alone would take away; below 5 % they "
          + "are left out, and they need not add up to 100 %.", width: columns, indent: "")
  }

  private var heading: String {
    "Over \(result.worlds.count) worlds, \(NumberText.counted(result.replications, "replication")) each"
  }

  private var figures: [[String]] {
    let head = ["", "as written", "median", "9 of 10 worlds", "mean over worlds", "noise"]
    let rows = WorldsText.shown.compactMap { name -> [String]? in
      guard let figure = result.figure(name, of: overall) else { return nil }
      let measure = result.figures[figure].measure
      let sample = result.sample(figure, policy: 0)
      guard let median = sample.quantile(0.5) else { return nil }
      let written = run.estimate(measure, of: overall)
      let ends = [0.05, 0.95].map { WorldsText.number(sample.quantile($0), measure.unit) }
      return [
        "  " + measure.title, WorldsText.number(written.value, measure.unit),
        WorldsText.number(median, measure.unit), "\(ends[0]) to \(ends[1])",
        result.unstableWorlds > 0
          ? "-"
          : NumberText.estimate(sample.mean().clipped(to: measure.possible), unit: measure.unit),
        WorldsText.noise(sample.components),
      ]
    }
    return [head] + rows
  }

  private var notes: [String] {
    let mean =
      result.unstableWorlds > 0
      ? "In \(result.unstableWorlds) worlds a queue that nobody leaves is offered more than it can serve. A mean over "
        + "worlds need not exist, so there are medians and quantiles alone."
      : "The mean over worlds has a 95 % interval by Student's t on \(WorldDesign.sets) point sets. It is neither the "
        + "interval of the mean given the inputs, above, nor where one real month lies."
    return ([mean] + precision).flatMap {
      ComparisonText.wrapped($0, width: columns, indent: "")
    }
  }

  /// What more worlds and replications would win.
  private var precision: [String] {
    guard result.unstableWorlds == 0, let figure = result.figure("suspensions", of: overall) else {
      return []
    }
    let sample = result.sample(figure, policy: 0)
    guard let half = sample.mean().halfWidth, half > 0 else { return [] }
    var text =
      "Suspensions: a mean over worlds half as uncertain takes about --worlds \(4 * result.worlds.count)"
    if let factor = sample.components?.replicationFactor(forNoiseShare: 0.05), factor > 1 {
      let needed = Int((factor * Double(result.replications)).rounded(.up))
      text += "; noise below 5 % of the spread takes --world-replications \(needed)"
    }
    return [text + "."]
  }

  private var inputs: [[String]] {
    let leading = WorldsText.leading.compactMap { name -> (name: String, shares: [Double])? in
      result.figure(name, of: overall).flatMap { result.explained($0) }.map { (name, $0) }
    }
    let head = ["", "taken for", "may be"] + leading.map(\.name)
    let rows = result.inputs.enumerated().flatMap { place, input -> [[String]] in
      guard isWhole || leading.contains(where: { $0.shares[place] >= 0.05 }) else { return [] }
      let shares = leading.map { WorldsText.share($0.shares[place]) }
      // What comes of a file is one row, and its values stand below it.
      let heading =
        input.isJoint
        ? [
          ["  " + input.name, NumberText.counted(input.numbers, "value"), "drawn together"] + shares
        ] : []
      return heading
        + input.values.enumerated().map { number, value in
          let isFirst = number == 0 && heading.isEmpty
          return [(isFirst ? "  " : "    ") + value.path, value.written, value.law.span]
            + (isFirst ? shares : shares.map { _ in "" })
        }
    }
    return [head] + rows
  }

  /// A share of the spread, where it is worth a word.
  private static func share(_ share: Double) -> String {
    share < 0.05 ? "" : NumberText.fixed(100 * share, decimals: 0) + " %"
  }

  /// Three digits in the unit's own way of writing.
  static func number(_ value: Double?, _ unit: Measure.Unit) -> String {
    guard let value else { return "-" }
    let shown = unit.isPerCent ? 100 * value : value
    let places = shown == 0 ? 0 : min(max(2 - Int(log10(shown.magnitude).rounded(.down)), 0), 4)
    return NumberText.fixed(shown, decimals: places) + (unit.isPerCent ? " %" : "")
  }

  /// The share of the spread that is noise.
  static func noise(_ components: VarianceComponents?) -> String {
    guard let share = components?.noiseShare else { return "-" }
    return NumberText.fixed(100 * share, decimals: share < 0.1 ? 1 : 0) + " %"
  }
}
