import ResultFiles

/// A forecast and what came, day by day: a panel a measure, with the bands that hold half and nine tenths of the draws.
enum ForecastChart {
  /// The days before the forecast that are shown, as many times as it is long.
  private static let before = 2

  /// The chart; nil where no measure has a forecast.
  ///
  /// - Parameter name: The name of its files.
  static func make(_ name: String, _ figures: ForecastFigures, in say: Language) -> Chart? {
    let panels = figures.measures.filter { measure in
      measure.days.contains { $0.band != nil }
        && measure.days.contains { ($0.actual ?? 0) != 0 || ($0.band?.upper90 ?? 0) != 0 }
    }
    guard !panels.isEmpty else { return nil }
    let draws = NumberText.fixed(Double(figures.draws), decimals: 0)
    return Chart(
      name: name,
      title: say(
        figures.verdict == nil
          ? ChartText.Forecast.title(from: figures.forecastFrom)
          : ChartText.Forecast.titleWithActuals(from: figures.forecastFrom)),
      caption: say(ChartText.Forecast.caption(draws: draws))
        + (figures.isAnchored ? say(ChartText.Forecast.anchored) : ""),
      body: { layout in
        [
          "vconcat": .array(panels.map { panel(layout, $0, say) }),
          "spacing": layout == .wide ? 14 : 10,
        ]
      })
  }

  private static func panel(
    _ layout: Chart.Layout, _ measure: ForecastFigures.Measure, _ say: Language
  ) -> JSONValue {
    let forecast = measure.days.count { $0.band != nil }
    let first = measure.days.firstIndex { $0.band != nil } ?? 0
    let shown = measure.days[max(0, first - before * forecast)...]
    let factor = measure.name == "answer_rate" ? 100.0 : 1
    let rows = shown.map { day -> JSONValue in
      func scaled(_ value: Double?) -> JSONValue { .rounded(value.map { $0 * factor }) }
      return [
        "d": .string(day.date), "a": scaled(day.actual), "m": scaled(day.band?.median),
        "lo5": scaled(day.band?.lower50), "hi5": scaled(day.band?.upper50),
        "lo9": scaled(day.band?.lower90), "hi9": scaled(day.band?.upper90),
      ]
    }
    let x: JSONValue = [
      "field": "d", "type": "temporal", "scale": ["type": "utc"],
      "axis": [
        "title": nil, "format": .string(say.dayFormat), "grid": false, "tickCount": 6,
        "labelOverlap": true,
      ],
    ]
    func y(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": false],
        "axis": ["title": nil, "tickCount": 4],
      ]
    }
    func band(_ lower: String, _ upper: String, opacity: Double) -> JSONValue {
      [
        "mark": [
          "type": "area", "color": .string(ChartStyle.plain), "opacity": .number(opacity),
        ],
        "encoding": ["x": x, "y": y(lower), "y2": ["field": .string(upper)]],
      ]
    }
    let title = ForecastWords(say).title(measure)
    return [
      "title": [
        "text": .string(title), "fontSize": 12, "fontWeight": "normal", "anchor": "start",
        "offset": 4,
      ],
      "data": ["values": .array(rows)],
      "width": .number(layout.width), "height": layout == .wide ? 110 : 90,
      "layer": [
        band("lo9", "hi9", opacity: 0.18),
        band("lo5", "hi5", opacity: 0.3),
        [
          "mark": ["type": "line", "strokeWidth": 1.5, "color": .string(ChartStyle.plain)],
          "encoding": ["x": x, "y": y("m")],
        ],
        [
          "mark": ["type": "line", "strokeWidth": 0.8, "color": .string(ChartStyle.whole)],
          "encoding": ["x": x, "y": y("a")],
        ],
        [
          "mark": [
            "type": "point", "filled": true, "size": 18, "opacity": 1,
            "color": .string(ChartStyle.whole),
          ],
          "encoding": ["x": x, "y": y("a"), "tooltip": tooltip(title, say)],
        ],
      ],
    ]
  }

  private static func tooltip(_ title: String, _ say: Language) -> JSONValue {
    func row(_ field: String, _ name: LocalizedText) -> JSONValue {
      ["field": .string(field), "format": ".4~g", "title": .string(say(name))]
    }
    return [
      [
        "field": "d", "type": "temporal", "timeUnit": "utcyearmonthdate",
        "title": .string(say(ChartText.Daily.day)), "format": .string(say.dayFormat),
      ],
      ["field": "a", "format": ".4~g", "title": .string(title)],
      row("m", ChartText.Forecast.median), row("lo9", ChartText.Forecast.lower),
      row("hi9", ChartText.Forecast.upper),
    ]
  }
}
