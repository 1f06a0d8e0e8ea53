import MerchantModel
import ResultFiles
import SimStatistics

/// A figure on one line of progress.
enum FigureText {
  static func words(_ estimate: Estimate, _ measure: Measure) -> String {
    NumberText.estimate(estimate, unit: measure.unit)
  }
}
