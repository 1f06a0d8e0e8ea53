import Charts
import ResultFiles

/// What worlds show: where the figures lie in most of them, how often each policy is better, and which numbers nobody
/// knows. What would turn a choice stands on the decision sheet.
struct ReportWorlds {
  let results: SavedResults
  let say: Language

  /// Where the two leading figures of a run lie in nine worlds of ten, before what comes of the values as they are written;
  /// empty where nothing is uncertain.
  var verdict: String {
    guard let worlds = results.head.worlds else { return "" }
    let ranges = ["suspensions", "customer_minutes_saved"].compactMap { name -> String? in
      guard let figure = worlds.figures.first(where: { $0.measure == name }),
        let lower = figure.p05, let upper = figure.p95
      else { return nil }
      return say(
        PageText.Worlds.range(
          MeasureTitles(say).title(name), FigureText.plain(lower, nil, nil),
          FigureText.plain(upper, nil, nil)))
    }
    guard ranges.count == 2 else { return "" }
    let text = say(PageText.Worlds.verdict(ranges[0], ranges[1], inputs: worlds.numbers))
    return "<p class=\"verdict\">\(HTML.text(text))</p>\n"
  }

  /// The section; empty where nothing is uncertain.
  var html: String {
    guard let worlds = results.head.worlds else { return "" }
    return HTML.section(
      "worlds", say(PageText.Worlds.title),
      "<p>"
        + HTML.text(
          say(
            PageText.Worlds.opening(
              inputs: worlds.numbers, worlds: worlds.worlds,
              replications: worlds.replications)))
        + "</p>" + unstable(worlds) + figures(worlds) + inputs(worlds))
  }

  private func unstable(_ worlds: WorldsSummary) -> String {
    guard worlds.unstable > 0 else { return "" }
    return "<p>\(HTML.text(say(PageText.Worlds.unstable(worlds.unstable))))</p>"
  }

  private func figures(_ worlds: WorldsSummary) -> String {
    let isComparison = results.head.isComparison
    let words = ChartWords(results, in: say)
    let titles = MeasureTitles(say)
    let heads =
      (isComparison ? [say(SharedText.policy)] : [])
      + [
        say(PageText.Worlds.median), say(PageText.Worlds.nineOfTen),
        say(PageText.Worlds.meanOverWorlds), say(PageText.Worlds.noise),
      ] + (isComparison ? [say(PageText.Worlds.betterIn)] : [])
    let names = worlds.figures.reduce(into: [String]()) { names, figure in
      if !names.contains(figure.measure) { names.append(figure.measure) }
    }
    let body = names.map { name -> String in
      let rows = worlds.figures.filter { $0.measure == name }
      guard let first = rows.first else { return "" }
      let unit = titles.unit(first.unit)
      let title =
        "<th scope=\"row\" rowspan=\"\(rows.count)\">\(HTML.text(titles.title(name)))"
        + "<small>\(HTML.text(unit))</small></th>"
      return rows.enumerated().map { place, row in
        let factor = MeasureTitles.factor(ofUnit: row.unit)
        func number(_ value: Double?) -> String {
          value.map { FigureText.plain($0 * factor, nil, nil) } ?? "–"
        }
        let mean = row.mean.map { value in
          FigureText.plain(
            value * factor, row.lower.map { $0 * factor }, row.upper.map { $0 * factor })
        }
        let cells =
          (isComparison ? [words.policy(row.policy ?? "")] : [])
          + [
            number(row.p50),
            row.p05 == nil ? "–" : number(row.p05) + say.to + number(row.p95), mean ?? "–",
            row.noiseShare.map { FigureText.fixed(100 * $0, decimals: 0) + "%" } ?? "–",
          ] + (isComparison ? [row.betterIn.map { FigureText.plain($0, nil, nil) } ?? "–"] : [])
        return "<tr>" + (place == 0 ? title : "")
          + cells.map { "<td class=\"n\">\(HTML.text($0))</td>" }.joined() + "</tr>"
      }.joined()
    }
    return table([""] + heads, body.joined())
      + "<p>\(HTML.text(say(isComparison ? PageText.Worlds.comparisonNote : PageText.Worlds.runNote)))</p>"
  }

  /// The numbers that nobody knows.
  private func inputs(_ worlds: WorldsSummary) -> String {
    let rows = worlds.inputs.flatMap { input in
      input.values.map { value in
        let why = [value.note, value.source].compactMap { $0 }.joined(separator: "; ")
        return "<tr><th scope=\"row\"><code>\(HTML.text(value.path))</code>"
          + "<small lang=\"en\">\(HTML.text(why))</small></th>"
          + [value.value, value.uncertain, share(input.name, worlds)].map {
            "<td class=\"n\">\(HTML.text($0))</td>"
          }.joined() + "</tr>"
      }
    }
    return "<h3>\(HTML.text(say(PageText.Worlds.unknown)))</h3>"
      + table(
        [
          "", say(PageText.Worlds.takenFor), say(PageText.Worlds.mayBe),
          say(PageText.Worlds.spread),
        ], rows.joined())
  }

  /// Which share of the spread of suspensions an input decides.
  private func share(_ input: String, _ worlds: WorldsSummary) -> String {
    let figure = worlds.figures.first { $0.measure == "suspensions" }
    guard let share = figure?.explained?[input], share >= 0.05 else { return "" }
    return FigureText.fixed(100 * share, decimals: 0) + "%"
  }

  private func table(_ heads: [String], _ body: String) -> String {
    "<div class=\"scroll\"><table class=\"policies\"><thead><tr>"
      + heads.enumerated().map { place, head in
        "<th\(place == 0 ? "" : " class=\"n\"")>\(HTML.text(head))</th>"
      }.joined()
      + "</tr></thead><tbody>\(body)</tbody></table></div>"
  }
}
