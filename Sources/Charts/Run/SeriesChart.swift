/// Lines over days, one a series, each with a ribbon for its interval and its name at its end.
struct SeriesChart {
  /// A line.
  struct Series {
    let name: String
    /// Place on the horizontal axis, value, and the ends of the interval.
    var points: [(x: JSONValue, value: Double?, lower: Double?, upper: Double?)]
  }

  /// The lines in the order of their colours.
  var series: [Series]
  /// The line of everybody, drawn in black.
  var whole: String?
  /// The horizontal axis: its type, scale and axis.
  var x: JSONValue
  /// What a point's place is called in its tooltip, and how it is written.
  var xTip: JSONValue
  var yDomain: ClosedRange<Double>
  var interpolation = "linear"
  var valueTitle: String
  /// What the lines stand for: merchants or policies.
  var lineTitle: String
  var say: Language
  /// What lies behind the lines.
  var background: [JSONValue] = []

  func body(_ layout: Chart.Layout) -> JSONValue {
    let height = layout == .wide ? 260.0 : 200
    let names = series.map(\.name)
    let colour: JSONValue = [
      "field": "s", "type": "nominal", "legend": nil,
      "scale": ChartStyle.colourScale(names, whole: whole),
    ]
    let dash: JSONValue = [
      "field": "s", "type": "nominal", "legend": nil,
      "scale": ChartStyle.dashScale(names, whole: whole),
    ]
    let ticks: JSONValue = layout == .wide ? [:] : ["axis": ["tickCount": 4]]
    let xField = JSONValue.object(["field": "x"]).merging(x).merging(ticks)
    let plainY: JSONValue = [
      "field": "v", "type": "quantitative",
      "scale": ["domain": [.number(yDomain.lowerBound), .number(yDomain.upperBound)]],
      "axis": ["title": nil, "format": ".1~%", "tickCount": 5],
    ]
    let band: JSONValue = [
      "mark": [
        "type": "area", "opacity": .number(series.count > 5 ? 0.07 : 0.16), "clip": true,
        "interpolate": .string(interpolation),
      ],
      "encoding": [
        "x": xField, "y": plainY.merging(["field": "lo"]), "y2": ["field": "hi"],
        "color": colour,
      ],
    ]
    let line: JSONValue = [
      "mark": [
        "type": "line", "strokeWidth": 2, "clip": true, "interpolate": .string(interpolation),
      ],
      "encoding": ["x": xField, "y": plainY, "color": colour, "strokeDash": dash],
    ]
    let hover: JSONValue = [
      "name": "hover",
      "transform": ChartParts.intervalText(format: ".2%", to: say.to),
      "mark": ["type": "point", "filled": true, "opacity": 0, "size": 90],
      "encoding": [
        "x": xField, "y": plainY, "color": colour,
        "tooltip": [
          xTip, ["field": "s", "title": .string(lineTitle)],
          ["field": "v", "format": ".2%", "title": .string(valueTitle)],
          ["field": "interval", "title": .string(say(SharedText.interval95))],
        ],
      ],
    ]
    return [
      "data": ["values": .array(rows)],
      "width": .number(layout.width), "height": .number(height),
      "layer": .array(background + [band, line, labels(height, xField, plainY, colour), hover]),
    ]
  }

  private var rows: [JSONValue] {
    series.flatMap { line in
      line.points.map { point -> JSONValue in
        [
          "x": point.x, "s": .string(line.name), "v": .rounded(point.value),
          "lo": .rounded(point.lower), "hi": .rounded(point.upper),
        ]
      }
    }
  }

  private func labels(
    _ height: Double, _ x: JSONValue, _ y: JSONValue, _ colour: JSONValue
  ) -> JSONValue {
    let ends = series.compactMap { line in
      line.points.last { $0.value != nil }.map { (line.name, $0.x, $0.value ?? 0) }
    }
    let span = yDomain.upperBound - yDomain.lowerBound
    let places = ChartStyle.spread(ends.map(\.2), gap: span / height * 13, within: yDomain)
    let rows = zip(ends, places).map { end, place -> JSONValue in
      ["s": .string(end.0), "x": end.1, "v": .rounded(place)]
    }
    return [
      "data": ["values": .array(rows)],
      "mark": ["type": "text", "align": "left", "dx": 6, "baseline": "middle", "limit": 110],
      "encoding": [
        "x": x, "y": y, "color": colour, "text": ["field": "s"],
      ],
    ]
  }
}
