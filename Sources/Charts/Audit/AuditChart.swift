import ResultFiles

/// The effect of flipping each reading of the rule: a forest plot of suspensions and of minutes saved.
enum AuditChart {
  /// The chart; nil where no reading changes anything.
  static func make(_ audit: AuditReport.Figures, in say: Language) -> Chart? {
    let moving = audit.readings.filter { $0.reach == "figures" }
    guard let overall = moving.first?.figures.last?.scope else { return nil }
    let titles = MeasureTitles(say)
    let words = InterpretationWords(say)
    let panels = ["suspensions", "customer_minutes_saved"].compactMap { measure -> ForestPanel? in
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
        what: say(ChartText.Audit.reading), labelLimit: 280, wideWidth: 240)
    }
    guard !panels.isEmpty else { return nil }
    return Chart(
      name: "audit",
      title: say(ChartText.Audit.title),
      caption: say(ChartText.Audit.caption)
        + (audit.replications > 1
          ? say(ChartText.Audit.interval(replications: audit.replications))
          : say(ChartText.Audit.noIntervals)),
      body: { layout in
        ["vconcat": .array(panels.map { $0.view(layout, say) }), "spacing": 18]
      })
  }
}
