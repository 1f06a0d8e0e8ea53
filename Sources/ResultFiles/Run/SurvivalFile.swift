import MerchantModel
import Runs

/// `survival.csv`: the share of merchants not yet suspended by the end of each counted day.
enum SurvivalFile: PolicyTable {
  static let columns = [
    "date", "day", "scope", "not_yet_suspended", "standard_error", "lower", "upper", "confidence",
  ]

  static func rows(_ result: RunResult, under policy: [String]) -> String {
    var text = ""
    let calendar = result.scenario.calendar
    for scope in result.scopes {
      for (index, estimate) in result.survival(of: scope).enumerated() {
        let date = calendar.date(ofDay: calendar.countedDays.lowerBound + index)
        text += CSV.line(
          policy + [date.description, String(index + 1), result.name(of: scope)]
            + MeasuresFile.cells(estimate))
      }
    }
    return text
  }
}
