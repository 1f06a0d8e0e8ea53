import ResultFiles

/// The share of calls that the platform's desk answers, by the number of servers, and the knee.
enum DeskKneeChart {
  /// The most replications behind it.
  private static let mostReplications = 8

  /// The chart; nil where the run has no desk, or tried no other number of servers.
  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
    guard let table = try results.table("desk-knee.csv") else { return nil }
    let rows = table.rows.compactMap { row -> JSONValue? in
      guard let servers = table.number(row, "servers"), let value = table.number(row, "answered")
      else { return nil }
      let isKnee = table.cell(row, "knee") == "1"
      return [
        "servers": .number(servers), "v": .rounded(value),
        "lo": .rounded(table.number(row, "answered_lower") ?? value),
        "hi": .rounded(table.number(row, "answered_upper") ?? value),
        "wait": .rounded(table.number(row, "wait")), "label": .string(isKnee ? "★" : ""),
      ]
    }
    guard rows.count > 1 else { return nil }
    let words = ChartWords(results, in: say)
    return Chart(
      name: "desk-knee", title: say(ChartText.Desk.title),
      caption: words.join(say(ChartText.Desk.caption(replications: mostReplications))),
      body: { body($0, rows, say) })
  }

  private static func body(
    _ layout: Chart.Layout, _ rows: [JSONValue], _ say: Language
  ) -> JSONValue {
    let x: JSONValue = [
      "field": "servers", "type": "quantitative", "scale": ["zero": false],
      "axis": ["title": .string(say(ChartText.Desk.servers)), "format": "~f", "grid": false],
    ]
    func y(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": false],
        "axis": [
          "title": .string(say(ChartText.Desk.answered)), "format": ".0%", "tickCount": 5,
        ],
      ]
    }
    let tooltip: JSONValue = [
      ["field": "servers", "title": .string(say(ChartText.Desk.servers))],
      ["field": "v", "format": ".1%", "title": .string(say(ChartText.Desk.answered))],
      ["field": "interval", "title": .string(say(SharedText.interval95))],
      ["field": "wait", "format": ".1f", "title": .string(say(ChartText.Desk.wait))],
    ]
    return [
      "data": ["values": .array(rows)],
      "transform": ChartParts.intervalText(format: ".1%", to: say.to),
      "width": .number(layout.width), "height": 240,
      "layer": [
        [
          "mark": [
            "type": "line", "color": .string(ChartStyle.plain), "strokeWidth": 1, "opacity": 0.5,
          ],
          "encoding": ["x": x, "y": y("v")],
        ],
        [
          "mark": ["type": "rule", "strokeWidth": 1.5, "color": .string(ChartStyle.plain)],
          "encoding": ["x": x, "y": y("lo"), "y2": ["field": "hi"]],
        ],
        [
          "mark": [
            "type": "point", "filled": true, "size": 50, "opacity": 1,
            "color": .string(ChartStyle.plain),
          ],
          "encoding": ["x": x, "y": y("v"), "tooltip": tooltip],
        ],
        [
          "mark": ["type": "text", "baseline": "bottom", "dy": -8, "fontSize": 16],
          "encoding": ["x": x, "y": y("v"), "text": ["field": "label"]],
        ],
      ],
    ]
  }
}
