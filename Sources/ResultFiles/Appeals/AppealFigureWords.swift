import MerchantModel
import SharedPlaces
import SimStatistics

/// The appeals queue's figures in words and in files.
extension AppealOutcome.Figure {
  /// The figure's name in files.
  var name: String {
    switch self {
    case .filed: "filed"
    case .decided: "decided"
    case .wait: "wait"
    case .decidedInADay: "decided_in_24_h"
    case .offeredLoad: "offered_load"
    case .load: "load"
    case .reviewersToKeepUp: "reviewers_to_keep_up"
    case .backlog: "backlog"
    case .backlogAtEnd: "backlog_at_end"
    case .reviewerHours: "reviewer_hours"
    }
  }

  /// What the figure is called in tables.
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

  /// The unit in which tables show it.
  var unit: Measure.Unit {
    switch self {
    case .decidedInADay: .share
    case .offeredLoad, .load: .loadFactor
    case .filed, .decided, .wait, .reviewersToKeepUp, .backlog, .backlogAtEnd, .reviewerHours:
      .count
    }
  }

  /// The unit in files.
  var unitName: String {
    switch self {
    case .decidedInADay, .offeredLoad, .load: unit.rawValue
    case .filed, .decided: "per day"
    case .wait: "days"
    case .reviewersToKeepUp, .backlog, .backlogAtEnd: "count"
    case .reviewerHours: "hours per day"
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

extension AppealOutcome.DayFigure {
  /// The unit in files.
  var unitName: String {
    switch self {
    case .filed, .decided, .backlog: "count"
    case .wait: "days"
    }
  }
}
