import Foundation
import MerchantModel
import ResultFiles
import SimStatistics

/// Reports the draws of days to come, to be scored once they are there.
public struct ForecastReport: StudyReport {
  private let forecast: Forecast
  private let history: History
  private let series: DaySeries
  private let scenario: Scenario

  /// - Parameters:
  ///   - history: The log that the forecast starts from.
  ///   - series: What it has by day.
  package init(
    _ forecast: Forecast, after history: History, _ series: DaySeries, of scenario: Scenario
  ) {
    self.forecast = forecast
    self.history = history
    self.series = series
    self.scenario = scenario
  }

  /// `forecast`.
  public static let name = "forecast"

  private var draws: Int { forecast.paths.first?.draws.count ?? 0 }

  /// A table of the days together, and of each day's calls.
  public var text: String {
    let first = CivilDate(dayNumber: forecast.firstDay)
    let last = CivilDate(dayNumber: forecast.firstDay + forecast.days - 1)
    let head = [["\(first) to \(last)", "median", "5 % below", "5 % above"]]
    let rows = forecast.paths.compactMap { paths -> [String]? in
      let totals = paths.totals.compactMap { $0 }
      guard !totals.isEmpty else { return nil }
      let sample = PredictiveSample(totals)
      return [paths.measure.title]
        + [0.5, 0.05, 0.95].map { FigureFormat.text(sample.quantile($0), paths.measure) }
    }
    return
      ([
        "\(scenario.title), from the level of \(history.name): "
          + "\(NumberText.counted(history.merchants.count, "merchant")), "
          + "\(history.date(0)) to \(history.date(history.days - 1)); "
          + "\(NumberText.counted(draws, "draw")), seed \(scenario.seed)", "",
      ] + TextColumns.lines(head + rows) + [
        "",
        "Once the days are there: ringside validate LOG --forecast FOLDER, with the folder of --out.",
      ]).joined(separator: "\n") + "\n"
  }

  /// A row a measure, day and draw, and one a measure and draw for all days, without a date.
  public var rows: [[String]] {
    [["measure", "date", "draw", "value"]]
      + forecast.paths.flatMap { paths in
        paths.draws.enumerated().flatMap { draw, path in
          path.enumerated().map { day, value in
            [
              paths.measure.rawValue,
              CivilDate(dayNumber: forecast.firstDay + day).description, String(draw),
              CSV.number(value),
            ]
          } + [[paths.measure.rawValue, "", String(draw), CSV.number(paths.totals[draw])]]
        }
      }
  }

  /// JSON, layout 1.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(
      ForecastFigures(
        title: scenario.title, log: history.name, merchants: history.merchants.count,
        first: history.date(0).description,
        forecastFrom: CivilDate(dayNumber: forecast.firstDay).description, draws: draws,
        seed: scenario.seed, isAnchored: true,
        measures: forecast.paths.map {
          ForecastFigures.Measure(
            $0, history, series, split: history.days, days: forecast.days, scores: nil)
        }, verdict: nil, notIdentifiable: NotIdentifiable(history).lines))
  }
}

/// Numbers of measures for people.
enum FigureFormat {
  /// A value of a measure, in its unit for people.
  static func text(_ value: Double, _ measure: LogMeasure) -> String {
    let shown = value * measure.factor
    return NumberText.fixed(shown, decimals: shown.magnitude < 100 ? 1 : 0)
  }

  /// A number of three or four digits.
  static func text(_ value: Double) -> String {
    let decimals =
      switch value.magnitude {
      case 100...: 0
      case 10..<100: 1
      case 1..<10: 2
      default: 3
      }
    return NumberText.fixed(value, decimals: decimals)
  }
}

extension ForecastFigures.Band {
  /// The bands of draws; nil where there are none.
  init?(_ draws: [Double?]) {
    let known = draws.compactMap { $0 }
    guard !known.isEmpty else { return nil }
    let sample = PredictiveSample(known)
    self.init(
      median: sample.quantile(0.5), lower50: sample.quantile(0.25), upper50: sample.quantile(0.75),
      lower90: sample.quantile(0.05), upper90: sample.quantile(0.95))
  }
}

extension ForecastFigures.Measure {
  /// The days of a log, and those of a forecast that begins at a place among them or after them.
  init(
    _ paths: Forecast.Paths, _ history: History, _ series: DaySeries, split: Int, days: Int,
    scores: ForecastFigures.Scores?
  ) {
    let range = split..<split + days
    func actual(_ day: Int) -> Double? {
      day < series.days.count ? series.days[day].value(paths.measure) : nil
    }
    self.init(
      name: paths.measure.rawValue, title: paths.measure.title,
      days: (0..<max(history.days, range.upperBound)).map { day in
        ForecastFigures.Day(
          date: history.date(day).description, actual: actual(day),
          band: range.contains(day)
            ? ForecastFigures.Band(paths.draws.map { $0[day - split] }) : nil)
      },
      total: ForecastFigures.Total(
        actual: range.upperBound <= series.days.count
          ? series.sum(range).value(paths.measure) : nil,
        band: ForecastFigures.Band(paths.totals)), scores: scores)
  }
}
