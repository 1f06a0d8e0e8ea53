import Charts
import Foundation
import ResultFiles

/// A report of a run or a comparison: one page with everything in it, for a browser, a phone or a printer.
public struct Report {
  /// Charts as they are drawn into the page, and the scripts that draw them anew with tooltips.
  struct Pictures: Sendable {
    let wide: [String]
    let narrow: [String]
    let bundle: String

    init?(_ rendering: ChartRenderer.Rendering) {
      guard let bundle = rendering.bundle, rendering.charts.count % 2 == 0 else { return nil }
      let half = rendering.charts.count / 2
      wide = rendering.charts[..<half].map { Self.apart($0.svg) }
      narrow = rendering.charts[half...].map { Self.apart($0.svg) }
      self.bundle = bundle
    }

    /// A picture whose gradients and clippings have names of their own: Vega gives those that it draws in the
    /// page the names it gave these, and a mark would be filled with what belongs to a hidden picture.
    private static func apart(_ svg: String) -> String {
      ["gradient_", "clip"].reduce(svg) { svg, name in
        svg.replacing("id=\"\(name)", with: "id=\"still-\(name)")
          .replacing("url(#\(name)", with: "url(#still-\(name)")
      }
    }
  }

  private let results: SavedResults
  private let charts: [Chart]
  private let pictures: Pictures?
  private let say: Language

  /// Makes a report of results.
  ///
  /// - Parameters:
  ///   - charts: In the order in which they are shown.
  ///   - rendering: What ``ChartRenderer/reportPictures(of:)`` made of them; nil leaves charts out.
  public init(
    _ results: SavedResults, charts: [Chart], rendering: ChartRenderer.Rendering?,
    in language: Language
  ) {
    self.results = results
    self.charts = charts
    pictures = rendering.flatMap(Pictures.init)
    say = language
  }

  /// The page.
  ///
  /// - Throws: ``SavedResultsError`` if a file is not what its name says.
  public func html() throws(SavedResultsError) -> String {
    let manifest = results.manifest
    let page = ReportPage(
      title: results.head.title, version: manifest.version,
      secret: "\(manifest.elapsedSeconds) \(manifest.started) \(results.path)", charts: charts,
      pictures: pictures, say: say)
    return results.head.isComparison ? try comparison(on: page) : try run(on: page)
  }

  private func run(on page: ReportPage) throws(SavedResultsError) -> String {
    let head = ReportHead(results: results, say: say)
    let worlds = ReportWorlds(results: results, say: say)
    return page.html(
      head.title + head.facts + head.warnings + worlds.verdict
        + RunVerdict(results: results, say: say).html + (try ReportArms(results, in: say).html)
        + ReportCards(results: results, say: say).html + expectations,
      worlds.html + (try PlaceTables(say: say).section(of: results))
        + ReportTable(results: results, say: say).html
        + ReportScenario(results: results, say: say).html)
  }

  /// The decision sheet first, then charts, then all figures.
  private func comparison(on page: ReportPage) throws(SavedResultsError) -> String {
    let head = ReportHead(results: results, say: say)
    return page.html(
      head.title + (try DecisionSheet(results, in: say).html) + head.warnings
        + (try ReportArms(results, in: say).html) + expectations,
      ReportWorlds(results: results, say: say).html
        + (try PlaceTables(say: say).section(of: results))
        + ReportTable(results: results, say: say).html
        + ReportScenario(results: results, say: say).html + head.facts)
  }

  private var expectations: String { ReportExpectations(results: results, say: say).html }
}

extension ChartRenderer {
  /// Renders charts for a report: for a page and for a phone, with the scripts that draw them anew.
  ///
  /// - Throws: ``ChartRendererError`` if nothing can be rendered.
  public func reportPictures(of charts: [Chart]) throws(ChartRendererError) -> Rendering {
    let specs = [Chart.Layout.wide, .narrow].flatMap { layout in
      charts.map { $0.spec(layout, isTitled: false, isInteractive: false) }
    }
    return try render(
      specs, withPNG: false,
      snippet: String(decoding: PackageResources.report_charts_js, as: UTF8.self))
  }
}
