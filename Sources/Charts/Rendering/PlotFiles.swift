import Foundation
import ResultFiles

/// A folder of charts: of each its specification, and its pictures where a renderer is there.
///
/// The folder is one of results in the sense of ``ResultsFolder``: it appears whole or not at all, and is
/// replaced only if it holds nothing else.
public struct PlotFiles {
  /// What `manifest.json` says of it.
  private struct Contents: Encodable {
    let program = Manifest.program
    let files: [String]
    let results: String
    let version: String
  }

  private let folder: ResultsFolder

  /// Starts a folder.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public init(at path: String) throws(ResultsFolderError) {
    folder = try ResultsFolder(path, for: .charts)
  }

  /// Writes charts and publishes the folder.
  ///
  /// - Parameters:
  ///   - pictures: One a chart, or none at all.
  ///   - results: The folder that the charts are of.
  ///   - version: Of the program.
  /// - Throws: ``ResultsFolderError`` if nothing can be written, `EncodingError` if a number is not finite.
  public func write(
    _ charts: [Chart], pictures: [ChartRenderer.Picture], of results: String, version: String
  ) throws {
    for chart in charts {
      let spec = chart.spec(.wide, isTitled: true)
      try folder.write(Data((spec.text + "\n").utf8), to: chart.name + ".vl.json")
    }
    for (chart, picture) in zip(charts, pictures) {
      try folder.write(Data((picture.svg + "\n").utf8), to: chart.name + ".svg")
      if let png = picture.png { try folder.write(png, to: chart.name + ".png") }
    }
    let contents = Contents(files: folder.files, results: results, version: version)
    try folder.write(JSONFile.data(contents), to: ResultsFolder.marker)
    try folder.publish()
  }
}

extension ChartRenderer {
  /// Renders charts for a page or a slide, titles in the pictures.
  ///
  /// - Throws: ``ChartRendererError`` if nothing can be rendered.
  public func pictures(of charts: [Chart]) throws(ChartRendererError) -> Rendering {
    try render(
      charts.map { $0.spec(.wide, isTitled: true, isInteractive: false) }, withPNG: true)
  }
}
