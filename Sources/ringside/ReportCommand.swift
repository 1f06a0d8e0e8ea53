import ArgumentParser
import Charts
import Foundation
import Pages
import ResultFiles

/// `ringside report`: writes one page with all results.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes results as one HTML file: verdict, charts, all figures, how to repeat them.",
    discussion: """
      The page needs no network and no other file, can be printed, and can be read without scripts. \
      Charts are drawn by vl-convert, which `make` installs; without it the page has none.

      The folder is one of run, compare, sweep, sensitivity, optimize, staff, break-even, synthesize, audit, oc, backtest, \
      forecast or validate, or what calibrate wrote with --fits.

      Example: ringside report results/solo-seller --language zh
      """)

  @Argument(
    help: ArgumentHelp("The folder of results.", valueName: "results"), completion: .directory)
  var results: String

  @OptionGroup var picked: PickedMerchant

  @Option(help: "The language of the report: en or zh.")
  var language = Language.english

  @Option(
    help: ArgumentHelp(
      "Write the page to this file, replacing an older report. (default: the folder's name with .html)",
      valueName: "file"),
    completion: .file(extensions: ["html"]))
  var out: String?

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if let out, out.isEmpty { throw ValidationError("'--out' takes the path of a file.") }
  }

  func run() throws {
    let ending = language == .english ? ".html" : "." + language.rawValue + ".html"
    let file = out ?? ResultsSource.trimmed(results) + ending
    // Before charts are drawn, which takes a while.
    try CommandErrors.reporting { try WholeFile.check(file, as: .report) }
    let page = try page()
    try CommandErrors.reporting { try WholeFile.write(Data(page.utf8), to: file, as: .report) }
    if !quiet { StandardError.write("Report: \(file)\n") }
  }

  private func page() throws -> String {
    if let study = try ResultsSource.study(results) {
      if picked.merchant != nil {
        throw ValidationError("'--merchant' is for results of 'run' and 'compare'.")
      }
      let charts = try ResultsSource.reporting { () throws(SavedResultsError) in
        try StudyCharts.all(ofFolder: study.path, in: language) ?? []
      }
      let rendering = pictures(of: charts)
      return try ResultsSource.reporting { () throws(SavedResultsError) in
        try StudyPage(study, charts: charts, rendering: rendering, in: language).html()
      }
    }
    let saved = try ResultsSource.read(results)
    var charts = try ResultsSource.reporting { () throws(SavedResultsError) in
      try RunCharts.all(of: saved, in: language)
    }
    if let days = try picked.chart(of: saved, in: language, orFirstSuspended: true) {
      charts.append(days)
    }
    let rendering = pictures(of: charts)
    return try ResultsSource.reporting { () throws(SavedResultsError) in
      try Report(saved, charts: charts, rendering: rendering, in: language).html()
    }
  }

  private func pictures(of charts: [Chart]) -> ChartRenderer.Rendering? {
    Pictures.render { renderer throws(ChartRendererError) in
      try renderer.reportPictures(of: charts)
    }
  }
}
