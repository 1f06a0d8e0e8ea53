import ResultFiles

/// What came of each point of a search, the best first: a panel a measure, the objective before the bounded ones.
enum OptimumChart {
  /// More points than this would not fit on a page.
  private static let mostPoints = 15
  /// More measures than this would leave none of them room.
  private static let mostMeasures = 3

  /// The chart; nil where no point has a figure.
  static func make(_ search: OptimisationReport.Figures, in say: Language) -> Chart? {
    let points = search.points.prefix(mostPoints)
    guard let measures = points.first?.measures.prefix(mostMeasures), points.count > 1,
      points.contains(where: { $0.measures.first?.figure.estimate != nil })
    else { return nil }
    let titles = MeasureTitles(say)
    let panels = measures.indices.map { place in
      Panel(
        title: titles.titleWithUnit(
          measures[place].measure, unit: measures[place].unit, shortly: true),
        rows: points.map { row($0, place, say) })
    }
    let left =
      search.points.count > mostPoints
      ? say(SharedText.sentenceGap)
        + say(ChartText.Optimum.first(mostPoints, of: search.points.count))
      : ""
    return Chart(
      name: "optimum", title: say(ChartText.Optimum.title),
      caption: say(ChartText.Optimum.caption) + left,
      body: { body($0, panels, say) })
  }

  private struct Panel {
    let title: String
    let rows: [JSONValue]
  }

  private static func row(
    _ point: OptimisationReport.PointFigures, _ place: Int, _ say: Language
  ) -> JSONValue {
    let named = point.measures.indices.contains(place) ? point.measures[place] : nil
    let factor = MeasureTitles.factor(ofUnit: named?.unit ?? "")
    // The paths are the same in every point: their last keys and the values distinguish points.
    let name =
      point.settings.isEmpty
      ? say(SharedText.asWritten)
      : point.settings.map { setting -> String in
        let parts = setting.split(separator: "=", maxSplits: 1)
        let key = parts[0].split(separator: ".").last.map(String.init) ?? String(parts[0])
        return ([key] + parts.dropFirst().map(String.init)).joined(separator: "=")
      }.joined(separator: say(SharedText.comma))
    let isBest = point.ranking == "best"
    return [
      "p": .string(TextLayout.clipped(name, letters: 44) + (isBest ? " ★" : "")),
      "v": .rounded(named?.figure.estimate.map { $0 * factor }),
      "lo": .rounded((named?.figure.lower ?? named?.figure.estimate).map { $0 * factor }),
      "hi": .rounded((named?.figure.upper ?? named?.figure.estimate).map { $0 * factor }),
      "kept": .bool(!["infeasible", "undefined"].contains(point.ranking)), "best": .bool(isBest),
    ]
  }

  private static func body(_ layout: Chart.Layout, _ panels: [Panel], _ say: Language) -> JSONValue
  {
    let wide = layout == .wide
    let labels = 210.0
    let width =
      wide ? (layout.width - labels - 30 * Double(panels.count - 1)) / Double(panels.count) : 130
    let drawn = panels.enumerated().map { place, panel in
      view(panel, width: width, hasNames: place == 0 || !wide, wide, say)
    }
    return [wide ? "hconcat" : "vconcat": .array(drawn), "spacing": 24]
  }

  private static func view(
    _ panel: Panel, width: Double, hasNames: Bool, _ wide: Bool, _ say: Language
  ) -> JSONValue {
    let y: JSONValue = [
      "field": "p", "type": "nominal", "sort": nil,
      "axis": [
        "title": nil, "ticks": false, "domain": false, "grid": true, "labels": .bool(hasNames),
        "labelLimit": .number(wide ? 260 : 150),
      ],
    ]
    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": false],
        "axis": ["title": nil, "tickCount": 4, "grid": false],
      ]
    }
    let colour: JSONValue = [
      "condition": [
        ["test": "datum.best", "value": .string(ChartStyle.good)],
        ["test": "!datum.kept", "value": "#999999"],
      ],
      "value": .string(ChartStyle.plain),
    ]
    return [
      "title": [
        "text": .array(
          TextLayout.wrapped(panel.title, letters: Int(width / 6)).map { .string($0) }),
        "fontSize": 11, "fontWeight": "normal", "anchor": "start", "offset": 4,
      ],
      "data": ["values": .array(panel.rows)],
      "transform": ChartParts.intervalText(format: ",.4~g", to: say.to),
      "width": .number(width), "height": ["step": 20],
      "layer": [
        [
          "mark": ["type": "rule", "strokeWidth": 2],
          "encoding": ["x": x("lo"), "x2": ["field": "hi"], "y": y, "color": colour],
        ],
        [
          "mark": ["type": "point", "size": 50, "opacity": 1, "strokeWidth": 2],
          "encoding": [
            "x": x("v"), "y": y, "color": colour,
            "fill": [
              "condition": ["test": "datum.best", "value": .string(ChartStyle.good)],
              "value": "white",
            ],
            "tooltip": [
              ["field": "p", "title": .string(say(ChartText.Optimum.point))],
              ["field": "v", "format": ",.4~g", "title": .string(panel.title)],
              ["field": "interval", "title": .string(say(SharedText.interval95))],
            ],
          ],
        ],
      ],
    ]
  }
}
