import MerchantModel
import Runs
import SimStatistics

/// `measures.csv`: one row a scope and measure.
enum MeasuresFile {
  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "scope", "measure", "unit", "estimate", "standard_error", "lower", "upper", "confidence",
      "method", "absence", "replications",
    ])
    for scope in result.scopes {
      for measure in result.measures {
        let estimate = result.estimate(measure, of: scope)
        text += CSV.line(
          [result.name(of: scope), measure.name, measure.unit.rawValue]
            + MeasuresFile.cells(estimate)
            + [
              estimate.method.rawValue, estimate.absence?.rawValue ?? "",
              String(result.replications),
            ])
      }
    }
    return text
  }

  /// Estimate, standard error, interval and its level.
  static func cells(_ estimate: Estimate) -> [String] {
    [
      CSV.number(estimate.value), CSV.number(estimate.standardError),
      CSV.number(estimate.interval?.lower), CSV.number(estimate.interval?.upper),
      CSV.number(ConfidenceLevel.ninetyFive.value),
    ]
  }
}
