import ResultFiles

/// The charts of a folder of results.
public enum RunCharts {
  /// All charts that the results have something for, in the order in which a report shows them.
  ///
  /// - Throws: ``SavedResultsError`` if a file is not what its name says.
  public static func all(
    of results: SavedResults, in language: Language
  ) throws(SavedResultsError) -> [Chart] {
    [
      try WorldsChart.make(results, in: language),
      try ForestChart.make(results, in: language),
      try ParetoChart.make(results, in: language),
      try DailyChart.make(results, in: language),
      try SurvivalChart.make(results, in: language),
      try MinutesChart.make(results, in: language),
      try WaterfallChart.make(results, in: language),
      try HoursChart.make(results, in: language),
      MissedCallsChart.make(results, in: language),
      try DeskKneeChart.make(results, in: language),
      try AppealBacklogChart.make(results, in: language),
      try FalsePositiveChart.make(results, in: language),
    ].compactMap { $0 }
  }
}
