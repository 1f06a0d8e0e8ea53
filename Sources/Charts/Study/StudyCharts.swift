import Foundation
import ResultFiles

/// The charts of a folder that a sweep or a study wrote.
public enum StudyCharts {
  /// Its charts; nil if the folder is of something else.
  ///
  /// - Throws: ``SavedResultsError`` if a file is not what its name says.
  public static func all(
    ofFolder path: String, in language: Language
  ) throws(SavedResultsError) -> [Chart]? {
    if let sweep = try CSVTable.saved("sweep.csv", in: path) {
      let figures = try figures(SweepFigures.self, "sweep", in: path)
      return SweepChart.make(sweep, figures: figures, in: language)
    }
    if let table = try CSVTable.saved("oc.csv", in: path) {
      return OperatingChart.make(
        table, try SavedStudy.figures(OperatingFigures.self, "oc", in: path), in: language)
    }
    if let table = try CSVTable.saved("sensitivity.csv", in: path) {
      let measure =
        try figures(SensitivityReport.Figures.self, "sensitivity", in: path)?.figure ?? ""
      // A figure may be a measure of a segment: `solo/suspensions`.
      let name = measure.split(separator: "/").last.map(String.init) ?? measure
      let title = TextLayout.lowered(MeasureTitles(language).title(name))
      return TornadoChart.make(table, of: title, in: language)
    }
    if try CSVTable.saved("audit.csv", in: path) != nil {
      let audit = try SavedStudy.figures(AuditReport.Figures.self, "audit", in: path)
      return [AuditChart.make(audit, in: language)].compactMap { $0 }
    }
    if try CSVTable.saved("staffing.csv", in: path) != nil {
      let search = try SavedStudy.figures(StaffingReport.Figures.self, "staffing", in: path)
      return [StaffingChart.make(search, in: language)].compactMap { $0 }
    }
    if let search = try figures(OptimisationReport.Figures.self, "optimum", in: path) {
      return [OptimumChart.make(search, in: language)].compactMap { $0 }
    }
    if let search = try figures(SynthesisReport.Figures.self, "synthesis", in: path) {
      return [SynthesisChart.make(search, in: language)].compactMap { $0 }
    }
    for name in ["forecast", "validation"] {
      guard let found = try figures(ForecastFigures.self, name, in: path) else { continue }
      return [
        ForecastChart.make(name, found, in: language),
        PlaceHistogramChart.make(found, in: language),
      ].compactMap { $0 }
    }
    if let fits = try figures(FitFigures.self, "fits", in: path) {
      return FitCharts.all(fits, in: language)
    }
    if let table = try CSVTable.saved("backtest.csv", in: path) {
      let figures = try SavedStudy.figures(BacktestFigures.self, "backtest", in: path)
      return [BacktestChart.make(table, figures, in: language)].compactMap { $0 }
    }
    return FileManager.default.fileExists(atPath: path + "/break-even.csv") ? [] : nil
  }

  /// What a JSON file holds; nil if it is not there.
  private static func figures<Figures: Decodable>(
    _ type: Figures.Type, _ name: String, in folder: String
  ) throws(SavedResultsError) -> Figures? {
    guard FileManager.default.fileExists(atPath: "\(folder)/\(name).json") else { return nil }
    return try SavedStudy.figures(type, name, in: folder)
  }
}
