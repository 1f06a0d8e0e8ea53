import Runs

/// `hours.csv`: calls and answer rate by the hour of the day, beside the agents at work and the nights.
enum HoursFile {
  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "scope", "hour", "measure", "unit", "estimate", "standard_error", "lower", "upper",
      "confidence",
    ])
    for scope in result.scopes {
      for hour in result.hours(of: scope) {
        func add(_ measure: String, _ unit: String, _ cells: [String]) {
          text += CSV.line([result.name(of: scope), String(hour.hour), measure, unit] + cells)
        }
        func exact(_ value: Double) -> [String] { [CSV.number(value), "", "", "", ""] }
        add("calls", "per merchant per day", MeasuresFile.cells(hour.calls))
        add("answer_rate", "share", MeasuresFile.cells(hour.answerRate))
        add("agents", "per merchant", exact(hour.agents))
        add("video_agents", "per merchant", exact(hour.videoAgents))
        add("night", "share", exact(hour.night))
        add("night_closed", "share", exact(hour.closed))
      }
    }
    return text
  }
}
