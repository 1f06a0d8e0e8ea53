import ResultFiles

/// The daily course of the share of merchants whose feature is off at the end of the day.
enum DailyChart {
  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
    guard let table = try results.table("daily.csv") else { return nil }
    let words = ChartWords(results, in: say)
    let lines = SeriesLines(results, words)
    let series = lines.series { scope, policy in
      table.rows(
        where: lines.conditions(scope, policy).merging(["measure": "off_at_midnight"]) { $1 }
      ).map { row in
        (
          .string(table.cell(row, "date")), table.number(row, "estimate"),
          table.number(row, "lower"), table.number(row, "upper")
        )
      }
    }
    let points = series.flatMap(\.points)
    guard let first = points.first?.x, points.contains(where: { $0.value != nil }) else {
      return nil
    }
    let most = points.compactMap { $0.upper ?? $0.value }.max() ?? 0
    let chart = SeriesChart(
      series: series,
      whole: lines.whole,
      x: x(say),
      xTip: [
        "field": "x", "type": "temporal", "timeUnit": "utcyearmonthdate",
        "title": .string(say(ChartText.Daily.day)), "format": .string(say.dayFormat),
      ],
      yDomain: 0...ChartStyle.niceCeiling(most),
      valueTitle: say(SharedText.suspended), lineTitle: lines.title, say: say,
      background: results.head.warmup > 0
        ? warmUp(from: first, to: results.head.start, say) : [])
    return Chart(
      name: "daily-suspended",
      title: say(ChartText.Daily.title),
      caption: words.join(
        say(ChartText.Daily.caption),
        words.intervals(SharedText.ribbon), lines.caption),
      body: { chart.body($0) })
  }

  private static func x(_ say: Language) -> JSONValue {
    [
      "type": "temporal", "scale": ["type": "utc"],
      "axis": [
        "title": nil, "format": .string(say.dayFormat), "grid": false, "tickCount": 6,
        "labelOverlap": true,
      ],
    ]
  }

  /// The days that are simulated and not counted.
  private static func warmUp(from: JSONValue, to: String, _ say: Language) -> [JSONValue] {
    let data: JSONValue = ["values": [["x": from, "end": .string(to)]]]
    // The lines bring the axis.
    let x: JSONValue = ["field": "x", "type": "temporal", "scale": ["type": "utc"]]
    return [
      [
        "data": data, "mark": ["type": "rect", "color": .string(ChartStyle.shade)],
        "encoding": ["x": x, "x2": ["field": "end"]],
      ],
      [
        "data": data,
        "mark": [
          "type": "text", "align": "left", "baseline": "top", "dx": 5, "dy": 5,
          "color": .string(ChartStyle.muted), "fontStyle": "italic",
        ],
        "encoding": [
          "x": x, "y": ["value": 0],
          "text": ["value": .string(say(ChartText.Daily.warmUp))],
        ],
      ],
    ]
  }
}
