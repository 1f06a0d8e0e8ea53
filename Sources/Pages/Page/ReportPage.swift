import Charts

/// The frame of every page: head, charts, scripts, and a content security policy.
///
/// The policy lets nothing run or load that is not part of the page.
struct ReportPage {
  /// The text in the title bar.
  let title: String
  /// The version of the program that wrote the results.
  let version: String
  /// A text that the author of a scenario cannot know: when a run began and how long it took.
  let secret: String
  let charts: [Chart]
  let pictures: Report.Pictures?
  let say: Language

  /// The page, its charts between two pieces of markup.
  func html(_ before: String, _ after: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(say(PageText.Frame.languageCode))">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="ringside \(HTML.text(version))">
    <link rel="icon" href="data:,">
    <title>\(HTML.text(title))</title>
    <style>
    \(String(decoding: PackageResources.report_css, as: UTF8.self))</style>
    </head>
    <body>
    <main>

    """ + before + figures + after + "</main>\n" + scripts + "</body>\n</html>\n"
  }

  private var figures: String {
    guard let pictures else {
      return HTML.section(
        "charts", say(PageText.Frame.charts),
        "<p>"
          + HTML.text(
            say(PageText.Frame.noPictures)) + "</p>")
    }
    guard !charts.isEmpty else { return "" }
    let figures = charts.indices.map { index -> String in
      let chart = charts[index]
      let label = HTML.text(chart.title + say(PageText.Frame.titleEnd) + chart.caption)
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
    return HTML.section("charts", say(PageText.Frame.charts), figures.joined())
  }

  /// Nothing but what stands in the page may run or be fetched: what is injected has no nonce.
  private var policy: String {
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
      + "script-src 'nonce-\(nonce)' 'unsafe-eval'; base-uri 'none'; form-action 'none'"
  }

  private var nonce: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in secret.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }

  private var scripts: String {
    let table = script(String(decoding: PackageResources.report_table_js, as: UTF8.self))
    guard let pictures, !charts.isEmpty else { return table }
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
