import MerchantModel
import Runs

/// `false-positives.csv`: suspensions that are false positives, one row a scope, size and answer rate seen.
enum FalsePositivesFile: PolicyTable {
  static let columns = [
    "scope", "contacts_from", "contacts_below", "rate_from", "rate_below", "measure", "unit",
    "estimate", "standard_error", "lower", "upper", "confidence",
  ]

  static func rows(_ result: RunResult, under policy: [String]) -> String {
    var text = ""
    for scope in result.scopes {
      for row in result.falsePositives(of: scope) {
        let size = [row.size?.lower, row.size?.upper].map { $0.map(String.init) ?? "" }
        let rate = [row.rate?.lower, row.rate?.upper].map {
          CSV.number($0.map { Double($0) / 100 })
        }
        let figures = [
          ("suspended_merchants", "count", row.merchants),
          ("false_positive_share", "share", row.falsePositiveShare),
          ("deserved", "share", row.deserved),
          ("undecided", "share", row.undecided),
        ]
        for (measure, unit, estimate) in figures {
          text += CSV.line(
            policy + [result.name(of: scope)] + size + rate + [measure, unit]
              + MeasuresFile.cells(estimate))
        }
      }
    }
    return text
  }
}
