import ResultFiles

/// Words of forecasts that charts and pages share.
package struct ForecastWords {
  private let say: Language

  package init(_ language: Language) {
    say = language
  }

  /// A measure that is forecast by day, with its unit.
  package func title(_ measure: ForecastFigures.Measure) -> String {
    say(ChartText.Forecast.measure(measure.name, or: measure.title))
  }

  /// A figure by which a model can be refuted.
  package func title(_ figure: ForecastFigures.Figure) -> String {
    guard let measure = Self.total(figure) else {
      return say(ChartText.Refuters.title(figure.name, or: figure.title))
    }
    return say(
      ChartText.Refuters.total(
        say(ChartText.Forecast.measure(measure, or: figure.title)), or: figure.title))
  }

  /// What to look at where a figure refutes the model.
  package func advice(_ figure: ForecastFigures.Figure) -> String {
    guard Self.total(figure) == nil else { return say(ChartText.Refuters.changed) }
    return ChartText.Refuters.advice[figure.name].map { say($0) } ?? ""
  }

  /// The measure of whose forecast days a figure is the total; nil of other figures.
  private static func total(_ figure: ForecastFigures.Figure) -> String? {
    let prefix = "forecast_"
    return figure.name.hasPrefix(prefix) ? String(figure.name.dropFirst(prefix.count)) : nil
  }
}
