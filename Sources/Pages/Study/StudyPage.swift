import Charts
import Foundation
import ResultFiles

/// A report of a sweep or a study: one page with everything in it.
public struct StudyPage {
  private let study: SavedStudy
  private let charts: [Chart]
  private let pictures: Report.Pictures?
  private let say: Language

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - charts: In the order in which they are shown.
  ///   - rendering: What ``ChartRenderer/reportPictures(of:)`` made of them; nil leaves charts out.
  public init(
    _ study: SavedStudy, charts: [Chart], rendering: ChartRenderer.Rendering?,
    in language: Language
  ) {
    self.study = study
    self.charts = charts
    pictures = rendering.flatMap(Report.Pictures.init)
    say = language
  }

  /// The page.
  ///
  /// - Throws: ``SavedResultsError`` if a file is not what its name says.
  public func html() throws(SavedResultsError) -> String {
    let content = try content()
    let origin = study.origin
    var facts = ReportFacts(in: say)
    for (name, value) in content.facts { facts.add(name, value) }
    facts.addOrigin(
      seed: origin.seed, version: origin.version, commit: origin.commit, started: origin.started,
      elapsedSeconds: origin.elapsedSeconds)
    // A figure and its sign stay on one line.
    let verdict = content.verdict.map {
      "<p>\(HTML.text($0.replacing(" %", with: "\u{A0}%")))</p>"
    }.joined(separator: "\n")
    return ReportPage(
      title: content.title, version: origin.version,
      secret: "\(origin.started) \(origin.elapsedSeconds ?? 0) \(study.path)", charts: charts,
      pictures: pictures, say: say
    ).html(
      facts.header(kind: content.kind, title: content.title)
        + (verdict.isEmpty ? "" : "<div class=\"verdict\">\(verdict)</div>\n") + content.sections,
      content.remarks + content.table.html(say)
        + ReportOrigin(
          scenario: origin.scenario, notes: origin.notes, commands: origin.commands, say: say
        ).html)
  }

  private func content() throws(SavedResultsError) -> any StudyContent {
    switch study.kind {
    case .sweep: SweepContent(study: try LoadedStudy(study, in: say))
    case .sensitivity: SensitivityContent(study: try LoadedStudy(study, in: say))
    case .operating: OperatingContent(study: try LoadedStudy(study, in: say))
    case .optimum: OptimumContent(study: try LoadedStudy(study, in: say))
    case .staffing: StaffingContent(study: try LoadedStudy(study, in: say))
    case .breakEven: BreakEvenContent(study: try LoadedStudy(study, in: say))
    case .synthesis: SynthesisContent(study: try LoadedStudy(study, in: say))
    case .audit: AuditContent(study: try LoadedStudy(study, in: say))
    case .fits: FitContent(study: try LoadedStudy(study, in: say))
    case .backtest: BacktestContent(study: try LoadedStudy(study, in: say))
    case .forecast, .validation: ForecastContent(study: try LoadedStudy(study, in: say))
    }
  }
}
