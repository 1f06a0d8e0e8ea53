/// How the points of a sweep are drawn: cells of a heat map, points along a line, or a panel a path.
extension SweepChart {
  func panels(_ layout: Chart.Layout) -> JSONValue {
    let shown = paths.enumerated().map { place, path -> SweepPanels.Path in
      let values = cells.reduce(into: [String]()) { values, cell in
        if !values.contains(cell.values[place]) { values.append(cell.values[place]) }
      }
      return SweepPanels.Path(
        field: "p\(place)", name: path, isNumeric: values.allSatisfy { Double($0) != nil },
        values: values)
    }
    let rows = rows.map { row -> JSONValue in
      // Numbers as numbers, so that they stand at their distances.
      let numbers = shown.filter(\.isNumeric).reduce(into: [String: JSONValue]()) { numbers, path in
        if case .string(let text) = row[path.field] ?? .null {
          numbers[path.field] = .rounded(Double(text))
        }
      }
      return row.merging(.object(numbers))
    }
    return SweepPanels(
      paths: shown, rows: rows,
      title: MeasureTitles(say).titleWithUnit(measure, unit: unit, shortly: true),
      hasZero: hasZero(cells.map(\.estimate)), tooltip: tooltip
    ).view(layout)
  }

  func heatMap(_ layout: Chart.Layout) -> JSONValue {
    let wide = layout == .wide
    let columns = Set(cells.map { $0.values[0] }).count
    let isReadable = columns <= (wide ? 10 : 4)
    let rect: JSONValue = [
      "mark": ["type": "rect", "stroke": "white", "strokeWidth": 1],
      "encoding": [
        "x": axis(0), "y": axis(1, isReversed: true), "tooltip": tooltip,
        "color": [
          "field": "v", "type": "quantitative",
          "scale": ["scheme": "cividis", "reverse": .bool(isReversed)],
          "legend": ["orient": "right", "gradientLength": 100],
        ],
      ],
    ]
    let frame: JSONValue = [
      "transform": [["filter": "datum.ranking === 'best'"]],
      "mark": ["type": "rect", "filled": false, "stroke": "#D55E00", "strokeWidth": 3],
      "encoding": ["x": axis(0), "y": axis(1, isReversed: true)],
    ]
    let today: JSONValue = [
      "transform": [["filter": "datum.today"]],
      "mark": [
        "type": "rect", "filled": false, "stroke": "white", "strokeWidth": 2,
        "strokeDash": [5, 3],
      ],
      "encoding": ["x": axis(0), "y": axis(1, isReversed: true)],
    ]
    let text: JSONValue = [
      "transform": isReadable ? [] : [["filter": "datum.ranking !== ''"]],
      "mark": ["type": "text", "fontSize": wide ? 11 : 10],
      "encoding": [
        "x": axis(0), "y": axis(1, isReversed: true), "text": ["field": "label"],
        "color": ["condition": ["test": "datum.t > 0.55", "value": "black"], "value": "white"],
      ],
    ]
    return [
      "data": ["values": .array(rows)],
      "transform": ChartParts.intervalText(format: ",.4~g", to: say.to),
      "width": .number(layout.width * 0.85), "height": ["step": wide ? 34 : 28],
      "layer": [rect, frame, today, text],
    ]
  }

  /// Whether an axis begins at 0: unless all values lie far from it, and their differences would not be seen.
  private func hasZero(_ values: [Double]) -> Bool {
    guard let least = values.min(), let most = values.max() else { return true }
    return least < most / 2
  }

  func line(_ layout: Chart.Layout) -> JSONValue {
    let hasZero = hasZero(cells.flatMap { [$0.lower ?? $0.estimate, $0.upper ?? $0.estimate] })
    func y(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": .bool(hasZero)],
        "axis": [
          "title": .string(MeasureTitles(say).titleWithUnit(measure, unit: unit, shortly: true))
        ],
      ]
    }
    return [
      "data": ["values": .array(rows)],
      "transform": ChartParts.intervalText(format: ",.4~g", to: say.to),
      "width": .number(layout.width), "height": 240,
      "layer": [
        [
          "mark": [
            "type": "line", "strokeWidth": 1, "opacity": 0.5, "color": .string(ChartStyle.plain),
          ],
          "encoding": ["x": axis(0), "y": y("v")],
        ],
        [
          "mark": ["type": "rule", "strokeWidth": 1.5, "color": .string(ChartStyle.plain)],
          "encoding": ["x": axis(0), "y": y("lo"), "y2": ["field": "hi"]],
        ],
        [
          "mark": [
            "type": "point", "filled": true, "size": 55, "opacity": 1,
            "color": .string(ChartStyle.plain),
          ],
          "encoding": ["x": axis(0), "y": y("v"), "tooltip": tooltip],
        ],
        [
          "transform": [["filter": "datum.ranking !== ''"]],
          "mark": [
            "type": "text", "align": "left", "baseline": "bottom", "dx": 7, "dy": -3,
            "color": "#B23600",
          ],
          "encoding": ["x": axis(0), "y": y("v"), "text": ["field": "label"]],
        ],
      ],
    ]
  }
}
