import MerchantModel
import Runs
import SharedPlaces

/// `appeals-days.csv`: one row a day and figure of the appeals queue, the warm-up's days marked as not counted.
enum AppealDaysFile: PolicyTable {
  static let columns = [
    "date", "counted", "figure", "unit", "estimate", "standard_error", "lower", "upper",
    "confidence",
  ]

  static func rows(_ result: RunResult, under policy: [String]) -> String {
    guard let outcome = result.appeals?.outcome else { return "" }
    var text = ""
    for day in outcome.days {
      for figure in AppealOutcome.DayFigure.allCases {
        text += CSV.line(
          policy + [
            result.scenario.calendar.date(ofDay: day).description,
            outcome.countedDays.contains(day) ? "1" : "0", figure.rawValue, figure.unitName,
          ] + MeasuresFile.cells(outcome.estimate(figure, onDay: day)))
      }
    }
    return text
  }
}

/// `appeals-reviewers.csv`: one row a number of reviewers, for the same appeals.
enum AppealReviewersFile {
  static func text(_ tries: AppealTries) -> String {
    var text = CSV.line([
      "reviewers", "wait", "wait_lower", "wait_upper", "wait_p90", "decided_in_24_h",
      "offered_load", "backlog_at_end",
    ])
    for outcome in tries.outcomes {
      let wait = outcome.estimate(.wait)
      text += CSV.line(
        [String(outcome.reviewers)]
          + [
            wait.value, wait.interval?.lower, wait.interval?.upper, outcome.wait(quantile: 0.9),
            outcome.estimate(.decidedInADay).value, outcome.estimate(.offeredLoad).value,
            outcome.estimate(.backlogAtEnd).value,
          ].map(CSV.number))
    }
    return text
  }
}
