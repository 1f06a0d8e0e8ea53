import MerchantModel
import SharedPlaces
import SimStatistics

/// The desk's figures in words and in files.
extension DeskOutcome.Figure {
  /// The figure's name in files.
  var name: String {
    switch self {
    case .calls: "calls"
    case .answered: "answered"
    case .answeredIn20Seconds: "answered_in_20_s"
    case .wait: "wait"
    case .offeredLoad: "offered_load"
    case .load: "load"
    case .staffHours: "staff_hours"
    case .cost: "cost"
    case .costPerAnswer: "cost_per_answer"
    }
  }

  /// What the figure is called in tables.
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

  /// The unit in which tables show it.
  var unit: Measure.Unit {
    switch self {
    case .answered, .answeredIn20Seconds: .share
    case .offeredLoad, .load: .loadFactor
    case .wait: .seconds
    case .calls, .staffHours, .cost, .costPerAnswer: .count
    }
  }

  /// The unit in files.
  var unitName: String {
    switch self {
    case .answered, .answeredIn20Seconds, .wait, .offeredLoad, .load: unit.rawValue
    case .calls: "per day"
    case .staffHours: "hours per day"
    case .cost: "money per day"
    case .costPerAnswer: "money per call"
    }
  }

  /// An estimate as tables show it; one that is the same in every replication has no width.
  func text(_ estimate: Estimate) -> String {
    guard unit == .count, let value = estimate.value, estimate.halfWidth == 0 else {
      return NumberText.estimate(estimate, unit: unit)
    }
    return NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 2)
  }
}
