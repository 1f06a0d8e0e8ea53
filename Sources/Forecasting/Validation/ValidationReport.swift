import Foundation
import MerchantModel
import ResultFiles
import SimStatistics

/// Reports what a model's forecasts were worth, and whether the model is refuted, as text, rows and JSON.
public struct ValidationReport: StudyReport {
  private let validation: Validation
  private let scenario: Scenario

  /// - Parameter scenario: The model.
  package init(_ validation: Validation, of scenario: Scenario) {
    self.validation = validation
    self.scenario = scenario
  }

  /// `validation`.
  public static let name = "validation"

  private var history: History { validation.history }
  private var forecast: Forecast { validation.forecast }
  private var draws: Int { forecast.paths.first?.draws.count ?? 0 }

  /// The verdict, the scores, the figures that were looked at, and what to look at next.
  public var text: String {
    (heading + verdict + [""] + scoreTable + [""] + placesTable + figureTable + next
      + ["", "Not identifiable from this log:"]
      + NotIdentifiable(history).lines.map { "- \($0)" })
      .joined(separator: "\n") + "\n"
  }

  private var heading: [String] {
    let last = min(history.days, validation.split + forecast.days) - 1
    return [
      "\(history.name): \(NumberText.counted(history.merchants.count, "merchant")), "
        + "\(history.date(0)) to \(history.date(history.days - 1))",
      "\(scenario.title), \(history.date(validation.split)) to \(history.date(last)) forecast"
        + (validation.isAnchored ? " from the level of the days before" : " as it is")
        + "; \(NumberText.counted(draws, "draw")), seed \(scenario.seed)",
      "",
    ]
  }

  private var verdict: [String] {
    guard !validation.figures.isEmpty else {
      return ["Verdict: open, until all days of the forecast have come."] + drifts
    }
    let rate = NumberText.fixed(100 * validation.check.falseAlarmRate, decimals: 0)
    let p = NumberText.fixed(validation.check.pValue, decimals: 3)
    let refuted = validation.figures.filter(\.isRefuted)
    guard !refuted.isEmpty else {
      return [
        "Verdict: not refuted. In a share of \(p) of draws some figure lies as far out as the farthest here."
      ] + drifts
    }
    return [
      "Verdict: refuted, by " + refuted.map(\.subject.title).joined(separator: "; ") + ".",
      "A right model is refuted in \(rate) of 100 logs; here p = \(p).",
    ] + drifts
  }

  private var drifts: [String] {
    let rate = NumberText.fixed(100 * Validation.falseAlarmRate, decimals: 0)
    guard !validation.drifts.isEmpty else {
      return ["No drift (of a right model \(rate) of 100 forecasts would show one)."]
    }
    return validation.drifts.map {
      "Drift: \($0.measure.title) since \(history.date($0.day)) (of a right model \(rate) of 100 forecasts would "
        + "show one in any measure)."
    }
  }

  private var scoreTable: [String] {
    let head = [
      "", "days", "actual", "median", "90 % band", "in 50 %", "expected", "in 90 %", "expected",
      "CRPS", "naive", "better by",
    ]
    let rows = zip(forecast.paths, validation.scores).map { paths, score -> [String] in
      let measure = score.measure
      let band = ForecastFigures.Band(paths.totals)
      func number(_ value: Double?) -> String {
        value.map { FigureFormat.text($0, measure) } ?? "-"
      }
      let bands = score.coverages.flatMap { coverage in
        [
          Self.perCent(coverage.share),
          coverage.expected.map {
            "\(Self.perCent($0.lowerBound)) to \(Self.perCent($0.upperBound))"
          } ?? "-",
        ]
      }
      return [
        measure.title, String(score.days), number(total(measure)), number(band?.median),
        band.map { "\(number($0.lower90)) to \(number($0.upper90))" } ?? "-",
      ] + bands
        + [score.crps, score.naiveCRPS].map {
          $0.map { FigureFormat.text($0 * measure.factor) } ?? "-"
        } + [gain(score)]
    }
    return ["All merchants together, days of the forecast:"] + TextColumns.lines([head] + rows)
      + [
        "actual, median, 90 % band: all days together. in 50 %, in 90 %: of the days, the share within the band; expected:",
        "where 95 of 100 right forecasts lie. CRPS: mean of the days, the less the better; naive: the same weekdays before,",
        "each as likely; better by: naive less CRPS, with a 95 % interval.",
      ]
  }

  private func total(_ measure: LogMeasure) -> Double? {
    let range = validation.split..<validation.split + forecast.days
    guard range.upperBound <= validation.series.days.count else { return nil }
    return validation.series.sum(range).value(measure)
  }

  private func gain(_ score: MeasureScore) -> String {
    guard let gain = score.gain, let value = gain.value else { return "-" }
    let factor = score.measure.factor
    return FigureFormat.text(value * factor)
      + (gain.interval.map { " ± " + FigureFormat.text($0.halfWidth * factor) } ?? "")
  }

  private static func perCent(_ share: Double?) -> String {
    share.map { NumberText.fixed(100 * $0, decimals: 0) + " %" } ?? "-"
  }

  private var placesTable: [String] {
    let rows = validation.scores.map { score in
      [score.measure.title]
        + score.histogram.counts.map { NumberText.fixed($0, decimals: 1) }
    }
    return ["PIT, days in each tenth from lowest to highest:"] + TextColumns.lines(rows) + [""]
  }

  private var figureTable: [String] {
    guard !validation.figures.isEmpty else { return [] }
    let head = ["", "actual", "median", "90 % of draws", "score", ""]
    let rows = validation.figures.map { figure in
      [
        figure.subject.title, FigureFormat.text(figure.actual),
        FigureFormat.text(figure.draws.quantile(0.5)),
        "\(FigureFormat.text(figure.draws.quantile(0.05))) to "
          + FigureFormat.text(figure.draws.quantile(0.95)),
        NumberText.fixed(figure.score, decimals: 1), figure.isRefuted ? "refuted" : "",
      ]
    }
    let limit = validation.check.limit
    return ["What the model could be refuted by:"] + TextColumns.lines([head] + rows) + [
      "score: standard deviations from the draws' mean; beyond "
        + (limit.isFinite ? NumberText.fixed(limit, decimals: 1) : "any number, as draws are few,")
        + " a figure refutes the model."
    ]
  }

  private var next: [String] {
    let lines = validation.lookAt
    return lines.isEmpty ? [] : ["", "What to look at next:"] + lines.map { "- \($0)" }
  }

  /// A row a measure and day of the forecast that has come.
  public var rows: [[String]] {
    [["measure", "date", "actual", "median", "lower50", "upper50", "lower90", "upper90"]]
      + figures.measures.flatMap { measure in
        measure.days.compactMap { day in
          guard let band = day.band, day.actual != nil else { return nil }
          let numbers = [
            day.actual, band.median, band.lower50, band.upper50, band.lower90, band.upper90,
          ]
          return [measure.name, day.date] + numbers.map { CSV.number($0) }
        }
      }
  }

  /// JSON, layout 1.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data { try JSONFile.data(figures) }

  private var figures: ForecastFigures {
    ForecastFigures(
      title: scenario.title, log: history.name, merchants: history.merchants.count,
      first: history.date(0).description, forecastFrom: history.date(validation.split).description,
      draws: draws, seed: scenario.seed, isAnchored: validation.isAnchored,
      measures: zip(forecast.paths, validation.scores).map { paths, score in
        ForecastFigures.Measure(
          paths, history, validation.series, split: validation.split, days: forecast.days,
          scores: ForecastFigures.Scores(score, history, split: validation.split))
      }, verdict: validation.figures.isEmpty ? nil : ForecastFigures.Verdict(validation),
      notIdentifiable: NotIdentifiable(history).lines)
  }
}
