import ResultFiles

/// The answer rate hour by hour, the nights shaded, above the agents who are at work.
enum HoursChart {
  /// More segments than this would not fit on a page.
  private static let mostPanels = 6

  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
    guard let table = try results.table("hours.csv") else { return nil }
    let words = ChartWords(results, in: say)
    let segments = results.head.scopes.dropLast().prefix(mostPanels)
    let panels = segments.map { scope in
      Panel(
        name: segments.count > 1 ? words.name(scope.name) : nil,
        rows: (0..<24).map { hour in row(table, scope.name, hour) })
    }
    guard panels.contains(where: \.hasRates) else { return nil }
    let left =
      results.head.scopes.count - 1 > mostPanels
      ? say(ChartText.Hours.firstSegments(mostPanels)) : ""
    return Chart(
      name: "answer-rate-by-hour",
      title: say(ChartText.Hours.title),
      caption: words.join(
        say(ChartText.Hours.caption),
        left, words.intervals(SharedText.lineThroughPoint), say(ChartText.Hours.hollow)),
      body: { layout in body(layout, panels, say) })
  }

  private struct Panel {
    let name: String?
    let rows: [JSONValue]
    var hasRates: Bool { rows.contains { $0["v"] != .null } }
    var hasOneAgent: Bool { rows.contains { $0["agents"] != .number(0) } }
  }

  private static func row(_ table: CSVTable, _ scope: String, _ hour: Int) -> JSONValue {
    func cells(_ measure: String) -> [String]? {
      table.rows(where: ["scope": scope, "hour": String(hour), "measure": measure]).first
    }
    func number(_ measure: String, _ column: String = "estimate") -> Double? {
      cells(measure).flatMap { table.number($0, column) }
    }
    return [
      "h": .number(Double(hour)), "v": .rounded(number("answer_rate")),
      "lo": .rounded(number("answer_rate", "lower")),
      "hi": .rounded(number("answer_rate", "upper")),
      "calls": .rounded(number("calls")), "agents": .rounded(number("agents") ?? 0),
      "night": .rounded(number("night") ?? 0),
    ]
  }

  private static func body(_ layout: Chart.Layout, _ panels: [Panel], _ say: Language) -> JSONValue
  {
    let views = panels.enumerated().flatMap { index, panel -> [JSONValue] in
      let isLast = index == panels.count - 1
      return [rates(layout, panel, say), staff(layout, panel, isLast, say)]
    }
    return ["vconcat": .array(views), "spacing": 8]
  }

  private static func x(_ layout: Chart.Layout, isShown: Bool) -> JSONValue {
    [
      "type": "quantitative", "scale": ["domain": [0, 24], "nice": false],
      "axis": isShown
        ? [
          "title": nil, "grid": false,
          "values": layout == .wide
            ? [0, 3, 6, 9, 12, 15, 18, 21, 24]
            : [0, 6, 12, 18, 24],
          "labelExpr": "format(datum.value, '02d') + ':00'", "labelFlush": true,
        ]
        : [
          "title": nil, "grid": false, "labels": false, "ticks": false,
          "values": [0, 6, 12, 18, 24],
        ],
    ]
  }

  private static func rates(_ layout: Chart.Layout, _ panel: Panel, _ say: Language) -> JSONValue {
    let x = x(layout, isShown: false)
    let middle: JSONValue = JSONValue.object(["field": "m"]).merging(x)
    func y(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["domain": [0, 1]],
        "axis": [
          "title": .string(say(ChartText.Hours.answeredAxis)), "format": ".0%",
          "values": [0, 0.25, 0.5, 0.75, 1],
        ],
      ]
    }
    let night: JSONValue = [
      "transform": [["filter": "datum.night > 0"]],
      "mark": [
        "type": "rect", "color": .string(ChartStyle.shade), "stroke": .string(ChartStyle.shade),
        "strokeWidth": 0.6,
      ],
      "encoding": [
        "x": JSONValue.object(["field": "h"]).merging(x), "x2": ["field": "end"],
        "opacity": [
          "field": "night", "type": "quantitative", "scale": ["domain": [0, 1], "range": [0, 1]],
          "legend": nil,
        ],
      ],
    ]
    let whisker: JSONValue = [
      "mark": ["type": "rule", "color": .string(ChartStyle.plain), "strokeWidth": 1.5],
      "encoding": ["x": middle, "y": y("lo"), "y2": ["field": "hi"]],
    ]
    let line: JSONValue = [
      "mark": [
        "type": "line", "color": .string(ChartStyle.plain), "strokeWidth": 1, "opacity": 0.5,
      ],
      "encoding": ["x": middle, "y": y("v")],
    ]
    let points: JSONValue = [
      "mark": [
        "type": "point", "size": 34, "opacity": 1, "strokeWidth": 1.5,
        "color": .string(ChartStyle.plain),
      ],
      "encoding": [
        "x": middle, "y": y("v"), "fill": ChartParts.fill(ChartStyle.plain),
        "tooltip": [
          ["field": "hours", "title": .string(say(ChartText.Hours.hour))],
          ["field": "v", "format": ".1%", "title": .string(say(ChartText.Hours.answered))],
          ["field": "interval", "title": .string(say(SharedText.interval95))],
          [
            "field": "calls", "format": ".3~r",
            "title": .string(say(ChartText.Hours.calls)),
          ],
          [
            "field": "agents", "format": ".2~f",
            "title": .string(say(ChartText.Hours.agentsAtWork)),
          ],
        ],
      ],
    ]
    let title: JSONValue =
      panel.name.map {
        ["title": ["text": .string($0), "fontSize": 12, "offset": 6, "anchor": "start"]]
      } ?? [:]
    return title.merging([
      "data": ["values": .array(panel.rows)],
      "transform": .array([
        ["calculate": "datum.h + 0.5", "as": "m"],
        ["calculate": "datum.h + 1", "as": "end"],
        [
          "calculate": "format(datum.h, '02d') + ':00–' + format(datum.h + 1, '02d') + ':00'",
          "as": "hours",
        ],
        ChartParts.intervalText(format: ".1%", to: say.to).firstElement,
      ]),
      "width": .number(layout.width), "height": panel.name == nil ? 180 : 96,
      "layer": [night, line, whisker, points],
    ])
  }

  private static func staff(
    _ layout: Chart.Layout, _ panel: Panel, _ isLast: Bool, _ say: Language
  ) -> JSONValue {
    [
      "data": ["values": .array(panel.rows)],
      "transform": [
        ["calculate": "datum.h + 0.06", "as": "from"], ["calculate": "datum.h + 0.94", "as": "to"],
      ],
      "width": .number(layout.width), "height": panel.name == nil ? 60 : 34,
      "mark": ["type": "bar", "color": "#8C8C8C"],
      "encoding": [
        "x": JSONValue.object(["field": "from"]).merging(x(layout, isShown: isLast)),
        "x2": ["field": "to"], "y2": ["datum": 0],
        "y": [
          "field": "agents", "type": "quantitative",
          "axis": [
            "title": .string(say(ChartText.Hours.atWork)), "tickCount": 2, "grid": false,
            "format": "~f",
          ],
        ],
      ],
    ]
  }
}

extension JSONValue {
  /// The first element of a list.
  var firstElement: JSONValue {
    if case .array(let elements) = self, let first = elements.first { first } else { .null }
  }
}
