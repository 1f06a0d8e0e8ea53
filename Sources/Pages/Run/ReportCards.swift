import Charts
import ResultFiles

/// The headline figures of a report, a card each.
struct ReportCards {
  private static let measures = [
    "suspensions", "merchants_suspended", "time_off", "bad_luck", "answer_rate", "minutes_saved",
  ]

  private let results: SavedResults
  private let say: Language
  private let titles: MeasureTitles

  init(_ results: SavedResults, in language: Language) {
    self.results = results
    say = language
    titles = MeasureTitles(language)
  }

  var html: String {
    let policy = results.head.policyNames[0]
    let cards = ReportCards.measures.compactMap { measure -> String? in
      guard let figure = results.figure(measure, of: results.overall, under: policy) else {
        return nil
      }
      return card(figure)
    }
    let words = ChartWords(results, in: say)
    let whose =
      results.head.isComparison
      ? say(
        "All merchants under “\(words.policy(policy))”, the baseline",
        "全部商家，基准“\(words.policy(policy))”")
      : words.name(results.overall)
    return HTML.section(
      "headline", say("Headline figures", "主要指标"),
      "<p class=\"whose\">\(HTML.text(whose))</p>\n<div class=\"cards\">\(cards.joined(separator: "\n"))</div>"
    )
  }

  private func card(_ figure: SavedFigure) -> String {
    let factor = MeasureTitles.factor(ofUnit: figure.unit)
    let unit = titles.unit(figure.unit)
    let (lower, upper) = (figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor })
    let value = figure.estimate.map { FigureText.plain($0 * factor, lower, upper) }
    let range =
      FigureText.interval(lower, upper, say).map { say("95 % interval ", "95% 区间 ") + $0 }
      ?? say("no interval", "无区间")
    let isPerCent = unit == "%"
    return """
      <div class="card"><div class="name">\(HTML.text(titles.title(figure.key.measure)))</div>\
      <div class="value">\(HTML.text(value ?? "–"))\(isPerCent && value != nil ? "<small>%</small>" : "")</div>\
      <div class="range">\(HTML.text(value == nil ? say("not seen", "未出现") : range))</div>\
      <div class="unit">\(HTML.text(isPerCent ? "" : unit))</div></div>
      """
  }
}
