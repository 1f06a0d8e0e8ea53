/// What each policy changes against the baseline: a forest plot for each headline measure, with the numbers
/// beside it.
enum ForestChart {
  private static let measures = ["suspensions", "minutes_saved", "answer_rate"]

  static func make(_ results: SavedResults, in say: Language) throws(SavedResults.Fault) -> Chart? {
    guard results.head.isComparison, let table = try results.table("differences.csv") else {
      return nil
    }
    let words = ChartWords(results, in: say)
    let titles = MeasureTitles(say)
    let panels = measures.compactMap { measure -> Panel? in
      let rows = table.rows(where: ["scope": results.overall, "measure": measure])
      guard let first = rows.first else { return nil }
      let unit = table.cell(first, "unit")
      let known = rows.compactMap { row in self.row(row, table, unit, words) }
      guard !known.isEmpty else { return nil }
      return Panel(
        title: titles.title(measure), unit: titles.differenceUnit(unit),
        better: table.cell(first, "better"), rows: known)
    }
    guard !panels.isEmpty else { return nil }
    let baseline = words.policy(results.head.policyNames[0])
    return Chart(
      name: "policies",
      title: say("What each policy changes", "各策略带来的变化"),
      caption: words.join(
        say(
          "Difference from “\(baseline)”, paired by replication. Filled: beyond doubt after Holm's "
            + "correction over all measures and policies; hollow: not.",
          "与“\(baseline)”之差，按重复配对。实心：对全部指标与策略做 Holm 校正后仍显著；空心：不显著。"),
        words.intervals("Line", "横线")),
      body: { layout in
        [
          "vconcat": .array(panels.map { $0.view(layout, say) }), "spacing": 18,
        ]
      })
  }

  private static func row(
    _ row: [String], _ table: CSVTable, _ unit: String, _ words: ChartWords
  ) -> JSONValue? {
    guard let value = table.number(row, "difference") else { return nil }
    let factor = MeasureTitles.factor(ofUnit: unit)
    let (lower, upper) = (table.number(row, "lower"), table.number(row, "upper"))
    let isSure = (table.number(row, "adjusted_p_value") ?? 1) < 0.05
    return [
      "p": .string(words.policy(table.cell(row, "policy"))), "v": .rounded(value * factor),
      "lo": .rounded((lower ?? value) * factor), "hi": .rounded((upper ?? value) * factor),
      "label": .string(
        FigureText.signed(
          value * factor, lower.map { $0 * factor }, upper.map { $0 * factor }, words.say)),
      "sure": .bool(isSure),
      "tone": .string(isSure ? table.cell(row, "sense") : "unclear"),
    ]
  }

  private struct Panel {
    let title: String
    let unit: String
    let better: String
    let rows: [JSONValue]

    func view(_ layout: Chart.Layout, _ say: Language) -> JSONValue {
      let wide = layout == .wide
      let y: JSONValue = [
        "field": "p", "type": "nominal", "sort": nil,
        "axis": [
          "title": nil, "ticks": false, "domain": false, "grid": true, "labelLimit": 130,
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
      let labels: JSONValue = [
        "mark": ["type": "text", "align": "left", "x": .number((wide ? 370 : 190) + 8)],
        "encoding": ["y": y, "text": ["field": "label"], "color": tone],
      ]
      let tooltip: JSONValue = [
        ["field": "p", "title": .string(say("policy", "策略"))],
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
        "width": .number(wide ? 370 : 190), "height": ["step": 20],
        "layer": .array(
          [ChartParts.rule("x", at: 0), whisker, point] + (wide ? [labels] : [])),
      ]
    }

    private func arrow(_ say: Language) -> String {
      switch better {
      case "lower": say("← better", "← 更好")
      case "higher": say("better →", "更好 →")
      default: ""
      }
    }
  }
}
