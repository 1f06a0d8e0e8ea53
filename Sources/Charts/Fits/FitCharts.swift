import ResultFiles

/// The charts of what was fitted to a log, data and law in one picture each.
enum FitCharts {
  static func all(_ figures: FitFigures, in say: Language) -> [Chart] {
    [
      DayFitChart.hours(figures, in: say), DayFitChart.weekdays(figures, in: say),
      DayFitChart.daily(figures, in: say), BinFitChart.counts(figures, in: say),
      BinFitChart.rates(figures, in: say), CurveFitChart.answering(figures, in: say),
      CurveFitChart.patience(figures, in: say), CurveFitChart.durations(figures, in: say),
    ].compactMap { $0 }
  }
}
