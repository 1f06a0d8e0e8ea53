import Charts
import ResultFiles

/// What came out of a run, in two sentences.
struct RunVerdict {
  let results: SavedResults
  let say: Language

  /// The paragraph; empty where the results lack the figures.
  var html: String {
    guard !sentences.isEmpty else { return "" }
    let markup = sentences.map { HTML.text($0) }.joined(separator: say(SharedText.sentenceGap))
    return "<p class=\"verdict\">\(markup)</p>\n"
  }

  private var sentences: [String] {
    guard let suspensions = phrase("suspensions"), let saved = phrase("customer_minutes_saved")
    else { return [] }
    let whose = results.shownScopes.count == 1 ? results.overall : nil
    let verdict = say(
      PageText.RunVerdict.saved(suspensions: suspensions, minutesSaved: saved, segment: whose))
    guard let resolved = phrase("resolved_change"), let unserved = phrase("unserved_change") else {
      return [verdict]
    }
    return [verdict, say(PageText.RunVerdict.served(resolved: resolved, unserved: unserved))]
  }

  private func phrase(_ measure: String) -> String? {
    guard let figure = results.figure(measure, of: results.overall), let value = figure.estimate
    else { return nil }
    let text = FigureText.plain(value, figure.lower, figure.upper)
    guard let interval = FigureText.interval(figure.lower, figure.upper, say) else { return text }
    return say(SharedText.valueWithInterval(text, interval))
  }
}
