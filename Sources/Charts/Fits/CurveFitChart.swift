import ResultFiles

/// Durations as the log has them, in steps, and the laws fitted to them.
enum CurveFitChart {
  /// Durations, but for patience: the share that had ended by a time.
  static func durations(_ figures: FitFigures, in say: Language) -> Chart? {
    let laws = figures.laws.filter { $0.what != FitWords.patience }
    guard !laws.isEmpty else { return nil }
    let grid = PanelGrid(panels: laws.map { panel($0, isLasting: false, say) })
    return Chart(
      name: "fitted-durations", title: say(ChartText.Fits.durations),
      caption: say(ChartText.Fits.durationsCaption)
        + (laws.contains { $0.what == FitWords.presence }
          ? say(SharedText.sentenceGap) + say(ChartText.Fits.presence) : ""),
      body: { grid.body($0) })
  }

  /// Patience: the share of customers who would still be waiting.
  static func patience(_ figures: FitFigures, in say: Language) -> Chart? {
    let laws = figures.laws.filter { $0.what == FitWords.patience }
    guard !laws.isEmpty else { return nil }
    let grid = PanelGrid(panels: laws.map { panel($0, isLasting: true, say) }, height: 200)
    return Chart(
      name: "fitted-patience", title: say(ChartText.Fits.patience),
      caption: say(ChartText.Fits.patienceCaption), body: { grid.body($0) })
  }

  /// Calls until they were answered, by how many agents rang together.
  static func answering(_ figures: FitFigures, in say: Language) -> Chart? {
    guard !figures.answering.isEmpty else { return nil }
    let segments = Set(figures.answering.map(\.segment)).count
    let grid = PanelGrid(
      panels: figures.answering.map { answering in
        let title = say(
          ChartText.Fits.agents(
            answering.agents, rings: FigureText.fixed(answering.rings, decimals: 0)))
        return panel(
          segments > 1
            ? say(SharedText.ofSegment(title, TextLayout.clipped(answering.segment, letters: 24)))
            : title,
          answering.data, answering.law, isLasting: false, say)
      })
    return Chart(
      name: "fitted-answering", title: say(ChartText.Fits.answering),
      caption: say(ChartText.Fits.answeringCaption), body: { grid.body($0) })
  }

  private static func panel(_ law: FitFigures.Law, isLasting: Bool, _ say: Language)
    -> PanelGrid.Panel
  {
    let words = FitWords(say)
    let rows = FigureText.fixed(law.rows, decimals: 0)
    return panel(
      say(
        ChartText.Fits.law(
          words.what(law), law.ranking.first.map(words.family) ?? "", rows: rows)),
      law.data, law.law, isLasting: isLasting, say)
  }

  private static func panel(
    _ title: String, _ data: [FitFigures.Place], _ law: [FitFigures.Place], isLasting: Bool,
    _ say: Language
  ) -> PanelGrid.Panel {
    let end = law.last?.seconds ?? 1
    let unit = FitWords(say).unit(of: end)
    func share(_ lasting: Double?) -> JSONValue {
      .rounded(lasting.map { isLasting ? $0 : 1 - $0 }, digits: 4)
    }
    func row(_ place: FitFigures.Place, _ field: String) -> JSONValue {
      let row = JSONValue.object([
        "t": .rounded(place.seconds / unit.seconds, digits: 5), field: share(place.lasting),
      ])
      guard let lower = place.lower, let upper = place.upper else { return row }
      return row.merging(["lo": share(lower), "hi": share(upper)])
    }
    let x = PanelGrid.scale("t", title: unit.title, domain: [0, end / unit.seconds])
    func y(_ field: String) -> JSONValue {
      PanelGrid.scale(field, format: ".0%", domain: [0, 1], isGridded: true)
    }
    let tips: (String, LocalizedText) -> JSONValue = { field, name in
      [
        PanelGrid.tip("t", unit.title, format: ".3~g"),
        PanelGrid.tip(field, say(name), format: ".1%"),
      ]
    }
    let band: JSONValue = [
      "transform": [["filter": "isValid(datum.lo)"]],
      "mark": [
        "type": "area", "color": .string(ChartStyle.whole), "opacity": 0.14,
        "interpolate": "step-after",
      ],
      "encoding": ["x": x, "y": y("lo"), "y2": ["field": "hi"]],
    ]
    return PanelGrid.Panel(
      title: title, data: data.map { row($0, "d") } + law.map { row($0, "l") },
      layers: [
        band,
        [
          "transform": [["filter": "isValid(datum.l)"]],
          "mark": PanelGrid.line(ChartStyle.plain, width: 3, opacity: 0.7),
          "encoding": ["x": x, "y": y("l")],
        ],
        [
          "transform": [["filter": "isValid(datum.d)"]],
          "mark": PanelGrid.line(ChartStyle.whole, width: 1, isStepped: true),
          "encoding": ["x": x, "y": y("d")],
        ],
        [
          "name": "hover", "transform": [["filter": "isValid(datum.d)"]],
          "mark": ["type": "point", "size": 60, "opacity": 0],
          "encoding": ["x": x, "y": y("d"), "tooltip": tips("d", ChartText.Fits.log)],
        ],
        [
          "name": "hover", "transform": [["filter": "isValid(datum.l)"]],
          "mark": ["type": "point", "size": 60, "opacity": 0],
          "encoding": ["x": x, "y": y("l"), "tooltip": tips("l", ChartText.Fits.fitted)],
        ],
      ])
  }
}
