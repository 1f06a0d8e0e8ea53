import MerchantModel
import SharedPlaces

/// The desk's figures in words and in files.
extension DeskOutcome.Figure: PlaceFigureWords {
  var title: String {
    switch self {
    case .calls: "Calls a day"
    case .answered: "Calls answered, of those not still in line"
    case .answeredIn20Seconds: "Calls answered within 20 s"
    case .wait: "Wait of those answered, mean, s"
    case .offeredLoad: "Work that calls bring, over staff hours"
    case .load: "Time in calls, over staff hours"
    case .staffHours: "Staff hours a day"
    case .cost: "Cost a day"
    case .costPerAnswer: "Cost of a call answered"
    }
  }

  var unit: Measure.Unit {
    switch self {
    case .answered, .answeredIn20Seconds: .share
    case .offeredLoad, .load: .loadFactor
    case .wait: .seconds
    case .calls, .staffHours, .cost, .costPerAnswer: .count
    }
  }

  var unitName: String {
    switch self {
    case .answered, .answeredIn20Seconds, .wait, .offeredLoad, .load: unit.rawValue
    case .calls: "per day"
    case .staffHours: "hours per day"
    case .cost: "money per day"
    case .costPerAnswer: "money per call"
    }
  }
}
