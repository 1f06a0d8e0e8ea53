import ResultFiles

/// The share of merchants not yet suspended, by days since the first counted one.
enum SurvivalChart {
  static func make(_ results: SavedResults, in say: Language) throws(SavedResults.Fault) -> Chart? {
    guard let table = try results.table("survival.csv") else { return nil }
    let words = ChartWords(results, in: say)
    let lines = SeriesLines(results, words)
    let series = lines.series { scope, policy in
      [(x: 0, value: 1, lower: 1, upper: 1)]
        + table.rows(where: lines.conditions(scope, policy)).map { row in
          (
            .rounded(table.number(row, "day")), table.number(row, "not_yet_suspended"),
            table.number(row, "lower"), table.number(row, "upper")
          )
        }
    }
    let values = series.flatMap(\.points).compactMap { $0.lower ?? $0.value }
    guard let least = values.min(), least < 1 else { return nil }
    let chart = SeriesChart(
      series: series, whole: lines.whole,
      x: [
        "type": "quantitative",
        "scale": ["domain": [0, .number(Double(results.head.days))], "nice": false],
        "axis": [
          "title": .string(say("days since the first counted day", "自首个计入日起的天数")),
          "grid": false, "tickMinStep": 1, "tickCount": 6, "format": "d",
        ],
      ],
      xTip: ["field": "x", "title": .string(say("by the end of day", "截至第几天"))],
      yDomain: max(0, 1 - ChartStyle.niceCeiling(1 - least))...1,
      interpolation: "step-after", valueTitle: say("not yet suspended", "尚未被停用"),
      lineTitle: lines.title, say: say)
    return Chart(
      name: "survival",
      title: say("How long until the first suspension", "距首次停用有多久"),
      caption: words.join(
        say(
          "Share of merchants not yet suspended; the vertical axis does not begin at 0.",
          "尚未被停用的商家占比；纵轴不从 0 开始。"),
        words.intervals("Ribbon", "色带"), lines.caption),
      body: { chart.body($0) })
  }
}
