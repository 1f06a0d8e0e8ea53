import MerchantModel
import SharedPlaces

/// The appeals queue's figures in words and in files.
extension AppealOutcome.Figure: PlaceFigureWords {
  var title: String {
    switch self {
    case .filed: "Appeals filed a day"
    case .decided: "Appeals decided a day"
    case .wait: "From filing to decision, mean, days"
    case .decidedInADay: "Appeals decided within 24 h"
    case .offeredLoad: "Work of appeals filed, over reviewers' hours"
    case .load: "Work of appeals decided, over reviewers' hours"
    case .reviewersToKeepUp: "Reviewers to keep up with what is filed"
    case .backlog: "Backlog, mean of days"
    case .backlogAtEnd: "Backlog at the end"
    case .reviewerHours: "Reviewers' hours a day"
    }
  }

  var unit: Measure.Unit {
    switch self {
    case .decidedInADay: .share
    case .offeredLoad, .load: .loadFactor
    case .filed, .decided, .wait, .reviewersToKeepUp, .backlog, .backlogAtEnd, .reviewerHours:
      .count
    }
  }

  var unitName: String {
    switch self {
    case .decidedInADay, .offeredLoad, .load: unit.rawValue
    case .filed, .decided: "per day"
    case .wait: "days"
    case .reviewersToKeepUp, .backlog, .backlogAtEnd: "count"
    case .reviewerHours: "hours per day"
    }
  }
}

extension AppealOutcome.DayFigure {
  /// The unit in files.
  var unitName: String {
    switch self {
    case .filed, .decided, .backlog: "count"
    case .wait: "days"
    }
  }
}
