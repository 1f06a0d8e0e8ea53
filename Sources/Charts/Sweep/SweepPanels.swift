import ResultFiles

/// A measure over the points of a sweep of several paths: a panel a path, each point in all of them.
struct SweepPanels {
  /// A path with its values.
  struct Path {
    /// The field that holds it.
    let field: String
    let name: String
    /// Whether all its values are numbers.
    let isNumeric: Bool
    /// The values in their order, where they are no numbers.
    let values: [String]
  }

  let paths: [Path]
  let rows: [JSONValue]
  /// The title of the measure with its unit.
  let title: String
  let hasZero: Bool
  let tooltip: JSONValue

  func view(_ layout: Chart.Layout) -> JSONValue {
    let columns = layout == .wide ? 2 : 1
    let width = (layout.width - (layout == .wide ? 70 : 0)) / Double(columns)
    let lines = stride(from: 0, to: paths.count, by: columns).map { first -> JSONValue in
      let shown = paths[first..<min(first + columns, paths.count)]
      return ["hconcat": .array(shown.map { panel($0, width: width) }), "spacing": 30]
    }
    return ["vconcat": .array(lines), "spacing": 18]
  }

  private func panel(_ path: Path, width: Double) -> JSONValue {
    var x: JSONValue = [
      "field": .string(path.field),
      "axis": [
        "title": .string(TextLayout.clippedPath(path.name, letters: 44)), "grid": false,
        "labelAngle": 0, "labelOverlap": true,
      ],
    ]
    x = x.merging(
      path.isNumeric
        ? ["type": "quantitative", "scale": ["zero": false, "padding": 8]]
        : ["type": "ordinal", "sort": .array(path.values.map { .string($0) })])
    let y: JSONValue = [
      "field": "v", "type": "quantitative", "scale": ["zero": .bool(hasZero)],
      "axis": ["title": .null, "tickCount": 5],
    ]
    func points(_ ranking: String, _ mark: JSONValue) -> JSONValue {
      [
        "transform": [["filter": .string("datum.ranking === '\(ranking)'")]],
        "mark": mark, "encoding": ["x": x, "y": y, "tooltip": tooltip],
      ]
    }
    return [
      "title": [
        "text": .string(title), "fontSize": 11, "fontWeight": "normal", "anchor": "start",
        "offset": 4, "limit": .number(width + 40),
      ],
      "data": ["values": .array(rows)],
      "transform": ChartParts.intervalText(format: ",.4~g", to: " – "),
      "width": .number(width), "height": 170,
      "layer": [
        [
          "mark": ["type": "line", "strokeWidth": 1.2, "opacity": 0.7, "color": "#7A7A7A"],
          "encoding": ["x": x, "y": y.merging(["aggregate": "mean"])],
        ],
        points(
          "",
          [
            "type": "point", "filled": true, "size": 30, "opacity": 0.6,
            "color": .string(ChartStyle.plain),
          ]),
        points(
          "tie",
          [
            "type": "point", "filled": true, "fill": "white", "size": 42, "opacity": 1,
            "stroke": .string(ChartStyle.plain), "strokeWidth": 1.8,
          ]),
        points(
          "best", ["type": "text", "text": "★", "fontSize": 18, "color": .string(ChartStyle.bad)]),
      ],
    ]
  }
}
