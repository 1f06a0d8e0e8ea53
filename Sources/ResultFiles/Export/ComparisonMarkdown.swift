import MerchantModel
import Runs

/// A comparison as a table in Markdown: a row a measure that matters first, a column a policy.
public struct ComparisonMarkdown {
  private let summary: ComparisonSummary

  /// The table of a comparison.
  public init(_ summary: ComparisonSummary) {
    self.summary = summary
  }

  /// The title, what was simulated, the figures of all merchants under each policy, in brackets their differences from the
  /// first; ends with a newline.
  public var text: String {
    let result = summary.result
    let scenario = result.first.scenario
    let rows = summary.comparison.rows.filter {
      $0.scope == summary.overall && SummaryTable.leading.contains($0.measure.name)
    }
    let cells = rows.map { row in
      [SummaryTable.title(of: row.measure)] + row.figures.indices.map { cell(row, $0) }
    }
    let setting = SettingText.line(scenario, replications: result.replications)
    return "**\(scenario.title)**\n\n\(setting)\n\n"
      + MarkdownTable.text([[""] + result.policies.map(\.name)] + cells, leftColumns: 1)
      + "\nIn brackets: the difference from \(result.policies[0].name), with a 95 % interval; \\*: beyond doubt among all.\n"
  }

  private func cell(_ row: PolicyComparison.Row, _ index: Int) -> String {
    let unit = row.measure.unit
    let value = ComparisonText.value(row.figures[index].estimate, unit: unit)
    guard let difference = row.differences[index], difference.estimate.value != nil else {
      return value
    }
    let change = ComparisonText.difference(difference.estimate, unit: unit)
    return "\(value) (\(change)\(difference.isBeyondDoubt ? " *" : ""))"
  }
}
