import MerchantModel
import Runs

/// `daily.csv`: one row a day, scope and measure, the warm-up's days marked as not counted.
enum DailyFile: PolicyTable {
  static let columns = [
    "date", "counted", "scope", "measure", "unit", "estimate", "standard_error", "lower", "upper",
    "confidence",
  ]

  static func rows(_ result: RunResult, under policy: [String]) -> String {
    var text = ""
    let calendar = result.scenario.calendar
    for day in calendar.shownDays {
      for scope in result.scopes {
        for measure in result.measures where measure.hasDailyCourse {
          let estimate = result.estimate(measure, of: scope, onDay: day)
          text += CSV.line(
            policy + [
              calendar.date(ofDay: day).description,
              calendar.countedDays.contains(day) ? "1" : "0", result.name(of: scope),
              measure.name, measure.unit.rawValue,
            ] + MeasuresFile.cells(estimate))
        }
      }
    }
    return text
  }
}
