import Foundation

/// The charts of a folder that a sweep, a study of sensitivity or an operating characteristic wrote.
public enum StudyCharts {
  /// Its charts; nil if the folder is of something else.
  ///
  /// - throws: ``SavedResults/Fault`` if a file is not what its name says.
  public static func all(
    ofFolder path: String, in language: Language
  ) throws(SavedResults.Fault) -> [Chart]? {
    if let sweep = try CSVTable.saved("sweep.csv", in: path) {
      return SweepChart.make(sweep, in: language)
    }
    if let table = try CSVTable.saved("oc.csv", in: path) {
      let file = path + "/oc.json"
      let data = FileManager.default.contents(atPath: file)
      guard
        let figures = data.flatMap({ try? JSONDecoder().decode(OperatingFigures.self, from: $0) })
      else { throw .damaged(path: file) }
      return OperatingChart.make(table, figures, in: language)
    }
    guard let table = try CSVTable.saved("sensitivity.csv", in: path) else { return nil }
    let data = FileManager.default.contents(atPath: path + "/sensitivity.json")
    let head = data.flatMap { try? JSONDecoder().decode(Head.self, from: $0) }
    let measure = head?.figure ?? ""
    // A figure may be a measure of a segment: `solo/suspensions`.
    let name = measure.split(separator: "/").last.map(String.init) ?? measure
    let title = ChartText.lowered(MeasureTitles(language).title(name))
    return [TornadoChart.make(table, of: title, in: language)].compactMap { $0 }
  }

  private struct Head: Decodable {
    let figure: String
  }
}
