import ResultFiles

/// The share of merchants not yet suspended, by days since the first counted one.
enum SurvivalChart {
  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
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
          "title": .string(say(ChartText.Survival.daysAxis)),
          "grid": false, "tickMinStep": 1, "tickCount": 6, "format": "d",
        ],
      ],
      xTip: ["field": "x", "title": .string(say(ChartText.Survival.endOfDay))],
      yDomain: max(0, 1 - ChartStyle.niceCeiling(1 - least))...1,
      interpolation: "step-after", valueTitle: say(ChartText.Survival.notYetSuspended),
      lineTitle: lines.title, say: say)
    return Chart(
      name: "survival",
      title: say(ChartText.Survival.title),
      caption: words.join(
        say(ChartText.Survival.caption),
        words.intervals(SharedText.ribbon), lines.caption),
      body: { chart.body($0) })
  }
}
