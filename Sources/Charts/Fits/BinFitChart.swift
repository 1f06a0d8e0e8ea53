import ResultFiles

/// How many days, or merchants, lie in which range, beside what the fitted law has there.
enum BinFitChart {
  /// Contacts, or calls, of a merchant's day.
  static func counts(_ figures: FitFigures, in say: Language) -> Chart? {
    guard !figures.counts.isEmpty else { return nil }
    let isCalls = figures.subject == "calls"
    let grid = PanelGrid(
      panels: figures.counts.map { counts in
        panel(
          title(
            say(
              ChartText.Fits.merchantDays(
                FigureText.fixed(Double(counts.merchantDays), decimals: 0))),
            of: counts.segment, among: figures.counts.count, say),
          counts.bins, axis: say(isCalls ? ChartText.Fits.callsADay : ChartText.Fits.contactsADay),
          format: "d", isShares: false, say)
      })
    return Chart(
      name: "fitted-counts", title: say(ChartText.Fits.counts),
      caption: say(ChartText.Fits.countsCaption), body: { grid.body($0) })
  }

  /// Answer rates of merchants.
  static func rates(_ figures: FitFigures, in say: Language) -> Chart? {
    guard !figures.rates.isEmpty else { return nil }
    let grid = PanelGrid(
      panels: figures.rates.map { rates in
        panel(
          title(
            say(ChartText.Fits.merchants(FigureText.fixed(Double(rates.merchants), decimals: 0))),
            of: rates.segment, among: figures.rates.count, say),
          rates.bins, axis: say(ChartText.Fits.answered), format: ".0%", isShares: true, say)
      })
    return Chart(
      name: "fitted-answer-rates", title: say(ChartText.Fits.rates),
      caption: say(ChartText.Fits.ratesCaption), body: { grid.body($0) })
  }

  private static func title(
    _ title: String, of segment: String, among count: Int, _ say: Language
  ) -> String {
    count > 1
      ? say(SharedText.ofSegment(title, TextLayout.clipped(segment, letters: 24))) : title
  }

  private static func panel(
    _ title: String, _ bins: [FitFigures.Bin], axis: String, format: String, isShares: Bool,
    _ say: Language
  ) -> PanelGrid.Panel {
    let end = bins.last?.to ?? 1
    let gap = end * 0.08 / Double(max(bins.count, 1))
    let rows = bins.enumerated().map { index, bin -> JSONValue in
      [
        "a": .rounded(bin.from + gap), "b": .rounded(bin.to - gap),
        "m": .rounded((bin.from + bin.to) / 2), "n": .rounded(bin.logged, digits: 5),
        "f": .rounded(bin.fitted, digits: 4), "p": .rounded(bin.alike, digits: 4),
        "what": .string(words(bin, isLast: index == bins.count - 1, isShares: isShares, say)),
      ]
    }
    func x(_ field: String) -> JSONValue {
      PanelGrid.scale(field, title: axis, format: format, domain: [0, end])
    }
    func y(_ field: String) -> JSONValue { PanelGrid.scale(field, isGridded: true) }
    return PanelGrid.Panel(
      title: title, data: rows,
      layers: [
        [
          "mark": ["type": "bar", "color": .string(ChartStyle.whole), "opacity": 0.55],
          "encoding": [
            "x": x("a"), "x2": ["field": "b"], "y": y("n"), "y2": ["datum": 0],
            "tooltip": [
              PanelGrid.tip("what", axis),
              PanelGrid.tip("n", say(ChartText.Fits.log), format: ",d"),
              PanelGrid.tip("f", say(ChartText.Fits.fitted), format: ",.1f"),
              PanelGrid.tip("p", say(ChartText.Fits.alike), format: ",.1f"),
            ],
          ],
        ],
        [
          "mark": PanelGrid.line("#8C8C8C", width: 1.5).merging(["strokeDash": [4, 3]]),
          "encoding": ["x": x("m"), "y": y("p")],
        ],
        [
          "mark": PanelGrid.line(ChartStyle.plain, width: 2).merging([
            "point": ["filled": true, "size": 22, "color": .string(ChartStyle.plain)]
          ]),
          "encoding": ["x": x("m"), "y": y("f")],
        ],
      ])
  }

  /// The range of a bin; the last one of counts has no end.
  private static func words(
    _ bin: FitFigures.Bin, isLast: Bool, isShares: Bool, _ say: Language
  ) -> String {
    func number(_ value: Double) -> String {
      FigureText.fixed(isShares ? 100 * value : value, decimals: 0)
    }
    if isShares {
      return number(bin.from) + say.to + number(bin.to) + say(SharedText.percentSign)
    }
    let last = bin.to - 1
    if isLast { return say(ChartText.Fits.orMore(number(bin.from))) }
    return bin.from == last ? number(last) : number(bin.from) + say.to + number(last)
  }
}
