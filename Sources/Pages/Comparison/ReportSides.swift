import Charts
import ResultFiles

/// Both sides of the rule under every policy of a comparison: what customers get, and what merchants bear, with the change
/// from the baseline.
struct ReportSides {
  private let results: SavedResults
  private let differences: CSVTable?
  private let say: Language
  private let words: ChartWords
  private let titles: MeasureTitles

  init(_ results: SavedResults, in language: Language) throws(SavedResultsError) {
    self.results = results
    say = language
    words = ChartWords(results, in: language)
    titles = MeasureTitles(language)
    differences = results.head.isComparison ? try results.table("differences.csv") : nil
  }

  /// The section; empty where no policies are compared, or the results are of a version without sides.
  var html: String {
    guard let sides = results.head.sides, results.head.isComparison else { return "" }
    let policies = results.head.policyNames
    let head =
      "<tr><th></th>"
      + policies.map { "<th class=\"n\">\(HTML.text(words.policy($0)))</th>" }.joined() + "</tr>"
    var body = sides.map { side in
      group(
        title(side.side), side.measures.flatMap(withRange).flatMap(rows),
        columns: policies.count + 1)
    }
    body.append(
      group(say(PageText.Sides.money), rows("money_net"), columns: policies.count + 1))
    let rule = results.head.rule.map {
      "<p lang=\"en\">\(HTML.text(say(PageText.Sides.rule(words.policy(policies[0]), $0))))</p>"
    }
    return HTML.section(
      "sides", say(PageText.Sides.title),
      "<p>\(HTML.text(say(PageText.Sides.market(market))))</p>" + (rule ?? "")
        + "<div class=\"scroll\"><table class=\"policies\"><thead>\(head)</thead><tbody>"
        + body.joined() + "</tbody></table></div>"
        + "<p>\(HTML.text(say(PageText.Sides.note(words.policy(policies[0])))))</p>")
  }

  /// A measure; behind false positives also the share of suspensions that they are, by the reference and two points from it.
  private func withRange(_ measure: String) -> [String] {
    guard measure == "false_positives" else { return [measure] }
    let share = "false_positive_share"
    return [measure, share, share + "_lower_threshold", share + "_higher_threshold"]
  }

  /// The real merchants, by segment where there are several.
  private var market: String {
    let scopes = results.head.scopes
    func text(_ merchants: Double) -> String { NumberText.fixed(merchants, decimals: 0) }
    let segments = scopes.filter { $0.name != results.overall }
    let whole = text(scopes.first { $0.name == results.overall }?.represents ?? 0)
    guard !segments.isEmpty else { return whole }
    let parts = segments.map { "\($0.name) \(text($0.represents))" }
    return whole + " (" + parts.joined(separator: ", ") + ")"
  }

  private func title(_ side: String) -> String {
    say(side == "customers" ? PageText.Sides.customers : PageText.Sides.merchants)
  }

  private func group(_ title: String, _ rows: [String], columns: Int) -> String {
    guard !rows.isEmpty else { return "" }
    return "<tr><th scope=\"rowgroup\" colspan=\"\(columns)\"><b>\(HTML.text(title))</b></th></tr>"
      + rows.joined()
  }

  /// A measure; a share of merchants as real ones in a second row.
  private func rows(_ measure: String) -> [String] {
    guard
      results.figure(measure, of: results.overall) != nil
        || results.figure(measure, of: results.overall, under: results.head.policyNames[0]) != nil
    else { return [] }
    let cells = results.head.policyNames.map { policy in
      "<td class=\"n\">\(HTML.text(value(measure, policy)))\(change(measure, policy))</td>"
    }
    let first = row(titles.title(measure), unit(measure), cells)
    guard measure == "merchants_suspended" else { return [first] }
    let real = results.head.policyNames.map { policy -> String in
      let share = results.figure(measure, of: results.overall, under: policy)?.estimate
      let count = share.map { NumberText.fixed(($0 * represents).rounded(), decimals: 0) }
      return "<td class=\"n\">\(HTML.text(count ?? "–"))</td>"
    }
    return [first, row(say(PageText.Sides.realMerchants), "", real)]
  }

  private var represents: Double {
    results.head.scopes.first { $0.name == results.overall }?.represents ?? 0
  }

  private func row(_ title: String, _ unit: String, _ cells: [String]) -> String {
    "<tr><th scope=\"row\">\(HTML.text(title))<small>\(HTML.text(unit))</small></th>"
      + cells.joined() + "</tr>"
  }

  private func unit(_ measure: String) -> String {
    results.figure(measure, of: results.overall, under: results.head.policyNames[0])
      .map { titles.unit($0.unit) } ?? ""
  }

  private func value(_ measure: String, _ policy: String) -> String {
    guard let figure = results.figure(measure, of: results.overall, under: policy),
      let value = figure.estimate
    else { return "–" }
    let factor = MeasureTitles.factor(ofUnit: figure.unit)
    return FigureText.plain(
      value * factor, figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor })
      + (factor == 100 ? "%" : "")
  }

  /// The change from the baseline with its interval, and as a share of the baseline's figure; nothing for the baseline.
  private func change(_ measure: String, _ policy: String) -> String {
    guard let table = differences,
      let row = table.rows(where: [
        "policy": policy, "scope": results.overall, "measure": measure,
      ]).first, let value = table.number(row, "difference")
    else { return "" }
    let factor = MeasureTitles.factor(ofUnit: table.cell(row, "unit"))
    let change = FigureText.signed(
      value * factor, table.number(row, "lower").map { $0 * factor },
      table.number(row, "upper").map { $0 * factor }, say)
    let isSure = (table.number(row, "adjusted_p_value") ?? 1) < 0.05
    let relative = measure == "money_net" ? nil : table.number(row, "relative")
    let share = relative.map { FigureText.signed($0 * 100, nil, nil, say) + "%" }
    let lines = [change + (isSure ? " *" : ""), share].compactMap { $0 }
    return lines.map { "<small>\(HTML.text($0))</small>" }.joined()
  }
}
