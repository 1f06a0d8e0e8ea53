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

  /// The market in real merchants, and the rule that others are compared with.
  var setting: [String] {
    let segments = scenario.segments
    let parts = segments.map { "\($0.name) \(NumberText.fixed($0.weight, decimals: 0))" }
    let whole = NumberText.fixed(segments.reduce(0) { $0 + $1.weight }, decimals: 0)
    let market = parts.count > 1 ? "\(whole): \(parts.joined(separator: ", "))" : whole
    return ComparisonText.wrapped("Real merchants: \(market).")
      + ComparisonText.wrapped("The rule \(name(0)): \(RuleSentence(scenario.rule).text)")
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
  /// first.
  var tables: [String] {
    var cells = [["", "", name(0), "", "difference  ", "relative"]]
    for policy in result.policies.indices.dropFirst() {
      cells[0][3] = result.policies.count == 2 ? name(policy) : "policy"
      cells.append([name(policy)])
      for side in PolicySide.allCases {
        for (place, measure) in side.measures(of: scenario).enumerated() {
          cells.append(row(measure, policy, head: place == 0 ? SidesText.name(side) : ""))
        }
      }
    }
    return ["", "What customers get, and what merchants bear"]
      + TextColumns.lines(cells, leftColumns: 0..<2)
  }

  private func row(_ measure: Measure, _ policy: Int, head: String) -> [String] {
    guard let row = summary.comparison.row(measure.name, of: summary.overall),
      let difference = row.differences[policy]
    else { return ["  " + head, measure.title] }
    return [
      "  " + head, measure.title, value(row.figures[0].estimate, measure),
      value(row.figures[policy].estimate, measure),
      ComparisonText.difference(difference.estimate, unit: measure.unit)
        + (difference.isBeyondDoubt ? " *" : "  "),
      SidesText.relative(difference.relative),
    ]
  }

  /// A figure; of a share of merchants with the real ones that it is.
  private func value(_ estimate: Estimate, _ measure: Measure) -> String {
    let text = ComparisonText.value(estimate, unit: measure.unit)
    guard measure.denominator == [.merchants], let share = estimate.value else { return text }
    let real = result.first.segments(in: summary.overall).reduce(0) { $0 + $1.weight }
    return "\(text) = \(ComparisonText.count(share * real))"
  }
}

/// Both sides in words.
enum SidesText {
  static func name(_ side: PolicySide) -> String {
    switch side {
    case .customers: "customers"
    case .merchants: "merchants"
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
    case .unclear: "are not told from chance"
    case .same: "see no difference"
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
