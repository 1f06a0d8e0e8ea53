import ResultFiles

/// The share of merchants suspended at each level of staff that was looked at, against the target.
enum StaffingChart {
  /// The chart; nil where fewer than two levels have figures.
  static func make(_ search: StaffingReport.Figures, in say: Language) -> Chart? {
    let looks = search.looks.filter { $0.phase == "search" }
    var rows: [(level: String, row: JSONValue)] = []
    for look in looks {
      guard let named = look.measures.first, let value = named.figure.estimate else { continue }
      let (lower, upper) = (named.figure.lower, named.figure.upper)
      let label = FigureText.plain(value * 100, lower.map { $0 * 100 }, upper.map { $0 * 100 })
      rows.append(
        (
          look.level,
          [
            "level": .string(look.level), "v": .rounded(value), "lo": .rounded(lower ?? value),
            "hi": .rounded(upper ?? value), "isChoice": .bool(look.level == search.choice),
            "label": .string(
              label + say(SharedText.percentSign) + (look.level == search.choice ? " ★" : "")),
          ]
        ))
    }
    guard rows.count > 1 else { return nil }
    if rows.allSatisfy({ Double($0.level) != nil }) {
      rows.sort { (Double($0.level) ?? 0) < (Double($1.level) ?? 0) }
    }
    let data = rows.map(\.row)
    let target = StudyWords(say).percent(search.target)
    return Chart(
      name: "staffing",
      title: say(ChartText.Staffing.title),
      caption: say(
        ChartText.Staffing.caption(segment: search.segment, days: search.days, target: target)),
      body: { body($0, data, search, say) })
  }

  private static func body(
    _ layout: Chart.Layout, _ rows: [JSONValue], _ search: StaffingReport.Figures, _ say: Language
  ) -> JSONValue {
    let x: JSONValue = [
      "field": "level", "type": "ordinal", "sort": nil,
      "axis": ["title": .string(search.lever), "labelAngle": 0, "grid": false],
    ]
    func y(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": true],
        "axis": ["title": nil, "format": ".0%", "tickCount": 5],
      ]
    }
    let tooltip: JSONValue = [
      ["field": "level", "title": .string(search.lever)],
      ["field": "v", "format": ".2%", "title": .string(say(SharedText.suspended))],
      ["field": "interval", "title": .string(say(SharedText.interval95))],
    ]
    return [
      "data": ["values": .array(rows)],
      "transform": ChartParts.intervalText(format: ".2%", to: say.to),
      "width": .number(layout.width), "height": 240,
      "layer": [
        [
          "data": ["values": [["place": .number(search.target)]]],
          "mark": ["type": "rule", "color": "#777777", "strokeDash": [4, 3]],
          "encoding": ["y": ["field": "place", "type": "quantitative"]],
        ],
        [
          "mark": ["type": "rule", "strokeWidth": 1.5, "color": .string(ChartStyle.plain)],
          "encoding": ["x": x, "y": y("lo"), "y2": ["field": "hi"]],
        ],
        [
          "mark": [
            "type": "point", "filled": true, "size": 60, "opacity": 1,
            "color": .string(ChartStyle.plain),
          ],
          "encoding": ["x": x, "y": y("v"), "tooltip": tooltip],
        ],
        [
          "mark": ["type": "text", "align": "left", "baseline": "bottom", "dx": 7, "dy": -3],
          "encoding": ["x": x, "y": y("v"), "text": ["field": "label"]],
        ],
      ],
    ]
  }
}
