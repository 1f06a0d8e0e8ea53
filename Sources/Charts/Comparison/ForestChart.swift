import ResultFiles

/// What each policy changes against the baseline: a forest plot for each headline measure, with the numbers
/// beside it.
enum ForestChart {
  private static let measures = ["days_restricted", "customers_missed", "merchants_suspended"]

  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
    guard results.head.isComparison, let table = try results.table("differences.csv") else {
      return nil
    }
    let words = ChartWords(results, in: say)
    let titles = MeasureTitles(say)
    let panels = measures.compactMap { measure -> ForestPanel? in
      let rows = table.rows(where: ["scope": results.overall, "measure": measure])
      guard let first = rows.first else { return nil }
      let unit = table.cell(first, "unit")
      let known = rows.compactMap { row in self.row(row, table, unit, words) }
      guard !known.isEmpty else { return nil }
      return ForestPanel(
        title: titles.title(measure), unit: titles.differenceUnit(unit),
        better: table.cell(first, "better"), rows: known, what: say(SharedText.policy))
    }
    guard !panels.isEmpty else { return nil }
    let baseline = words.policy(results.head.policyNames[0])
    return Chart(
      name: "policies",
      title: say(ChartText.Policies.title),
      caption: words.join(
        say(ChartText.Policies.caption(baseline)),
        words.intervals(SharedText.line)),
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
    return ForestPanel.row(
      words.policy(table.cell(row, "policy")), value: value * factor,
      lower: lower.map { $0 * factor }, upper: upper.map { $0 * factor },
      sense: isSure ? table.cell(row, "sense") : nil, words.say)
  }
}
