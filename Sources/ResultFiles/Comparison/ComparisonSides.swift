import MerchantModel
import Runs
import SimStatistics

/// Both sides of the rule under every policy: what customers get, and what merchants bear.
struct ComparisonSides {
  private let summary: ComparisonSummary

  init(_ summary: ComparisonSummary) {
    self.summary = summary
  }

  private var result: PolicyResult { summary.result }
  private var scenario: Scenario { result.first.scenario }
  private func name(_ policy: Int) -> String { result.policies[policy].name }

  /// The market in real merchants, the rule that others are compared with, and the reference for false positives.
  var setting: [String] {
    let segments = scenario.segments
    let parts = segments.map { "\($0.name) \(NumberText.fixed($0.weight, decimals: 0))" }
    let whole = NumberText.fixed(segments.reduce(0) { $0 + $1.weight }, decimals: 0)
    let market = parts.count > 1 ? "\(whole): \(parts.joined(separator: ", "))" : whole
    return ComparisonText.wrapped("Real merchants: \(market).")
      + rules.flatMap { ComparisonText.wrapped($0) } + reference
  }

  /// The rule in a sentence, or each of several with whom it is for.
  private var rules: [String] {
    guard scenario.rulebook != Rulebook(scenario.rule) else {
      return ["The rule \(name(0)): \(RuleSentence(scenario.rule).text)"]
    }
    return ["The rules \(name(0)):"]
      + RulebookSentences(scenario.rulebook).lines.map { "- \($0)" }
  }

  /// By which answer rate suspensions are false positives, under all policies; nothing where rules of one policy go by their
  /// own.
  private var reference: [String] {
    let hasRule = result.policies.contains { $0.scenario.isUnderRules }
    guard scenario.measurement.falsePositives, hasRule, let rate = referenceRate() else {
      return []
    }
    return ComparisonText.wrapped(
      "A suspension is a false positive if the merchant would answer \(rate) of calls or "
        + "more without a rule, whatever a policy's own threshold."
        + (result.policies.contains { $0.scenario.rulebook.judgesReplies }
          ? " \(ReferenceText.replyRates)" : ""))
  }

  /// The reference, some points higher; nil where each rule goes by its own.
  private func referenceRate(points: Double = 0) -> String? {
    guard let reference = scenario.reference else { return nil }
    let rate = min(max(100 * reference.threshold.rate + points, 0), 100)
    return NumberText.fixed(rate, decimals: rate == rate.rounded() ? 0 : 1) + " %"
  }

  /// What each policy comes to, one sentence for all that come to the same.
  var verdicts: [String] {
    var groups: [(sides: PolicySides, policies: [Int])] = []
    for policy in result.policies.indices {
      guard let sides = summary.comparison.sides(ofPolicy: policy, of: summary.overall) else {
        continue
      }
      if let place = groups.firstIndex(where: { $0.sides == sides }) {
        groups[place].policies.append(policy)
      } else {
        groups.append((sides, [policy]))
      }
    }
    return groups.map { group in
      "\(ComparisonText.list(group.policies.map(name))): \(SidesText.verdict(group.sides)) "
        + SidesText.changes(group.sides)
    }
  }

  /// A block a policy: each measure of both sides under the first and under it, the difference, and that as a share of the
  /// first; what it is worth, where there are prices.
  var tables: [String] {
    result.policies.indices.dropFirst().flatMap { policy -> [String] in
      let head = ["", name(0, 12), name(policy, 12), "difference  ", "relative"]
      let body = PolicySide.allCases.flatMap { side in
        [[SidesText.name(side)]]
          + side.measures(of: scenario).flatMap { rows($0, policy) }
      }
      let money = result.measures.named("money_net").map { rows($0, policy) } ?? []
      return [""]
        + TextColumns.lines(
          [head] + body + (money.isEmpty ? [] : [["At the scenario's prices"]]) + money)
    }
  }

  private func name(_ policy: Int, _ width: Int) -> String {
    ComparisonText.cut(result.policies[policy].name, to: width)
  }

  /// A measure; of a share of merchants a second row with the real ones that it is.
  private func rows(_ measure: Measure, _ policy: Int) -> [[String]] {
    guard let row = summary.comparison.row(measure.name, of: summary.overall),
      let difference = row.differences[policy]
    else { return [] }
    let estimates = [0, policy].map { row.figures[$0].estimate }
    let figures =
      ["  " + measure.title] + estimates.map { ComparisonText.value($0, unit: measure.unit) } + [
        ComparisonText.difference(difference.estimate, unit: measure.unit)
          + (difference.isBeyondDoubt ? " *" : "  "),
        // A net sum is near zero by accident, and a share of it says nothing.
        measure.topic == .money ? "" : SidesText.relative(difference.relative),
      ]
    if measure.name == "false_positives" { return [figures] + shares(policy) }
    guard measure.denominator == [.merchants] else { return [figures] }
    let real = result.first.segments(in: summary.overall).reduce(0) { $0 + $1.weight }
    let counts = estimates.map { estimate in
      estimate.value.map { ComparisonText.count($0 * real) } ?? "-"
    }
    return [figures, ["    real merchants"] + counts]
  }

  /// Which share of suspensions are false positives, by the reference and two points from it: what it rests on.
  private func shares(_ policy: Int) -> [[String]] {
    func title(_ points: Double, _ indent: String) -> String? {
      referenceRate(points: points).map { indent + "by " + $0 }
    }
    let measures = [
      ("false_positive_share", title(0, "    of suspensions, ") ?? "    of suspensions"),
      ("false_positive_share_lower_threshold", title(-2, "      ") ?? "      2 points lower"),
      ("false_positive_share_higher_threshold", title(2, "      ") ?? "      2 points higher"),
    ]
    return measures.compactMap { name, title in
      guard let row = summary.comparison.row(name, of: summary.overall) else { return nil }
      return [title]
        + [0, policy].map { policy in
          row.figures[policy].estimate.value.map {
            NumberText.fixed(100 * $0, decimals: 1) + " %"
          } ?? "-"
        }
    }
  }
}

/// Both sides in words.
enum SidesText {
  static func name(_ side: PolicySide) -> String {
    switch side {
    case .customers: "What customers get"
    case .merchants: "What merchants bear"
    }
  }

  static func verdict(_ sides: PolicySides) -> String {
    switch sides.verdict {
    case .better: "better."
    case .worse: "worse."
    case .tradeOff: "a trade-off, not better."
    case .betterForOne: "better for one side."
    case .worseForOne: "worse for one side."
    case .unclear: "nothing is beyond doubt."
    case .same: "no difference was seen."
    }
  }

  /// What each side has of it; nothing where the verdict says it.
  static func changes(_ sides: PolicySides) -> String {
    switch sides.verdict {
    case .unclear, .same: ""
    default: "Customers \(words(sides.customers)), merchants \(words(sides.merchants))."
    }
  }

  private static func words(_ change: PolicySides.Change) -> String {
    switch change {
    case .better: "gain"
    case .worse: "lose"
    case .mixed: "gain in one way and lose in another"
    case .unclear: "show no clear difference"
    case .same: "show no difference"
    }
  }

  /// A relative difference in whole per cents.
  static func relative(_ estimate: Estimate?) -> String {
    guard let value = estimate?.value else { return "" }
    let text = NumberText.fixed((value * 100).magnitude, decimals: value.magnitude < 0.1 ? 1 : 0)
    let isZero = text.allSatisfy { "0.".contains($0) }
    return isZero ? "0 %" : (value > 0 ? "+" : "-") + text + " %"
  }
}
