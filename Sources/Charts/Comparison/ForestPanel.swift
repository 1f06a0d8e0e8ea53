/// Differences one beneath the other, each a line with its number: a part of a forest plot.
struct ForestPanel {
  let title: String
  let unit: String
  let better: String
  let rows: [JSONValue]
  /// What a row is.
  let what: String
  /// Points for the names beside a page's lines.
  var labelLimit = 190.0
  /// Points for a page's lines.
  var wideWidth = 350.0

  /// A row: its name, a difference with its interval, and whether it is better, worse, higher or lower beyond
  /// doubt; nil if there is doubt. A phone has the short name.
  static func row(
    _ name: String, shortly short: String? = nil, value: Double, lower: Double?, upper: Double?,
    sense: String?, _ say: Language
  ) -> JSONValue {
    [
      "p": .string(name), "short": .string(short ?? name), "v": .rounded(value),
      "lo": .rounded(lower ?? value),
      "hi": .rounded(upper ?? value),
      "label": .string(FigureText.signed(value, lower, upper, say)),
      "sure": .bool(sense != nil), "tone": .string(sense ?? "unclear"),
    ]
  }

  func view(_ layout: Chart.Layout, _ say: Language) -> JSONValue {
    let wide = layout == .wide
    let width = wide ? wideWidth : 210
    let y: JSONValue = [
      "field": .string(wide ? "p" : "short"), "type": "nominal", "sort": nil,
      "axis": [
        "title": nil, "ticks": false, "domain": false, "grid": true,
        "labelLimit": .number(wide ? labelLimit : 150),
      ],
    ]
    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": true, "nice": true],
        "axis": ["title": .string(unit), "grid": false, "tickCount": wide ? 6 : 4],
      ]
    }
    let tone: JSONValue = [
      "field": "tone", "type": "nominal", "legend": nil,
      "scale": [
        "domain": ["better", "worse", "unclear", "higher", "lower"],
        "range": [
          .string(ChartStyle.good), .string(ChartStyle.bad), "#7A7A7A", "#333333", "#333333",
        ],
      ],
    ]
    // On a phone the numbers stand beneath each line, where there is room.
    let labels: JSONValue = [
      "mark": wide
        ? ["type": "text", "align": "left", "x": .number(width + 8)]
        : ["type": "text", "align": "left", "x": 2, "dy": 12, "fontSize": 10.5],
      "encoding": ["y": y, "text": ["field": "label"], "color": tone],
    ]
    let tooltip: JSONValue = [
      ["field": "p", "title": .string(what)],
      ["field": "label", "title": .string(title)],
    ]
    let whisker: JSONValue = [
      "mark": ["type": "rule", "strokeWidth": 2],
      "encoding": ["x": x("lo"), "x2": ["field": "hi"], "y": y, "color": tone],
    ]
    let point: JSONValue = [
      "mark": ["type": "point", "size": 60, "opacity": 1, "strokeWidth": 2],
      "encoding": [
        "x": x("v"), "y": y, "color": tone, "tooltip": tooltip,
        "fill": [
          "condition": [
            "test": "datum.sure", "field": "tone", "type": "nominal",
            "scale": tone["scale"] ?? .null, "legend": nil,
          ],
          "value": "white",
        ],
      ],
    ]
    return [
      "title": [
        "text": .string(title), "fontSize": 12, "anchor": "start", "offset": 4,
        "subtitle": .string(arrow(say)), "subtitleFontSize": 11,
        "subtitleColor": .string(ChartStyle.good),
      ],
      "data": ["values": .array(rows)],
      "width": .number(width), "height": ["step": wide ? 20 : 38],
      "layer": .array([ChartParts.rule("x", at: 0), whisker, point, labels]),
    ]
  }

  private func arrow(_ say: Language) -> String {
    switch better {
    case "lower": say(SharedText.lowerIsBetter)
    case "higher": say(SharedText.higherIsBetter)
    default: ""
    }
  }
}
