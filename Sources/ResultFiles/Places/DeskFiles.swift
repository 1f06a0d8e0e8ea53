import MerchantModel
import Runs
import SharedPlaces

/// `desk-hours.csv`: one row an hour of the day and figure of the platform's desk.
enum DeskHoursFile {
  private static let figures: [DeskOutcome.Figure] = [
    .calls, .answered, .wait, .offeredLoad, .load, .staffHours,
  ]

  static func text(_ desk: SettledDesk) -> String {
    var text = CSV.line(["hour", "figure", "unit", "estimate"])
    for hour in 0..<24 {
      for figure in figures {
        text += CSV.line([
          String(hour), figure.rawValue, figure.unitName,
          CSV.number(desk.outcome.value(figure, hour: hour)),
        ])
      }
    }
    return text
  }
}

/// `desk-knee.csv`: one row a number of servers, for the same calls.
enum DeskKneeFile {
  static func text(_ knee: DeskKnee) -> String {
    var text = CSV.line([
      "factor", "servers", "answered", "answered_lower", "answered_upper", "wait", "knee",
    ])
    for (number, point) in knee.points.enumerated() {
      text += CSV.line([
        CSV.number(point.factor), String(point.servers), CSV.number(point.answered.value),
        CSV.number(point.answered.interval?.lower), CSV.number(point.answered.interval?.upper),
        CSV.number(point.wait.value), number == knee.knee ? "1" : "0",
      ])
    }
    return text
  }
}
