import MerchantModel
import ResultFiles
import SimStatistics

extension Validation {
  /// What to look at next, in sentences, what is farthest out first.
  package var lookAt: [String] {
    var seen: Set<String> = []
    return figures.filter(\.isRefuted)
      .sorted { $0.score.magnitude > $1.score.magnitude }
      .filter { seen.insert($0.subject.advice).inserted }
      .map { "\($0.subject.title): \($0.subject.advice)" }
  }
}

extension ForecastFigures.Scores {
  /// What a measure's forecast was worth.
  init(_ score: MeasureScore, _ history: History, split: Int) {
    func coverage(_ level: Double) -> ForecastFigures.Coverage {
      let found = score.coverages.first { $0.level == level }
      return ForecastFigures.Coverage(
        share: found?.share, lower: found?.expected?.lowerBound,
        upper: found?.expected?.upperBound)
    }
    self.init(
      days: score.days, coverage50: coverage(0.5), coverage90: coverage(0.9),
      pit: score.histogram.counts, crps: score.crps, naiveCRPS: score.naiveCRPS,
      gain: score.gain.map(StudyFigure.init),
      driftsFrom: score.drift.alarm.map { history.date(split + $0).description },
      driftFalseAlarmRate: score.drift.falseAlarmRate)
  }
}

extension ForecastFigures.Verdict {
  /// The verdict on a model.
  init(_ validation: Validation) {
    self.init(
      verdict: validation.isRefuted ? "refuted" : "notRefuted",
      falseAlarmRate: validation.check.falseAlarmRate, pValue: validation.check.pValue,
      limit: validation.check.limit.isFinite ? validation.check.limit : 0,
      figures: validation.figures.map { figure in
        ForecastFigures.Figure(
          name: figure.subject.name, title: figure.subject.title, actual: figure.actual,
          median: figure.draws.quantile(0.5), lower90: figure.draws.quantile(0.05),
          upper90: figure.draws.quantile(0.95), score: figure.score,
          isRefuted: figure.isRefuted)
      }, lookAt: validation.lookAt)
  }
}

/// Values of a scenario that the log does not tell, so that no forecast of the log's figures can refute them.
struct NotIdentifiable {
  let lines: [String]

  init(_ history: History) {
    var lines = [
      "what an app was doing as it rang: the states' chances and times (`app`, `answering`) can trade for each other",
      "who was offered video, and who declined (`offer`, `accept`, `shy`, `tapDelay`): only their product shows, in calls",
      "how contacts end: resolution, returns, sales, lost customers, and all money",
      "what merchants would do under another rule (`response`), but for days on which this one was in force",
    ]
    if history.measures.contains(.contacts) {
      lines.append("how long text guidance takes and how long customers wait in chats")
    } else {
      lines.append("customers who never rang: how many there are, and what they waited for")
    }
    if !history.hasCalls {
      lines.append("hours, patience, waits and repeated rings, which counts of days do not have")
    }
    if history.merchants.count < 2 {
      lines.append(
        "what the platform shares and what is the merchant's own, and how merchants differ")
    }
    self.lines = lines
  }
}
