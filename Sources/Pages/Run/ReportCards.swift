import Charts
import ResultFiles

/// The headline figures of a run, a card each.
struct ReportCards {
  private static let measures = [
    "suspensions", "merchants_suspended", "time_off", "false_positive_share", "answer_rate",
    "customer_minutes_saved", "staff_minutes_per_contact_saved", "waiting_and_handling_saved",
    "resolved_change", "unserved_change",
  ]

  let results: SavedResults
  let say: Language
  private var titles: MeasureTitles { MeasureTitles(say) }

  var html: String {
    let cards = ReportCards.measures.compactMap { measure in
      results.figure(measure, of: results.overall).map(card)
    }
    let whose = ChartWords(results, in: say).name(results.overall)
    return HTML.section(
      "headline", say(PageText.Cards.title),
      "<p class=\"whose\">\(HTML.text(whose))</p>\n<div class=\"cards\">\(cards.joined(separator: "\n"))</div>"
    )
  }

  private func card(_ figure: SavedFigure) -> String {
    let factor = MeasureTitles.factor(ofUnit: figure.unit)
    let unit = titles.unit(figure.unit)
    let (lower, upper) = (figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor })
    let value = figure.estimate.map { FigureText.plain($0 * factor, lower, upper) }
    let range =
      FigureText.interval(lower, upper, say).map { say(PageText.Cards.interval) + $0 }
      ?? say(PageText.Cards.noInterval)
    let isPerCent = unit == "%"
    return """
      <div class="card"><div class="name">\(HTML.text(titles.title(figure.key.measure)))</div>\
      <div class="value">\(HTML.text(value ?? "–"))\(isPerCent && value != nil ? "<small>%</small>" : "")</div>\
      <div class="range">\(HTML.text(value == nil ? say(SharedText.notSeen) : range))</div>\
      <div class="unit">\(HTML.text(isPerCent ? "" : unit))</div></div>
      """
  }
}
