import Foundation
import ResultFiles

/// The operating characteristics of several rules in the same panels: a row a volume of calls, a column a number of days,
/// a line a rule.
enum OperatingRulesChart {
  /// The chart of all rules of a study.
  static func make(_ table: CSVTable, _ figures: OperatingFigures, in say: Language) -> Chart {
    let names = figures.policies.map { name($0, say) }
    let numbers = table.rows.compactMap { table.number($0, "calls_a_day") }
    let volumes = Array(Set(numbers)).sorted()
    let allDays = Array(Set(table.rows.compactMap { Int(table.cell($0, "days")) })).sorted()
    let merchants = FigureText.fixed(Double(figures.merchants), decimals: 0)
    let hasDayEffect = figures.policies.contains { $0.dayEffect != nil }
    let isExact = figures.policies.allSatisfy { $0.notExactBecause.isEmpty }
    let caption = [
      say(isExact ? ChartText.Operating.exactLines : ChartText.Operating.someExactLines),
      say(
        hasDayEffect
          ? ChartText.Operating.simulatedPointsWithDays(merchants: merchants)
          : ChartText.Operating.simulatedPoints(merchants: merchants)),
      say(ChartText.Operating.thresholdLines),
    ]
    return Chart(
      name: "oc", title: say(ChartText.Operating.rulesTitle), caption: caption.joined(),
      body: { layout in
        let rows = volumes.enumerated().map { place, calls -> JSONValue in
          let panels = allDays.map { days in
            panel(
              layout, table, figures, calls: calls, days: days, names: names,
              columns: allDays.count,
              isFirst: place == 0 && days == allDays.first, say)
          }
          return [
            layout == .wide ? "hconcat" : "vconcat": .array(panels), "spacing": 34,
            "resolve": resolve,
          ]
        }
        return ["vconcat": .array(rows), "spacing": 18, "resolve": resolve]
      })
  }

  /// One legend, that of the first panel: panels that share their scales would have to agree on it.
  private static let resolve: JSONValue = [
    "scale": ["color": "independent", "strokeDash": "independent"]
  ]

  private static func name(_ policy: OperatingFigures.Policy, _ say: Language) -> String {
    policy.name == "as written" ? say(SharedText.asWritten) : policy.name
  }

  private static func panel(
    _ layout: Chart.Layout, _ table: CSVTable, _ figures: OperatingFigures, calls: Double,
    days: Int,
    names: [String], columns: Int, isFirst: Bool, _ say: Language
  ) -> JSONValue {
    let wide = layout == .wide
    let width =
      wide
      ? (layout.width - 34 * Double(columns - 1)) / Double(max(columns, 1))
      : layout.width
    let x: JSONValue = [
      "field": "x", "type": "quantitative", "scale": ["zero": false, "nice": false],
      "axis": [
        "title": .string(say(ChartText.Operating.trueAnswerRate)), "format": ".0%", "tickCount": 6,
        "grid": false,
      ],
    ]
    func y(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["domain": [0, 1]],
        "axis": ["title": nil, "format": ".0%", "tickCount": 5],
      ]
    }
    let legend: JSONValue = isFirst ? ["columns": wide ? 3 : 1, "labelLimit": 260] : .null
    let colour: JSONValue = [
      "field": "s", "type": "nominal", "legend": legend,
      "scale": ChartStyle.colourScale(names, whole: nil),
    ]
    let dash: JSONValue = [
      "field": "s", "type": "nominal", "legend": legend,
      "scale": ChartStyle.dashScale(names, whole: nil),
    ]
    let rules = figures.policies.compactMap { policy in
      policy.threshold.map { ["s": .string(name(policy, say)), "place": .number($0)] as JSONValue }
    }
    let title = say(
      ChartText.Operating.panel(String(format: "%g", calls), days: days))
    return [
      "title": [
        "text": .string(title), "fontSize": 12, "fontWeight": "normal", "anchor": "start",
        "offset": 4,
      ],
      "data": ["values": .array(rows(table, figures, calls: calls, days: days, say))],
      "width": .number(width), "height": wide ? 170 : 150,
      "layer": [
        [
          "data": ["values": .array(rules)],
          "mark": ["type": "rule", "strokeWidth": 1, "strokeDash": [4, 3], "opacity": 0.7],
          "encoding": ["x": ["field": "place", "type": "quantitative"], "color": colour],
        ],
        [
          "mark": ["type": "line", "strokeWidth": 1.8],
          "encoding": ["x": x, "y": y("v"), "color": colour, "strokeDash": dash],
        ],
        [
          "mark": ["type": "rule", "strokeWidth": 1.3],
          "encoding": ["x": x, "y": y("lo"), "y2": ["field": "hi"], "color": colour],
        ],
        [
          "transform": ChartParts.intervalText(format: ".1%", to: say.to),
          "mark": ["type": "point", "filled": true, "size": 22, "opacity": 1],
          "encoding": [
            "x": x, "y": y("e"), "color": colour,
            "tooltip": [
              ["field": "s", "title": .string(say(SharedText.policy))],
              [
                "field": "x", "format": ".0%",
                "title": .string(say(ChartText.Operating.trueAnswerRate)),
              ],
              [
                "field": "exact", "format": ".2%", "title": .string(say(ChartText.Operating.exact)),
              ],
              [
                "field": "e", "format": ".2%", "title": .string(say(ChartText.Operating.simulated)),
              ],
              ["field": "interval", "title": .string(say(SharedText.interval95))],
            ],
          ],
        ],
      ],
    ]
  }

  private static func rows(
    _ table: CSVTable, _ figures: OperatingFigures, calls: Double, days: Int, _ say: Language
  ) -> [JSONValue] {
    figures.policies.flatMap { policy in
      table.rows(where: ["policy": policy.name, "days": String(days)]).compactMap { row in
        guard table.number(row, "calls_a_day") == calls, let rate = table.number(row, "answer_rate")
        else { return nil }
        let (exact, estimate) = (table.number(row, "exact"), table.number(row, "estimate"))
        return [
          "s": .string(name(policy, say)), "x": .rounded(rate), "v": .rounded(exact ?? estimate),
          "exact": .rounded(exact), "e": .rounded(estimate),
          "lo": .rounded(table.number(row, "lower")), "hi": .rounded(table.number(row, "upper")),
        ] as JSONValue
      }
    }
  }
}
