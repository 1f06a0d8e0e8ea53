import Foundation
import MerchantModel
import ResultFiles

/// A forecast that was made before, read from its folder.
package struct SavedForecast: Sendable {
  /// The draws.
  package let forecast: Forecast
  /// The scenario that was forecast with, as YAML.
  package let scenario: String

  /// Reads a folder that `forecast` wrote.
  ///
  /// - Throws: `SavedResultsError` if it is of something else, or damaged.
  package init(_ folder: String) throws(SavedResultsError) {
    let marker = folder + "/" + ResultsFolder.marker
    guard let table = try CSVTable.saved("forecast.csv", in: folder),
      let data = FileManager.default.contents(atPath: marker)
    else { throw .notResults(path: folder) }
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data) else {
      throw .damaged(path: marker)
    }
    let figures = try SavedStudy.figures(ForecastFigures.self, "forecast", in: folder)
    guard let forecast = Self.forecast(table, figures) else {
      throw .damaged(path: folder + "/forecast.csv")
    }
    self.forecast = forecast
    scenario = manifest.scenario
  }

  private static func forecast(_ table: CSVTable, _ figures: ForecastFigures) -> Forecast? {
    guard let first = Self.date(figures.forecastFrom), figures.draws > 0 else { return nil }
    let days = figures.measures.first.map { $0.days.count { $0.band != nil } } ?? 0
    var paths: [Forecast.Paths] = []
    for measure in figures.measures {
      guard let known = LogMeasure(rawValue: measure.name) else { return nil }
      var draws = [[Double?]](
        repeating: [Double?](repeating: nil, count: days), count: figures.draws)
      var totals = [Double?](repeating: nil, count: figures.draws)
      for row in table.rows(where: ["measure": measure.name]) {
        guard let draw = Int(table.cell(row, "draw")), draws.indices.contains(draw) else {
          return nil
        }
        let value = table.number(row, "value")
        let date = table.cell(row, "date")
        if date.isEmpty {
          totals[draw] = value
        } else {
          guard let day = Self.date(date).map({ $0.dayNumber - first.dayNumber }),
            (0..<days).contains(day)
          else { return nil }
          draws[draw][day] = value
        }
      }
      paths.append(Forecast.Paths(measure: known, draws: draws, totals: totals))
    }
    return Forecast(firstDay: first.dayNumber, days: days, paths: paths)
  }

  private static func date(_ text: String) -> CivilDate? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? CivilDate(year: parts[0], month: parts[1], day: parts[2]) : nil
  }
}
