import Foundation

/// A report: one page with everything in it, for a browser, a phone or a printer.
public struct Report {
  /// Charts as they are drawn into the page, and the scripts that draw them anew with tooltips.
  public struct Pictures: Sendable {
    fileprivate let wide: [String]
    fileprivate let narrow: [String]
    fileprivate let bundle: String

    fileprivate init?(_ rendering: ChartRenderer.Rendering) {
      guard let bundle = rendering.bundle, rendering.charts.count % 2 == 0 else { return nil }
      let half = rendering.charts.count / 2
      wide = rendering.charts[..<half].map(\.svg)
      narrow = rendering.charts[half...].map(\.svg)
      self.bundle = bundle
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
  /// - throws: ``SavedResults/Fault`` if a file is not what its name says.
  public func html() throws(SavedResults.Fault) -> String {
    let title = HTML.text(results.head.title)
    let head = """
      <!DOCTYPE html>
      <html lang="\(say("en", "zh-CN"))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="ringside \(HTML.text(results.manifest.version))">
      <link rel="icon" href="data:,">
      <title>\(title)</title>
      <style>
      \(String(decoding: PackageResources.report_css, as: UTF8.self))</style>
      </head>
      <body>
      <main>

      """
    let comparison = try ReportComparison(results, in: say)
    let body =
      ReportHead(results, in: say).html + comparison.verdict + ReportCards(results, in: say).html
      + comparison.table + ReportExpectations(results, in: say).html + figures
      + ReportTable(results, in: say).html + ReportScenario(results, in: say).html
    return head + body + "</main>\n" + scripts + "</body>\n</html>\n"
  }

  private var figures: String {
    guard let pictures else {
      return HTML.section(
        "charts", say("Charts", "图表"),
        "<p>"
          + HTML.text(
            say(
              "There are no pictures, since the program that draws them (vl-convert) was not found.",
              "未找到绘图程序（vl-convert），因此没有图表。")) + "</p>")
    }
    let figures = charts.indices.map { index -> String in
      let chart = charts[index]
      let label = HTML.text(chart.title + say(". ", "。") + chart.caption)
      return """
        <figure id="chart-\(HTML.text(chart.name))" data-chart="\(HTML.text(chart.name))">
        <h3>\(HTML.text(chart.title))</h3>
        <div class="picture wide" role="img" aria-label="\(label)">\(pictures.wide[index])</div>
        <div class="picture narrow" role="img" aria-label="\(label)">\(pictures.narrow[index])</div>
        <div class="live" role="img" aria-label="\(label)"></div>
        <figcaption>\(HTML.text(chart.caption))</figcaption>
        </figure>

        """
    }
    return HTML.section("charts", say("Charts", "图表"), figures.joined())
  }

  /// Nothing but what stands in the page may run or be fetched: what is injected has no nonce.
  private var policy: String {
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
      + "script-src 'nonce-\(nonce)' 'unsafe-eval'; base-uri 'none'; form-action 'none'"
  }

  /// Known to nobody who wrote a scenario: it depends on how long the run took.
  private var nonce: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let seed = "\(results.manifest.elapsedSeconds) \(results.manifest.started) \(results.path)"
    for byte in seed.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }

  private var scripts: String {
    let table = script(String(decoding: PackageResources.report_table_js, as: UTF8.self))
    guard let pictures else { return table }
    let specs = JSONValue.object(
      Dictionary(
        charts.map { chart in
          (
            chart.name,
            [
              "wide": chart.spec(.wide, isTitled: false),
              "narrow": chart.spec(.narrow, isTitled: false),
            ]
          )
        }, uniquingKeysWith: { first, _ in first }))
    return table
      + "<script type=\"application/json\" id=\"specs\">\(specs.compactText)</script>\n"
      + script(pictures.bundle)
  }

  /// A script that leaves no name behind.
  private func script(_ code: String) -> String {
    // In JavaScript a slash may be escaped wherever a tag could end the script: in strings.
    let safe = code.replacing("</script", with: "<\\/script").replacing("<!--", with: "<\\!--")
    return "<script nonce=\"\(nonce)\">(() => {\n\(safe)\n})();</script>\n"
  }
}

extension ChartRenderer {
  /// Renders charts for a report: for a page and for a phone, with the scripts that draw them anew.
  public func reportPictures(of charts: [Chart]) throws(Fault) -> Rendering {
    let specs = [Chart.Layout.wide, .narrow].flatMap { layout in
      charts.map { $0.spec(layout, isTitled: false, isInteractive: false) }
    }
    return try render(
      specs, withPNG: false,
      snippet: String(decoding: PackageResources.report_charts_js, as: UTF8.self))
  }
}
