import Experiments
import MerchantModel

/// `survival.csv`: the share of merchants not yet suspended by the end of each counted day.
enum SurvivalFile {
  private static let columns = [
    "date", "day", "scope", "not_yet_suspended", "standard_error", "lower", "upper", "confidence",
  ]

  static func text(_ result: RunResult) -> String {
    CSV.line(columns) + rows(result, under: [])
  }

  /// The same of several policies, the policy in a column before the others.
  static func text(_ result: PolicyResult) -> String {
    zip(result.policies, result.runs).reduce(into: CSV.line(["policy"] + columns)) { text, part in
      text += rows(part.1, under: [part.0.name])
    }
  }

  private static func rows(_ result: RunResult, under policy: [String]) -> String {
    var text = ""
    let calendar = result.scenario.calendar
    for scope in result.scopes {
      for (index, estimate) in result.survival(of: scope).enumerated() {
        let date = calendar.date(ofDay: calendar.warmup + index)
        text += CSV.line(
          policy + [date.description, String(index + 1), result.name(of: scope)]
            + MeasuresFile.cells(estimate))
      }
    }
    return text
  }
}
