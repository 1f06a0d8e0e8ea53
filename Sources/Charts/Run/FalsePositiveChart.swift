import ResultFiles

/// Suspensions by the size of merchants: how many are false positives, and how many are not.
enum FalsePositiveChart {
  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
    guard let table = try results.table("sizes.csv") else { return nil }
    let words = ChartWords(results, in: say)
    let kinds = [
      ("true_positives", say(ChartText.FalsePositives.truePositives)),
      ("false_positives", say(ChartText.FalsePositives.falsePositives)),
    ]
    var stacks: [JSONValue] = []
    var shares: [JSONValue] = []
    var classes: [String] = []
    func rows(_ measure: String) -> [[String]] {
      table.rows(where: ["scope": results.overall, "measure": measure])
    }
    for merchants in rows("merchants") {
      guard let share = table.number(merchants, "estimate"), share > 0 else { continue }
      let from = table.cell(merchants, "contacts_from")
      let to = table.cell(merchants, "contacts_below")
      func row(_ measure: String) -> [String]? {
        rows(measure).first { table.cell($0, "contacts_from") == from }
      }
      let size = to.isEmpty ? "\(from)+" : "\(from)–\(to)"
      // The axis puts what follows the bar on a line of its own.
      let name = size + "|" + percent(share)
      classes.append(name)
      for (order, (measure, kind)) in kinds.enumerated() {
        guard let value = row(measure).flatMap({ table.number($0, "estimate") }), value > 0 else {
          continue
        }
        stacks.append([
          "k": .string(name), "size": .string(size), "kind": .string(kind), "v": .rounded(value),
          "order": .number(Double(order)), "share": .rounded(share),
        ])
      }
      guard let found = row("false_positive_share"), let value = table.number(found, "estimate")
      else {
        continue
      }
      shares.append([
        "k": .string(name), "size": .string(size), "v": .rounded(value),
        "lo": .rounded(table.number(found, "lower")),
        "hi": .rounded(table.number(found, "upper")), "share": .rounded(share),
      ])
    }
    guard !shares.isEmpty else { return nil }
    let (bars, points, order) = (stacks, shares, classes)
    return Chart(
      name: "false-positives-by-size",
      title: say(ChartText.FalsePositives.title),
      caption: words.join(
        say(ChartText.FalsePositives.caption),
        words.intervals(SharedText.lineThroughPoint), say(ChartText.Hours.hollow)),
      body: { layout in
        [
          "vconcat": [
            self.bars(layout, bars, order, kinds.map(\.1), say),
            self.shares(layout, points, order, say),
          ], "spacing": 14,
        ]
      })
  }

  private static func percent(_ share: Double) -> String {
    FigureText.fixed(share * 100, decimals: share < 0.0095 ? 1 : 0) + "%"
  }

  private static func x(
    _ layout: Chart.Layout, _ classes: [String], title: String?
  ) -> JSONValue {
    [
      "field": "k", "type": "nominal", "sort": .array(classes.map { .string($0) }),
      "scale": ["domain": .array(classes.map { .string($0) })],
      "axis": [
        "title": title.map { .string($0) } ?? .null, "labelAngle": 0, "ticks": false,
        "labels": .bool(title != nil), "labelOverlap": false,
        "labelExpr": "split(datum.label, '|')",
        "labelFontSize": layout == .wide ? 11 : 9,
      ],
    ]
  }

  private static func bars(
    _ layout: Chart.Layout, _ rows: [JSONValue], _ classes: [String], _ kinds: [String],
    _ say: Language
  ) -> JSONValue {
    [
      "data": ["values": .array(rows)],
      "width": .number(layout.width), "height": 170,
      "mark": ["type": "bar", "width": ["band": 0.62], "stroke": "white", "strokeWidth": 1],
      "encoding": [
        "x": x(layout, classes, title: nil),
        "y": [
          "field": "v", "type": "quantitative", "stack": "zero",
          "axis": [
            "title": .string(
              layout == .wide
                ? say(ChartText.FalsePositives.suspensions)
                : say(ChartText.FalsePositives.suspensionsShort)), "tickCount": 4,
          ],
        ],
        "order": ["field": "order"],
        "color": [
          "field": "kind", "type": "nominal",
          "scale": [
            "domain": .array(kinds.map { .string($0) }),
            "range": [.string(ChartStyle.plain), .string(ChartStyle.colours[4])],
          ],
          "legend": ["columns": layout == .wide ? 2 : 1, "labelLimit": 260],
        ],
        "tooltip": [
          ["field": "size", "title": .string(say(ChartText.FalsePositives.contacts))],
          ["field": "kind", "title": .string(say(ChartText.FalsePositives.kind))],
          [
            "field": "v", "format": ".3~r",
            "title": .string(say(ChartText.FalsePositives.perMerchant)),
          ],
          [
            "field": "share", "format": ".1%",
            "title": .string(say(ChartText.FalsePositives.shareOfMerchants)),
          ],
        ],
      ],
    ]
  }

  private static func shares(
    _ layout: Chart.Layout, _ rows: [JSONValue], _ classes: [String], _ say: Language
  ) -> JSONValue {
    let x = x(
      layout, classes, title: say(ChartText.FalsePositives.sizeAxis))
    func y(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["domain": [0, 1]],
        "axis": [
          "title": .string(say(ChartText.FalsePositives.falsePositives)), "format": ".0%",
          "values": [0, 0.25, 0.5, 0.75, 1],
        ],
      ]
    }
    return [
      "data": ["values": .array(rows)],
      "transform": ChartParts.intervalText(format: ".0%", to: say.to),
      "width": .number(layout.width), "height": 100,
      "layer": [
        [
          "mark": ["type": "rule", "strokeWidth": 2, "color": .string(ChartStyle.colours[4])],
          "encoding": ["x": x, "y": y("lo"), "y2": ["field": "hi"]],
        ],
        [
          "mark": [
            "type": "point", "size": 60, "opacity": 1, "strokeWidth": 2, "color": "#8A5E00",
          ],
          "encoding": [
            "x": x, "y": y("v"), "fill": ChartParts.fill("#8A5E00"),
            "tooltip": [
              ["field": "size", "title": .string(say(ChartText.FalsePositives.contacts))],
              [
                "field": "v", "format": ".1%",
                "title": .string(say(ChartText.FalsePositives.falsePositives)),
              ],
              ["field": "interval", "title": .string(say(SharedText.interval95))],
              [
                "field": "share", "format": ".1%",
                "title": .string(say(ChartText.FalsePositives.shareOfMerchants)),
              ],
            ],
          ],
        ],
        [
          "mark": ["type": "text", "align": "left", "dx": 6, "dy": -8],
          "encoding": [
            "x": x, "y": y("v"), "text": ["field": "v", "type": "quantitative", "format": ".0%"],
          ],
        ],
      ],
    ]
  }
}
