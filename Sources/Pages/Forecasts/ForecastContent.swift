import Charts
import Foundation
import ResultFiles

/// The page of a forecast, and of what a model's forecasts were worth.
struct ForecastContent: StudyContent {
  let study: LoadedStudy<ForecastFigures>

  private var measures: ForecastWords { ForecastWords(say) }
  private var verdictFigures: [ForecastFigures.Figure] { figures.verdict?.figures ?? [] }
  private var scored: [ForecastFigures.Measure] {
    figures.measures.filter { ($0.scores?.days ?? 0) > 0 }
  }
  private var isScored: Bool { !scored.isEmpty }

  var kind: String {
    say(isScored ? PageText.Forecasts.validation : PageText.Forecasts.forecast)
  }
  var title: String { figures.title }

  var facts: [(String, String)] {
    let last = figures.measures.first?.days.last { $0.band != nil }?.date ?? figures.forecastFrom
    return [
      (say(PageText.Fits.log), figures.log),
      (say(PageText.Column.merchants), words.count(figures.merchants)),
      (
        say(PageText.Forecasts.forecastDays),
        figures.forecastFrom + say.to + last
      ),
      (say(PageText.Forecasts.draws), words.count(figures.draws)),
    ]
  }

  var verdict: [String] {
    guard isScored else { return [expected] }
    return [decision] + drifts + [comparison].compactMap { $0 }
  }

  /// Whether the log refutes the model, and by what.
  private var decision: String {
    guard let verdict = figures.verdict else { return say(PageText.Forecasts.open) }
    let p = FigureText.pValue(verdict.pValue)
    let refuting = verdict.figures.filter(\.isRefuted).map {
      say(SharedText.insideSentence(measures.title($0)))
    }
    guard verdict.verdict == "refuted" else { return say(PageText.Forecasts.notRefuted(p: p)) }
    let rate = FigureText.fixed(100 * verdict.falseAlarmRate, decimals: 0)
    return say(PageText.Forecasts.refuted(by: words.list(refuting), rate: rate, p: p))
  }

  private var drifts: [String] {
    scored.compactMap { measure in
      guard let scores = measure.scores, let since = scores.driftsFrom else { return nil }
      return say(
        PageText.Forecasts.drift(
          measures.title(measure), since: since,
          rate: FigureText.fixed(100 * scores.driftFalseAlarmRate, decimals: 0)))
    }
  }

  /// Against the naive forecast: which measures are better, which worse.
  private var comparison: String? {
    func list(_ wanted: (StudyFigure) -> Bool) -> String {
      words.list(
        scored.filter { $0.scores?.gain.map(wanted) ?? false }.map(named))
    }
    let better = list { ($0.lower ?? 0) > 0 }
    let worse = list { ($0.upper ?? 0) < 0 }
    let open = list { ($0.lower ?? 0) <= 0 && ($0.upper ?? 0) >= 0 }
    let parts = [
      better.isEmpty ? nil : say(PageText.Forecasts.better(better)),
      worse.isEmpty ? nil : say(PageText.Forecasts.worse(worse)),
      open.isEmpty ? nil : say(PageText.Forecasts.untold(open)),
    ].compactMap { $0 }
    return parts.isEmpty
      ? nil
      : say(PageText.Forecasts.againstNaive(parts.joined(separator: say(SharedText.semicolon))))
  }

  /// What is to come, of all days together.
  private var expected: String {
    let parts = figures.measures.compactMap { measure -> String? in
      guard let band = measure.total.band, band.upper90 > 0 else { return nil }
      return say(
        PageText.Forecasts.range(
          named(measure), number(band.median, measure) + unit(measure),
          from: number(band.lower90, measure),
          to: number(band.upper90, measure)))
    }
    return say(
      PageText.Forecasts.expected(
        from: figures.forecastFrom, parts.joined(separator: say(SharedText.semicolon))))
  }

  private func number(_ value: Double?, _ measure: ForecastFigures.Measure) -> String {
    value.map { FigureText.few($0 * measure.factor) } ?? "–"
  }

  private func score(_ value: Double?, _ measure: ForecastFigures.Measure) -> String {
    value.map { FigureText.plain($0 * measure.factor, nil, nil) } ?? "–"
  }

  /// What stands behind a number of a measure.
  private func unit(_ measure: ForecastFigures.Measure) -> String {
    switch measure.name {
    case "answer_rate": say(SharedText.percentSign)
    case "answer_wait": say(PageText.Facts.seconds)
    default: ""
    }
  }

  /// A measure without its unit, inside a sentence.
  private func named(_ measure: ForecastFigures.Measure) -> String {
    let title = measures.title(measure)
    return say(
      SharedText.insideSentence(
        title.components(separatedBy: say(SharedText.comma)).first ?? title))
  }

  var sections: String {
    guard isScored else { return "" }
    let rows = scored.map { measure -> [String] in
      let scores = measure.scores
      let band = measure.total.band
      return [
        measures.title(measure), String(scores?.days ?? 0), number(measure.total.actual, measure),
        number(band?.median, measure),
        band.map { number($0.lower90, measure) + say.to + number($0.upper90, measure) } ?? "–",
        coverage(scores?.coverage50), coverage(scores?.coverage90), score(scores?.crps, measure),
        score(scores?.naiveCRPS, measure), gain(measure),
      ]
    }
    return HTML.section(
      "scores", say(PageText.Forecasts.scores),
      "<p>\(HTML.text(say(PageText.Forecasts.scoresNote)))</p>"
        + words.smallTable(
          [say(PageText.Column.measure)] + PageText.Forecasts.scoreHeads.map { say($0) }, rows,
          textColumns: 1))
  }

  /// The share of days within a band, and where 95 of 100 right forecasts have it.
  private func coverage(_ coverage: ForecastFigures.Coverage?) -> String {
    guard let coverage, let share = coverage.share else { return "–" }
    func percent(_ share: Double) -> String { FigureText.fixed(100 * share, decimals: 0) }
    guard let lower = coverage.lower, let upper = coverage.upper else {
      return percent(share) + say(SharedText.percentSign)
    }
    return percent(share) + say(SharedText.percentSign)
      + say(SharedText.inBrackets(percent(lower) + say.to + percent(upper)))
  }

  private func gain(_ measure: ForecastFigures.Measure) -> String {
    guard let gain = measure.scores?.gain, let value = gain.estimate else { return "–" }
    let factor = measure.factor
    return FigureText.signed(
      value * factor, gain.lower.map { $0 * factor }, gain.upper.map { $0 * factor }, say)
  }

  var remarks: String { refuters + next + silence }

  /// The figures that could refute the model.
  private var refuters: String {
    guard let verdict = figures.verdict else { return "" }
    let rows = verdict.figures.map { figure in
      [
        (figure.isRefuted ? "✗ " : "") + measures.title(figure),
        FigureText.plain(figure.actual, nil, nil), FigureText.plain(figure.median, nil, nil),
        FigureText.plain(figure.lower90, nil, nil) + say.to
          + FigureText.plain(figure.upper90, nil, nil),
        FigureText.fixed(figure.score, decimals: 1),
      ]
    }
    let limit = verdict.limit > 0 ? FigureText.fixed(verdict.limit, decimals: 1) : "–"
    return HTML.section(
      "refuters", say(PageText.Forecasts.refuters),
      "<p>\(HTML.text(say(PageText.Forecasts.refutersNote(limit: limit))))</p>"
        + words.smallTable(
          [say(PageText.Column.measure)] + PageText.Forecasts.refuterHeads.map { say($0) }, rows,
          textColumns: 1))
  }

  /// What to look at next, what is farthest out first.
  private var next: String {
    var seen: Set<String> = []
    let items = verdictFigures.filter(\.isRefuted)
      .sorted { $0.score.magnitude > $1.score.magnitude }
      .map { measures.title($0) + say(SharedText.colon) + measures.advice($0) }
      .filter { seen.insert($0).inserted }
    guard !items.isEmpty else { return "" }
    return HTML.section(
      "next", say(PageText.Forecasts.next),
      "<ul>" + items.map { "<li>\(HTML.text($0))</li>" }.joined() + "</ul>")
  }

  private var silence: String {
    HTML.section(
      "silence", say(PageText.Fits.silence), HTML.englishList(figures.notIdentifiable))
  }

  var table: SortableTable {
    let columns =
      [
        SortableTable.Column(key: "measure", title: say(PageText.Column.measure), isNumber: false),
        SortableTable.Column(key: "date", title: say(PageText.Forecasts.date), isNumber: false),
        SortableTable.Column(key: "actual", title: say(PageText.Fits.log)),
        SortableTable.Column(key: "median", title: say(PageText.Forecasts.median)),
      ]
      + zip(
        ["lower50", "upper50", "lower90", "upper90"], PageText.Forecasts.bandHeads
      ).map { SortableTable.Column(key: $0, title: say($1)) }
    let rows = figures.measures.flatMap { measure in
      measure.days.compactMap { day -> [SortableTable.Cell]? in
        guard let band = day.band else { return nil }
        return [
          SortableTable.Cell(measures.title(measure), measure.name), SortableTable.Cell(day.date),
        ]
          + [
            day.actual, band.median, band.lower50, band.upper50, band.lower90, band.upper90,
          ].map { SortableTable.Cell($0, times: measure.factor, toDigitsOf: nil) }
      }
    }
    return SortableTable(
      columns: columns, rows: rows, note: say(PageText.Forecasts.note), file: "forecast-days.csv")
  }
}

extension ForecastFigures.Measure {
  /// What it is multiplied by for people.
  fileprivate var factor: Double { name == "answer_rate" ? 100 : 1 }
}
