import Experiments
import MerchantModel

/// `survival.csv`: the share of merchants not yet suspended by the end of each counted day.
enum SurvivalFile {
  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "date", "day", "scope", "not_yet_suspended", "standard_error", "lower", "upper",
      "confidence",
    ])
    let calendar = result.scenario.calendar
    for scope in result.scopes {
      for (index, estimate) in result.survival(of: scope).enumerated() {
        let date = calendar.date(ofDay: calendar.warmup + index)
        text += CSV.line(
          [date.description, String(index + 1), result.name(of: scope)]
            + MeasuresFile.cells(estimate))
      }
    }
    return text
  }
}
