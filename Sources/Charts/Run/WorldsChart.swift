import ResultFiles

/// Error beside risk: the interval of the mean given the inputs, one real month, the mean over worlds and the worlds
/// themselves, on one axis a measure; of a comparison the worlds under every policy.
///
/// After the measure-of-risk-and-error plot: Nelson (2008), "The MORE plot: displaying measures of risk and error from
/// simulation output", Proceedings of the 2008 Winter Simulation Conference.
enum WorldsChart {
  private static let measures = ["suspensions", "customer_minutes_saved"]

  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
    guard let worlds = results.head.worlds, let table = try results.table("world-figures.csv")
    else { return nil }
    let words = ChartWords(results, in: say)
    let titles = MeasureTitles(say)
    let panels = measures.compactMap { measure -> Panel? in
      let rows =
        results.head.isComparison
        ? policies(measure, worlds, results, words) : questions(measure, worlds, results, say)
      let ticks = table.rows.filter { table.cell($0, "measure") == measure }
      guard !rows.isEmpty, let first = ticks.first else { return nil }
      let unit = table.cell(first, "unit")
      return Panel(
        title: titles.title(measure), unit: titles.unit(unit),
        names: rows.compactMap { row in
          if case .string(let name)? = row["y"] { name } else { nil }
        }, rows: rows,
        worlds: ticks.compactMap { row in
          table.number(row, "estimate").map { value in
            [
              "y": .string(
                results.head.isComparison
                  ? words.policy(table.cell(row, "policy")) : say(ChartText.Worlds.nineOfTen)),
              "v": .rounded(value * MeasureTitles.factor(ofUnit: unit)),
            ]
          }
        })
    }
    guard !panels.isEmpty else { return nil }
    let caption =
      results.head.isComparison ? ChartText.Worlds.policiesCaption : ChartText.Worlds.runCaption
    return Chart(
      name: "worlds", title: say(ChartText.Worlds.title(worlds.worlds)),
      caption: say(caption),
      body: { layout in
        ["vconcat": .array(panels.map { view($0, layout, say) }), "spacing": 22]
      })
  }

  private struct Panel: Sendable {
    let title: String
    let unit: String
    /// The rows in their order.
    let names: [String]
    let rows: [JSONValue]
    let worlds: [JSONValue]
  }

  /// What each interval is of, of a run.
  private static func questions(
    _ measure: String, _ worlds: WorldsSummary, _ results: SavedResults, _ say: Language
  ) -> [JSONValue] {
    guard let written = results.figure(measure, of: results.overall),
      let over = worlds.figures.first(where: { $0.measure == measure })
    else { return [] }
    let factor = MeasureTitles.factor(ofUnit: written.unit)
    let month = results.head.scopes.first { $0.name == results.overall }?.measures?
      .first { $0.measure == measure }
    return [
      row(
        say(ChartText.Worlds.mean), written.estimate, written.lower, written.upper, factor,
        isRisk: false),
      row(
        say(ChartText.Worlds.month), nil, month?.monthLower, month?.monthUpper, factor,
        isRisk: true),
      row(
        say(ChartText.Worlds.meanOverWorlds), over.mean, over.lower, over.upper, factor,
        isRisk: false),
      row(say(ChartText.Worlds.nineOfTen), over.p50, over.p05, over.p95, factor, isRisk: true),
    ].compactMap { $0 }
  }

  /// The worlds under each policy.
  private static func policies(
    _ measure: String, _ worlds: WorldsSummary, _ results: SavedResults, _ words: ChartWords
  ) -> [JSONValue] {
    worlds.figures.filter { $0.measure == measure }.compactMap { figure in
      row(
        words.policy(figure.policy ?? ""), figure.p50, figure.p05, figure.p95,
        MeasureTitles.factor(ofUnit: figure.unit), isRisk: true)
    }
  }

  private static func row(
    _ name: String, _ value: Double?, _ lower: Double?, _ upper: Double?, _ factor: Double,
    isRisk: Bool
  ) -> JSONValue? {
    guard let lower, let upper else { return nil }
    let (low, high) = (lower * factor, upper * factor)
    return [
      "y": .string(name), "lo": .rounded(low), "hi": .rounded(high),
      "v": .rounded(value.map { $0 * factor }), "risk": .bool(isRisk),
      "label": .string(FigureText.plain(value.map { $0 * factor } ?? (low + high) / 2, low, high)),
    ]
  }

  private static func view(
    _ panel: Panel, _ layout: Chart.Layout, _ say: Language
  ) -> JSONValue {
    let wide = layout == .wide
    let y: JSONValue = [
      "field": "y", "type": "nominal", "sort": .array(panel.names.map { .string($0) }),
      "axis": [
        "title": nil, "ticks": false, "domain": false, "labelLimit": .number(wide ? 230 : 130),
      ],
    ]
    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": true, "nice": true],
        "axis": ["title": .string(panel.unit), "grid": true, "tickCount": wide ? 6 : 4],
      ]
    }
    let colour: JSONValue = [
      "condition": ["test": "datum.risk", "value": .string(ChartStyle.colours[1])],
      "value": .string(ChartStyle.colours[0]),
    ]
    let tooltip: JSONValue = [
      ["field": "y", "title": .string(say(ChartText.Worlds.interval))],
      ["field": "lo", "format": ".3~g", "title": .string(say(ChartText.Worlds.from))],
      ["field": "hi", "format": ".3~g", "title": .string(say(ChartText.Worlds.to))],
    ]
    return [
      "title": ["text": .string(panel.title), "fontSize": 12, "anchor": "start", "offset": 4],
      "width": .number(wide ? 420 : 200), "height": ["step": wide ? 26 : 30],
      "layer": [
        [
          "data": ["values": .array(panel.worlds)],
          "mark": [
            "type": "tick", "thickness": 1, "size": 16, "color": "#999999", "opacity": 0.55,
          ],
          "encoding": ["x": x("v"), "y": y],
        ],
        [
          "data": ["values": .array(panel.rows)],
          "mark": ["type": "rule", "strokeWidth": 4, "opacity": 0.8],
          "encoding": [
            "x": x("lo"), "x2": ["field": "hi"], "y": y, "color": colour, "tooltip": tooltip,
          ],
        ],
        [
          "data": ["values": .array(panel.rows)],
          "transform": [["filter": "isValid(datum.v)"]],
          "mark": [
            "type": "point", "filled": true, "size": 60, "opacity": 1, "stroke": "white",
            "strokeWidth": 1,
          ],
          "encoding": ["x": x("v"), "y": y, "color": colour],
        ],
      ],
    ]
  }
}
