import Charts
import ResultFiles

/// The arms of a roll-out, and whether a trial with its merchants would see what they do.
struct ReportArms {
  private let results: SavedResults
  private let figures: CSVTable?
  private let trial: CSVTable?
  private let say: Language
  private let titles: MeasureTitles

  init(_ results: SavedResults, in language: Language) throws(SavedResultsError) {
    self.results = results
    say = language
    titles = MeasureTitles(language)
    figures = try results.table("arms.csv")
    trial = try results.table("trial.csv")
  }

  /// The section; empty where there are no arms.
  var html: String {
    guard let figures, let trial else { return "" }
    let arms = Self.distinct(figures.rows.map { figures.cell($0, "arm") })
    guard let first = arms.first else { return "" }
    let others = arms.dropFirst()
    let head =
      "<tr><th></th><th class=\"n\">\(HTML.text(first))</th>"
      + others.map { arm in
        [arm, say(PageText.Arms.seen), say(PageText.Arms.detectable)]
          .map { "<th class=\"n\">\(HTML.text($0))</th>" }.joined()
      }.joined() + "</tr>"
    let measures = Self.distinct(trial.rows.map { trial.cell($0, "measure") })
    let rows = measures.map { measure in row(measure, first, Array(others), figures, trial) }
    let trialText = say(
      PageText.Arms.trial(number(results.head.days), number(results.merchants), first))
    return HTML.section(
      "arms", say(PageText.Arms.title),
      "<p>\(HTML.text(trialText))</p>"
        + "<div class=\"scroll\"><table class=\"policies\"><thead>\(head)</thead><tbody>"
        + rows.joined() + "</tbody></table></div>"
        + "<p>\(HTML.text(say(PageText.Arms.note)))</p>")
  }

  /// A measure under each arm, with the difference from the first, the trials that see it, and what four of five would.
  private func row(
    _ measure: String, _ first: String, _ others: [String], _ figures: CSVTable,
    _ trial: CSVTable
  ) -> String {
    func figure(_ arm: String) -> String {
      guard let row = find(figures, arm, measure), let value = figures.number(row, "estimate")
      else { return "–" }
      let factor = MeasureTitles.factor(ofUnit: figures.cell(row, "unit"))
      return FigureText.plain(
        value * factor, figures.number(row, "lower").map { $0 * factor },
        figures.number(row, "upper").map { $0 * factor }) + (factor == 100 ? "%" : "")
    }
    let cells = others.map { arm -> String in
      guard let row = find(trial, arm, measure) else { return "<td></td><td></td><td></td>" }
      let factor = MeasureTitles.factor(ofUnit: trial.cell(row, "unit"))
      let change = trial.number(row, "difference").map {
        FigureText.signed(
          $0 * factor, trial.number(row, "lower").map { $0 * factor },
          trial.number(row, "upper").map { $0 * factor }, say)
      }
      return cell(figure(arm), change)
        + cell(share(trial, row, "seen"), range(trial, row))
        + cell(
          trial.number(row, "detectable").map { FigureText.plain($0 * factor, nil, nil) } ?? "–",
          nil)
    }
    let unit = find(trial, others.first ?? "", measure).map { titles.unit(trial.cell($0, "unit")) }
    return "<tr><th scope=\"row\">\(HTML.text(titles.title(measure)))<small>"
      + "\(HTML.text(unit ?? ""))</small></th>" + cell(figure(first), nil) + cells.joined()
      + "</tr>"
  }

  private func cell(_ text: String, _ small: String?) -> String {
    let below = small.map { "<small>\(HTML.text($0))</small>" } ?? ""
    return "<td class=\"n\">\(HTML.text(text))\(below)</td>"
  }

  private func share(_ table: CSVTable, _ row: [String], _ column: String) -> String {
    table.number(row, column).map { FigureText.fixed(100 * $0, decimals: 0) + "%" } ?? "–"
  }

  private func range(_ table: CSVTable, _ row: [String]) -> String {
    share(table, row, "seen_lower") + say.to + share(table, row, "seen_upper")
  }

  /// The row of an arm and a measure of all merchants.
  private func find(_ table: CSVTable, _ arm: String, _ measure: String) -> [String]? {
    table.rows(where: ["arm": arm, "scope": results.overall, "measure": measure]).first
  }

  private func number(_ count: Int) -> String { FigureText.fixed(Double(count), decimals: 0) }

  /// The texts in the order in which each first comes.
  private static func distinct(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { found, text in
      if !found.contains(text) { found.append(text) }
    }
  }
}
