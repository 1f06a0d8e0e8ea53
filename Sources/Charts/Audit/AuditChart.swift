import ResultFiles

/// What each reading of the rule is worth when it is flipped: a forest plot for suspensions and minutes saved.
enum AuditChart {
  /// The chart; nil where no reading changes anything.
  static func make(_ audit: AuditReport.Figures, in say: Language) -> Chart? {
    let moving = audit.readings.filter { $0.reach == "figures" }
    guard let overall = moving.first?.figures.last?.scope else { return nil }
    let titles = MeasureTitles(say)
    let words = ReadingWords(say)
    let panels = ["suspensions", "minutes_saved"].compactMap { measure -> ForestPanel? in
      var unit = ""
      let rows = moving.compactMap { reading -> JSONValue? in
        guard
          let figure = reading.figures.last(where: { $0.measure == measure && $0.scope == overall }
          ),
          let value = figure.difference.estimate
        else { return nil }
        unit = figure.unit
        let isGain = (value < 0) == (measure == "suspensions")
        return ForestPanel.row(
          TextLayout.clipped(words.question(reading), letters: 46), shortly: reading.name,
          value: value, lower: figure.difference.lower, upper: figure.difference.upper,
          sense: figure.isBeyondDoubt && value != 0 ? (isGain ? "better" : "worse") : nil, say)
      }
      guard !rows.isEmpty else { return nil }
      return ForestPanel(
        title: titles.title(measure), unit: titles.differenceUnit(unit),
        better: measure == "suspensions" ? "lower" : "higher", rows: rows,
        what: say("reading", "解读"), labelLimit: 280, wideWidth: 240)
    }
    guard !panels.isEmpty else { return nil }
    return Chart(
      name: "audit",
      title: say("What each reading is worth", "各种解读的影响"),
      caption: say(
        "Flipped less as written, one reading at a time, paired by replication. Filled: beyond doubt after Holm's "
          + "correction; hollow: not. ",
        "反转后减原解读，每次一种，按重复配对。实心：Holm 校正后仍显著；空心：不显著。")
        + (audit.replications > 1
          ? say(
            "Line: 95 % t interval over \(audit.replications) replications.",
            "横线：95% t 区间，\(audit.replications) 次重复。")
          : say("One replication, so no intervals.", "仅一次重复，因此没有区间。")),
      body: { layout in
        ["vconcat": .array(panels.map { $0.view(layout, say) }), "spacing": 18]
      })
  }
}
