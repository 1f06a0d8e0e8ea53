import MerchantModel
import SharedPlaces
import SimStatistics

/// What a figure of a place that merchants share is called, and in which unit it is shown.
protocol PlaceFigureWords: RawRepresentable<String> {
  /// What it is called in tables.
  var title: String { get }
  /// The unit in which tables show it.
  var unit: Measure.Unit { get }
  /// The unit in files.
  var unitName: String { get }
}

extension PlaceFigureWords {
  /// An estimate as tables show it; one that is the same in every replication has no width.
  func text(_ estimate: Estimate) -> String {
    guard unit == .count, let value = estimate.value, estimate.halfWidth == 0 else {
      return NumberText.estimate(estimate, unit: unit)
    }
    return NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 2)
  }
}

extension SharedPlace {
  /// The words of one of its figures; nil of a name that it has not.
  func words(of figure: String) -> (any PlaceFigureWords)? {
    switch self {
    case .desk: DeskOutcome.Figure(rawValue: figure)
    case .appeals: AppealOutcome.Figure(rawValue: figure)
    }
  }
}
