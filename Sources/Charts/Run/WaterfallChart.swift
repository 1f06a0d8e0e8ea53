import ResultFiles

/// The way from what video promises to what it saves, of the kind of contact with the largest promise.
enum WaterfallChart {
  /// A step of a kind as its file has it.
  private struct Step {
    let name: String
    let minutes: Double
    let lower: Double?
    let upper: Double?
    let share: Double?
  }

  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
    guard let table = try results.table("waterfall.csv") else { return nil }
    let words = ChartWords(results, in: say)
    var kinds: [String] = []
    for row in table.rows(where: ["scope": results.overall, "step": "promise"]) {
      let kind = table.cell(row, "kind")
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    let waterfalls = kinds.map { (kind: $0, steps: steps(of: $0, table, results)) }
    func promise(_ steps: [Step]) -> Double { steps.first?.minutes ?? 0 }
    guard let largest = waterfalls.max(by: { promise($0.steps) < promise($1.steps) }),
      promise(largest.steps) > 0
    else { return nil }
    let bars = bars(of: largest.steps, say)
    let others = kinds.count > 1 ? say(ChartText.Waterfall.others(kinds.count - 1)) : ""
    return Chart(
      name: "waterfall",
      title: say(ChartText.Waterfall.title(TextLayout.clipped(largest.kind, letters: 24))),
      caption: words.join(
        say(ChartText.Waterfall.caption), others, words.intervals(SharedText.line)),
      body: { body($0, bars.rows, bars.names, say) })
  }

  /// The steps of a kind that were seen, in their order.
  private static func steps(
    of kind: String, _ table: CSVTable, _ results: SavedResults
  ) -> [Step] {
    let rows = table.rows(where: ["scope": results.overall, "kind": kind])
    let shares = rows.filter { table.cell($0, "unit") == "share" }
    return rows.filter { table.cell($0, "unit") != "share" }.compactMap { row in
      let name = table.cell(row, "step")
      guard let minutes = table.number(row, "estimate"), minutes != 0 || name == "saved" else {
        return nil
      }
      let share = shares.first { table.cell($0, "step") == name }
      return Step(
        name: name, minutes: minutes, lower: table.number(row, "lower"),
        upper: table.number(row, "upper"), share: share.flatMap { table.number($0, "estimate") })
    }
  }

  /// A bar for each step: the promise and what is saved from 0 on, each other from where the last one ended.
  private static func bars(
    of steps: [Step], _ say: Language
  ) -> (rows: [JSONValue], names: [String]) {
    var reached = 0.0
    var rows: [JSONValue] = []
    var names: [String] = []
    for step in steps {
      let isWhole = step.name == "promise" || step.name == "saved"
      let from = isWhole ? 0 : reached
      let to = from + step.minutes
      let name = ChartText.Waterfall.steps[step.name].map { say($0) } ?? step.name
      names.append(name)
      let share = step.share.map { FigureText.fixed($0 * 100, decimals: 1) + "%" } ?? "–"
      let interval = (lower: step.lower.map { from + $0 }, upper: step.upper.map { from + $0 })
      let change = step.minutes < 0 ? ChartStyle.bad : ChartStyle.good
      let colour = isWhole ? ChartStyle.plain : change
      rows.append([
        "k": .string(name), "from": .rounded(from), "to": .rounded(to),
        "right": .rounded(max(from, to, interval.upper ?? to)), "v": .rounded(step.minutes),
        "lo": .rounded(step.lower), "hi": .rounded(step.upper),
        "from95": .rounded(interval.lower), "to95": .rounded(interval.upper),
        "share": .rounded(step.share), "label": .string(share), "c": .string(colour),
      ])
      reached = to
    }
    return (rows, names)
  }

  private static func body(
    _ layout: Chart.Layout, _ rows: [JSONValue], _ names: [String], _ say: Language
  ) -> JSONValue {
    let y: JSONValue = [
      "field": "k", "type": "nominal", "sort": .array(names.map { .string($0) }),
      "axis": [
        "title": nil, "ticks": false, "domain": false,
        "labelLimit": layout == .wide ? 190 : 130,
      ],
    ]
    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": true],
        "axis": ["title": .string(say(ChartText.Waterfall.axis)), "tickCount": 5],
      ]
    }
    let tooltip: JSONValue = [
      ["field": "k", "title": .string(say(ChartText.Waterfall.step))],
      ["field": "v", "format": ",.1f", "title": .string(say(ChartText.Waterfall.minutes))],
      ["field": "interval", "title": .string(say(SharedText.interval95))],
      ["field": "share", "format": ".1%", "title": .string(say(ChartText.Waterfall.share))],
    ]
    return [
      "data": ["values": .array(rows)],
      "transform": ChartParts.intervalText(format: ",.1f", to: say.to),
      "width": .number(layout == .wide ? 470 : 140),
      "height": ["step": 24],
      "layer": [
        [
          "mark": ["type": "bar", "height": 16],
          "encoding": [
            "y": y, "x": x("from"), "x2": ["field": "to"], "tooltip": tooltip,
            "color": ["field": "c", "type": "nominal", "scale": nil, "legend": nil],
          ],
        ],
        [
          "mark": ["type": "rule", "strokeWidth": 1.5, "color": "#222222"],
          "encoding": ["y": y, "x": x("from95"), "x2": ["field": "to95"]],
        ],
        [
          "mark": ["type": "text", "align": "left", "dx": 8],
          "encoding": ["y": y, "x": x("right"), "text": ["field": "label"]],
        ],
      ],
    ]
  }
}
