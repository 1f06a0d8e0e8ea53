import ResultFiles

/// How many appeals wait at the end of each day.
enum AppealBacklogChart {
  /// The chart; nil where nobody can appeal.
  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
    guard let table = try results.table("appeals-days.csv") else { return nil }
    let words = ChartWords(results, in: say)
    let policies = table.rows.reduce(into: [String]()) { known, row in
      let policy = table.cell(row, "policy")
      if known.last != policy { known.append(policy) }
    }
    let rows = table.rows(where: ["figure": "backlog"]).compactMap { row -> JSONValue? in
      guard let value = table.number(row, "estimate") else { return nil }
      return [
        "x": .string(table.cell(row, "date")), "v": .rounded(value),
        "lo": .rounded(table.number(row, "lower") ?? value),
        "hi": .rounded(table.number(row, "upper") ?? value),
        "s": .string(table.cell(row, "policy")),
      ]
    }
    guard rows.count > policies.count else { return nil }
    return Chart(
      name: "appeals-backlog", title: say(ChartText.Appeals.title),
      caption: words.join(
        say(ChartText.Appeals.caption), words.intervals(SharedText.ribbon)),
      body: { body($0, rows, policies, say) })
  }

  private static func body(
    _ layout: Chart.Layout, _ rows: [JSONValue], _ policies: [String], _ say: Language
  ) -> JSONValue {
    let x: JSONValue = [
      "field": "x", "type": "temporal", "scale": ["type": "utc"],
      "axis": [
        "title": nil, "format": .string(say.dayFormat), "grid": false, "tickCount": 6,
        "labelOverlap": true,
      ],
    ]
    let y: JSONValue = [
      "field": "v", "type": "quantitative", "scale": ["zero": true],
      "axis": ["title": .string(say(ChartText.Appeals.waiting)), "format": "~s", "tickCount": 5],
    ]
    let colour: JSONValue = [
      "field": "s", "type": "nominal",
      "scale": ChartStyle.colourScale(policies, whole: policies.count == 1 ? policies[0] : nil),
      "legend": policies.count == 1 ? nil : ["title": nil, "orient": "top"],
    ]
    let tooltip: JSONValue = [
      [
        "field": "x", "type": "temporal", "timeUnit": "utcyearmonthdate",
        "title": .string(say(ChartText.Daily.day)), "format": .string(say.dayFormat),
      ],
      ["field": "v", "format": ",.1f", "title": .string(say(ChartText.Appeals.waiting))],
      ["field": "interval", "title": .string(say(SharedText.interval95))],
    ]
    return [
      "data": ["values": .array(rows)],
      "transform": ChartParts.intervalText(format: ",.1f", to: say.to),
      "width": .number(layout.width), "height": 240,
      "layer": [
        [
          "mark": ["type": "area", "opacity": 0.16],
          "encoding": [
            "x": x, "y": y.merging(["field": "lo"]), "y2": ["field": "hi"], "color": colour,
          ],
        ],
        [
          "mark": ["type": "line", "strokeWidth": 2, "point": ["size": 20]],
          "encoding": ["x": x, "y": y, "color": colour, "tooltip": tooltip],
        ],
      ],
    ]
  }
}
