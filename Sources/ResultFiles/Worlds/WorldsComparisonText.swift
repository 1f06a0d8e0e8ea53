import MerchantModel
import Runs
import SimStatistics
import Studies

/// What a comparison shows over worlds, for people: which policy is better in how many worlds, what would turn it, and
/// which number is worth finding out.
public struct WorldsComparisonText {
  private let result: WorldResult
  private let measures: [Measure]
  /// How many numbers that would turn a choice are named.
  private static let mostTurns = 3
  private static let nameWidth = 22

  /// - Parameter measures: What policies are compared by.
  public init(_ result: WorldResult, by measures: [Measure]) {
    self.result = result
    self.measures = measures
  }

  private var overall: Scope { Scope.overall(of: result.scenario) }

  /// The answer in words, then a table for each measure.
  public var lines: [String] {
    let opening =
      "Nobody knows \(result.inputs.numbers) of the numbers behind this. Over \(result.worlds.count) worlds that may be true, "
      + "\(NumberText.counted(result.replications, "replication")) each:"
    return ComparisonText.wrapped(opening) + measures.flatMap { sentences($0) }
      + measures.flatMap { table($0) } + notes
  }

  private func sentences(_ measure: Measure) -> [String] {
    guard let better = measure.better, let figure = result.figure(measure.name, of: overall),
      let choice = result.choice(by: figure, better: better)
    else { return [] }
    let chosen = choice.chosen
    let title = measure.title.prefix(1).lowercased() + measure.title.dropFirst()
    var text = "\(title): \(result.policies[chosen]) has the best mean over worlds"
    text += " and is the best in \(share(choice.value.shareBest[chosen]))"
    let against = chosen == 0 ? nil : 0
    if let against {
      let wins = choice.worldsBetter(chosen, than: against)
      text +=
        ", better than \(result.policies[against]) in \(worlds(wins)) of \(choice.worldCount)"
    }
    return ComparisonText.wrapped(
      "- " + text + ". " + turns(choice) + " " + information(choice, measure))
  }

  private func share(_ share: Double) -> String {
    "\(worlds(share * Double(result.worlds.count))) of \(result.worlds.count)"
  }

  private func worlds(_ count: Double) -> String {
    NumberText.fixed(count, decimals: count == count.rounded() ? 0 : 1)
  }

  /// What would turn the choice.
  private func turns(_ choice: WorldChoice) -> String {
    guard let all = choice.turns else {
      return "\(choice.worldCount) worlds are too few to say what would turn that."
    }
    let turns = all.sorted { $0.share > $1.share }.prefix(Self.mostTurns)
    guard !turns.isEmpty else { return "No single number would turn that." }
    return "What would turn it: "
      + turns.map { turn in
        "\(WorldsComparisonText.words(turn, result.inputs[turn.input])) (then \(result.policies[turn.policy]))"
      }.joined(separator: "; ") + "."
  }

  /// Such as `rule.minimumCalls below 3`.
  static func words(_ turn: WorldChoice.Turn, _ input: WorldInput) -> String {
    guard let value = input.values.first else { return input.name }
    if input.isJoint {
      return "\(NumberText.fixed(100 * turn.share, decimals: 0)) % of the draws of \(input.name)"
    }
    if let levels = value.law.levels {
      let first = turn.lower.map { min(Int($0 * Double(levels.count)) + 1, levels.count - 1) } ?? 0
      let last = turn.upper.map { Int($0 * Double(levels.count)) } ?? levels.count - 1
      return "\(input.name) of " + levels[first...max(first, last)].joined(separator: ", ")
    }
    switch (turn.lower, turn.upper) {
    case (let lower?, let upper?):
      return
        "\(input.name) between \(value.law.rounded(at: lower)) and \(value.law.rounded(at: upper))"
    case (nil, let upper?): return "\(input.name) below \(value.law.rounded(at: upper))"
    case (let lower?, nil): return "\(input.name) above \(value.law.rounded(at: lower))"
    case (nil, nil): return input.name
    }
  }

  /// What knowing everything is worth, and which number is worth most.
  private func information(_ choice: WorldChoice, _ measure: Measure) -> String {
    guard let gains = choice.inputValues,
      let most = gains.indices.max(by: { gains[$0] < gains[$1] }), gains[most] > 0
    else { return "" }
    let all = WorldsText.number(choice.value.perfect, measure.unit)
    let one = WorldsText.number(gains[most], measure.unit)
    return
      "Knowing \(result.inputs[most].phrase) before choosing is worth \(one), everything at most \(all)."
  }

  private func table(_ measure: Measure) -> [String] {
    guard let figure = result.figure(measure.name, of: overall) else { return [] }
    let choice = measure.better.flatMap { result.choice(by: figure, better: $0) }
    let head = [
      "", "median", "9 of 10 worlds", "difference", "9 of 10 worlds", "better in", "best in",
    ]
    let rows = result.policies.indices.map { policy -> [String] in
      let sample = result.sample(figure, policy: policy)
      let difference = result.difference(figure, policy: policy)
      func range(_ sample: WorldSample) -> String {
        [0.05, 0.95].map { WorldsText.number(sample.quantile($0), measure.unit) }
          .joined(separator: " to ")
      }
      // Of shares the difference is in percentage points.
      func points(_ text: String) -> String { text.replacing(" %", with: " pp") }
      let isFirst = policy == 0
      return [
        "  " + ComparisonText.cut(result.policies[policy], to: Self.nameWidth),
        WorldsText.number(sample.quantile(0.5), measure.unit), range(sample),
        isFirst ? "" : points(WorldsText.number(difference.quantile(0.5), measure.unit)),
        isFirst ? "" : points(range(difference)),
        isFirst ? "" : choice.map { worlds($0.worldsBetter(policy, than: 0)) } ?? "",
        choice.map { worlds($0.value.shareBest[policy] * Double($0.worldCount)) } ?? "",
      ]
    }
    return ["", "\(measure.title), over worlds"] + TextColumns.lines([head] + rows)
  }

  private var notes: [String] {
    ComparisonText.wrapped(
      "difference, better in: against \(result.policies[0]) in the same world; best in: in how many worlds, ties shared. "
        + "Each world's figures bear the noise of \(NumberText.counted(result.replications, "replication")).",
      indent: "")
  }
}
