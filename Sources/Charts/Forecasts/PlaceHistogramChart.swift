import ResultFiles

/// The place of each day among its draws, in tenths, a panel a measure: even if the forecasts are calibrated.
enum PlaceHistogramChart {
  /// The chart; nil where no day was scored.
  static func make(_ figures: ForecastFigures, in say: Language) -> Chart? {
    let measures = figures.measures.filter { ($0.scores?.days ?? 0) > 0 }
    guard !measures.isEmpty else { return nil }
    let words = ForecastWords(say)
    let grid = PanelGrid(
      panels: measures.map { measure in
        let counts = measure.scores?.pit ?? []
        return PanelGrid.Panel(
          title: words.title(measure),
          data: counts.enumerated().map { place, count in
            let tenth = Double(place) / 10
            return [
              "a": .rounded(tenth + 0.005), "b": .rounded(tenth + 0.095), "n": .rounded(count),
              "e": .rounded(Double(measure.scores?.days ?? 0) / 10),
              "what": .string(
                "\(place * 10)" + say.to + "\(place * 10 + 10)" + say(SharedText.percentSign)),
            ]
          }, layers: layers(say))
      }, height: 90)
    return Chart(
      name: "validation-places", title: say(ChartText.Forecast.places),
      caption: say(ChartText.Forecast.placesCaption), body: { grid.body($0) })
  }

  private static func layers(_ say: Language) -> [JSONValue] {
    let x = PanelGrid.scale(
      "a", title: say(ChartText.Forecast.place), format: ".0%", domain: [0, 1])
    return [
      [
        "mark": ["type": "bar", "color": .string(ChartStyle.plain), "opacity": 0.7],
        "encoding": [
          "x": x, "x2": ["field": "b"], "y": PanelGrid.scale("n", isGridded: true),
          "y2": ["datum": 0],
          "tooltip": [
            PanelGrid.tip("what", say(ChartText.Forecast.place)),
            PanelGrid.tip("n", say(ChartText.Forecast.days), format: ".3~g"),
          ],
        ],
      ],
      [
        "mark": ["type": "rule", "color": .string(ChartStyle.whole), "strokeDash": [4, 3]],
        "encoding": [
          "y": ["aggregate": "mean", "field": "e", "type": "quantitative"]
        ],
      ],
    ]
  }
}
