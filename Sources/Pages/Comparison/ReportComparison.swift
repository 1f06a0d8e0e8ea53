import Charts
import ResultFiles
import SimStatistics

/// The verdict of a report in a sentence, and of a comparison the policies side by side.
struct ReportComparison {
  private static let measures = ["days_restricted", "customers_missed", "merchants_suspended"]

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

  /// What came out, with its intervals.
  var verdict: String {
    let sentences = results.head.isComparison ? comparisonSentences : runSentences
    guard !sentences.isEmpty else { return "" }
    let markup = sentences.map { HTML.text($0) }.joined(separator: say(SharedText.sentenceGap))
    return "<p class=\"verdict\">\(markup)</p>\n"
  }

  private var runSentences: [String] {
    guard let suspensions = phrase("suspensions"), let saved = phrase("customer_minutes_saved")
    else {
      return []
    }
    let whose = results.shownScopes.count == 1 ? results.overall : nil
    let verdict = say(
      PageText.Comparison.run(suspensions: suspensions, minutesSaved: saved, segment: whose))
    guard let resolved = phrase("resolved_change"), let unserved = phrase("unserved_change") else {
      return [verdict]
    }
    return [verdict, say(PageText.Comparison.served(resolved: resolved, unserved: unserved))]
  }

  private func phrase(_ measure: String) -> String? {
    guard let figure = results.figure(measure, of: results.overall), let value = figure.estimate
    else { return nil }
    let text = FigureText.plain(value, figure.lower, figure.upper)
    guard let interval = FigureText.interval(figure.lower, figure.upper, say) else { return text }
    return say(SharedText.valueWithInterval(text, interval))
  }

  private var comparisonSentences: [String] {
    if say == .english, let verdict = results.head.verdict, !verdict.isEmpty { return verdict }
    return ReportComparison.measures.prefix(2).compactMap(bestOf)
  }

  /// Which policy changes a measure most for the better, and by how much.
  private func bestOf(_ measure: String) -> String? {
    guard let table = differences else { return nil }
    let baseline = words.policy(results.head.policyNames[0])
    let rows = table.rows(where: [
      "scope": results.overall, "measure": measure, "sense": "better",
    ])
    let best = rows.max {
      abs(table.number($0, "difference") ?? 0) < abs(table.number($1, "difference") ?? 0)
    }
    let title = titles.title(measure)
    guard let best, let value = table.number(best, "difference") else {
      return say(PageText.Comparison.nothingBetter(than: baseline, measure: title))
    }
    let unit = table.cell(best, "unit")
    let factor = MeasureTitles.factor(ofUnit: unit)
    let reach = simultaneousReach(best, in: table)
    let text = FigureText.signed(
      value * factor, reach.map { (value - $0) * factor }, reach.map { (value + $0) * factor }, say)
    let policy = words.policy(table.cell(best, "policy"))
    let isSure = (table.number(best, "adjusted_p_value") ?? 1) < 0.05
    return say(
      PageText.Comparison.best(
        policy: policy, baseline: baseline, measure: title, change: text,
        unit: titles.differenceUnit(unit), isSure: isSure, claim: claim))
  }

  private var others: Int { results.head.policyNames.count - 1 }

  /// What the interval of a policy picked among several claims.
  private var claim: String {
    others > 1
      ? say(PageText.Comparison.simultaneous(policies: others))
      : ""
  }

  /// Half the width of the interval that a difference needs to hold together with those of all other
  /// policies; nil where it has none.
  private func simultaneousReach(_ row: [String], in table: CSVTable) -> Double? {
    guard table.number(row, "lower") != nil, let error = table.number(row, "standard_error"),
      results.head.replications > 1
    else { return nil }
    return error
      * StudentT.criticalValue(
        ConfidenceLevel.ninetyFive.simultaneous(over: others),
        degreesOfFreedom: Double(results.head.replications - 1))
  }

  /// The policies with their headline figures and the chance that each is best.
  var table: String {
    guard results.head.isComparison else { return "" }
    let policies = results.head.policies ?? []
    let head =
      "<tr><th>\(HTML.text(say(PageText.Column.policy)))</th>"
      + ReportComparison.measures.map {
        "<th class=\"n\">\(HTML.text(titles.title($0)))</th><th class=\"n\">"
          + "\(HTML.text(say(PageText.Column.chanceBest)))</th>"
      }.joined() + "</tr>"
    let rows = policies.map { policy -> String in
      let cells = ReportComparison.measures.map { measure -> String in
        let figure = results.figure(measure, of: results.overall, under: policy.name)
        let chance = figure?.chanceBest.map { NumberText.fixed($0 * 100, decimals: 0) + "%" }
        return "<td class=\"n\">\(HTML.text(figure.map(value) ?? "–"))</td>"
          + "<td class=\"n\">\(HTML.text(chance ?? "–"))</td>"
      }
      return "<tr><th scope=\"row\"><b>\(HTML.text(words.policy(policy.name)))</b>"
        + "<small>\(HTML.text(policy.title))</small></th>\(cells.joined())</tr>"
    }
    return HTML.section(
      "policies", say(PageText.Comparison.title),
      "<div class=\"scroll\"><table class=\"policies\"><thead>\(head)</thead><tbody>"
        + "\(rows.joined(separator: "\n"))</tbody></table></div>"
        + "<p>\(HTML.text(say(PageText.Comparison.aboutChances)))</p>")
  }

  private func value(_ figure: SavedFigure) -> String {
    guard let value = figure.estimate else { return "–" }
    let factor = MeasureTitles.factor(ofUnit: figure.unit)
    return FigureText.plain(
      value * factor, figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor })
      + (factor == 100 ? "%" : "")
  }
}
