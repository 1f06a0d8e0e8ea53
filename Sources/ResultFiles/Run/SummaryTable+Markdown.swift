import MerchantModel
import Runs

extension SummaryTable {
  /// The title, what was simulated, and the figures as a table in Markdown; ends with a newline.
  public var markdown: String {
    let shown = figureColumns
    let places = decimals(of: shownMeasures)
    let rows = shownMeasures.compactMap { measure -> [String]? in
      let estimates = shown.map { $0.result.estimate(measure, of: $0.scope) }
      guard estimates.contains(where: { $0.value != nil }) else { return nil }
      return [Self.title(of: measure)]
        + estimates.enumerated().map {
          NumberText.estimate($1, unit: measure.unit, decimals: places[$0][measure.unit])
        }
    }
    return "**\(heading)**\n\n\(setting)\n\n"
      + MarkdownTable.text([[""] + shown.map(\.name)] + rows, leftColumns: 1)
  }
}
