import ArgumentParser
import Charts
import Foundation
import MerchantModel
import ResultFiles
import Scenarios

/// `ringside plot`: draws results.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws charts of results: Vega-Lite specifications, SVG and PNG.",
    discussion: """
      Reads the files that run --out wrote, and writes a folder of charts. Pictures are drawn by \
      vl-convert, which `make` installs; without it the specifications are written all the same.

      Example: ringside plot results/solo-seller --merchant solo/3
      """)

  @Argument(
    help: ArgumentHelp("The folder of results.", valueName: "results"), completion: .directory)
  var results: String

  @OptionGroup var picked: PickedMerchant

  @Option(help: "The language of the charts: en or zh.")
  var language = Language.english

  @Option(
    help: ArgumentHelp(
      "Write the charts to this folder, replacing older charts there. (default: plots/ and the name of "
        + "the results)", valueName: "folder"))
  var out: String?

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if let out, out.isEmpty { throw ValidationError("'--out' takes the path of a folder.") }
  }

  func run() throws {
    let path = out ?? "plots/" + URL(fileURLWithPath: results).lastPathComponent
    try CommandErrors.reporting { try ResultsFolder.check(path, for: .charts) }
    let charts = try charts()
    let pictures = Pictures.render { renderer throws(ChartRendererError) in
      try renderer.pictures(of: charts)
    }
    try CommandErrors.reporting {
      // Only now: nothing is left behind if drawing is interrupted.
      try PlotFiles(at: path).write(
        charts, pictures: pictures?.charts ?? [], of: results, version: Version.current)
    }
    if !quiet { StandardError.write("Charts: \(path)\n") }
  }
}

extension PlotCommand {
  /// Returns the charts that the folder has data for.
  ///
  /// - Throws: `ExitCode`, after a message, if there are none.
  private func charts() throws -> [Chart] {
    let study = try ResultsSource.reporting { () throws(SavedResultsError) in
      try StudyCharts.all(ofFolder: results, in: language)
    }
    if let study {
      guard !study.isEmpty else {
        StandardError.write(
          "\(results): error: there is nothing to draw: of a sweep, one path or two must vary\n     = hint: "
            + "`ringside report` writes a page of its figures\n")
        throw ExitStatus.badInput
      }
      return study
    }
    let saved = try ResultsSource.read(results)
    let charts = try ResultsSource.reporting { () throws(SavedResultsError) in
      try RunCharts.all(of: saved, in: language)
    }
    let days = try picked.chart(of: saved, in: language, orFirstSuspended: false)
    return charts + [days].compactMap { $0 }
  }
}

extension Language: ExpressibleByArgument {}

/// Renders charts as pictures.
enum Pictures {
  /// Renders charts. Without a renderer, or if it fails, writes the reason to standard error.
  static func render(
    _ work: (ChartRenderer) throws(ChartRendererError) -> ChartRenderer.Rendering
  ) -> ChartRenderer.Rendering? {
    do throws(ChartRendererError) {
      let rendering = try work(ChartRenderer())
      for line in rendering.remarks.split(separator: "\n") {
        StandardError.write("warning: a chart: \(line)\n")
      }
      return rendering
    } catch {
      switch error {
      case .missing:
        StandardError.write(
          "note: no pictures, since vl-convert was not found: pip install vl-convert-python, and name "
            + "that Python in RINGSIDE_PYTHON\n")
      case .failed(let words):
        StandardError.write("warning: no pictures, since vl-convert failed: \(words)\n")
      }
      return nil
    }
  }
}
