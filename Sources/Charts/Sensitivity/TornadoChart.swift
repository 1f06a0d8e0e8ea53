import Foundation
import ResultFiles

/// What a figure hangs on: a bar a parameter, the longest first.
///
/// `sensitivity.csv` has the columns `parameter`, `values`, `figure`, `estimate`, `lower` and `upper`. Drawn are
/// Sobol's indices (`first_order`, `total`), and Morris' sizes of effects (`size_of_effect`) with their noise
/// (`noise_of_effect`), each where they are there.
enum TornadoChart {
  /// The chart of the indices, then that of the effects, as far as they are there.
  static func make(_ table: CSVTable, of figure: String, in say: Language) -> [Chart] {
    let charts = [
      chart(table, of: figure, hasIndices: true, in: say),
      chart(table, of: figure, hasIndices: false, in: say),
    ]
    return charts.compactMap { $0 }
  }

  private static func chart(
    _ table: CSVTable, of figure: String, hasIndices: Bool, in say: Language
  ) -> Chart? {
    let main = hasIndices ? "total" : "size_of_effect"
    let inner = hasIndices ? "first_order" : "noise_of_effect"
    var rows: [(value: Double, row: JSONValue)] = []
    for row in table.rows(where: ["figure": main]) {
      guard let value = table.number(row, "estimate") else { continue }
      let parameter = table.cell(row, "parameter")
      let other = table.rows(where: ["figure": inner, "parameter": parameter]).first
        .flatMap { table.number($0, "estimate") }
      rows.append(
        (
          value,
          [
            "p": .string(TextLayout.clippedPath(parameter, letters: 46)),
            "short": .string(TextLayout.clippedPath(parameter, letters: 24)),
            "values": .string(table.cell(row, "values")), "v": .rounded(max(value, 0)),
            "inner": .rounded(other.map { max($0, 0) }),
            "lo": .rounded(table.number(row, "lower").map { max($0, 0) }),
            "hi": .rounded(table.number(row, "upper")),
            "label": .string(
              FigureText.plain(value, table.number(row, "lower"), table.number(row, "upper"))),
            "end": .rounded(max(table.number(row, "upper") ?? value, value)),
          ]
        ))
    }
    guard !rows.isEmpty else { return nil }
    let data = rows.enumerated().sorted {
      ($1.element.value, $0.offset) < ($0.element.value, $1.offset)
    }.map(\.element.row)
    return Chart(
      name: hasIndices ? "sensitivity" : "sensitivity-screening",
      title: hasIndices
        ? say(ChartText.Sensitivity.indicesTitle(figure))
        : say(ChartText.Sensitivity.effectsTitle(figure)),
      caption: hasIndices
        ? say(ChartText.Sensitivity.indicesCaption)
        : say(ChartText.Sensitivity.effectsCaption),
      body: { body($0, data, hasIndices, say) })
  }

  private static func body(
    _ layout: Chart.Layout, _ rows: [JSONValue], _ hasIndices: Bool, _ say: Language
  ) -> JSONValue {
    let wide = layout == .wide
    let y: JSONValue = [
      "field": .string(wide ? "p" : "short"), "type": "nominal", "sort": nil,
      "axis": ["title": nil, "ticks": false, "domain": false, "labelLimit": wide ? 320 : 160],
    ]
    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": true],
        "axis": ["title": nil, "tickCount": 5],
      ]
    }
    let inner: JSONValue =
      hasIndices
      ? [
        "mark": ["type": "bar", "height": 10, "color": .string(ChartStyle.plain)],
        "encoding": ["x": x("inner"), "y": y],
      ]
      : [
        "mark": [
          "type": "tick", "orient": "vertical", "size": 18, "thickness": 2, "color": "#B23600",
        ],
        "encoding": ["x": x("inner"), "y": y],
      ]
    return [
      "data": ["values": .array(rows)],
      "transform": ChartParts.intervalText(format: ".3~g", to: say.to),
      "width": .number(wide ? 380 : 130), "height": ["step": 30],
      "layer": [
        [
          "mark": ["type": "bar", "height": 18, "color": "#9CC9E8"],
          "encoding": [
            "x": x("v"), "y": y,
            "tooltip": [
              ["field": "p", "title": .string(say(ChartText.Sensitivity.parameter))],
              ["field": "values", "title": .string(say(ChartText.Sensitivity.values))],
              [
                "field": "v", "format": ".3~g",
                "title": .string(say(ChartText.Sensitivity.estimate)),
              ],
              ["field": "interval", "title": .string(say(SharedText.interval95))],
            ],
          ],
        ],
        inner,
        [
          "mark": ["type": "rule", "strokeWidth": 1.5, "color": "#222222"],
          "encoding": ["x": x("lo"), "x2": ["field": "hi"], "y": y],
        ],
        [
          "mark": ["type": "text", "align": "left", "dx": 6],
          "encoding": ["x": x("end"), "y": y, "text": ["field": "label"]],
        ],
      ],
    ]
  }
}
