import Runs

/// `sizes.csv`: suspensions by contacts a day, with false positives and true ones.
enum SizesFile {
  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "scope", "contacts_from", "contacts_below", "measure", "unit", "estimate",
      "standard_error", "lower", "upper", "confidence",
    ])
    for scope in result.scopes {
      for size in result.sizes(of: scope) {
        var rows = [
          ("merchants", "share", size.merchants),
          ("suspensions", "per merchant per 30 days", size.suspensions),
          ("false_positives", "per merchant per 30 days", size.falsePositives),
          ("true_positives", "per merchant per 30 days", size.truePositives),
          ("false_positive_share", "share", size.falsePositiveShare),
        ]
        if result.scenario.measurement.falsePositives {
          rows.append(("undecided_suspensions", "per merchant per 30 days", size.undecided))
        }
        for (measure, unit, estimate) in rows {
          text += CSV.line(
            [result.name(of: scope), String(size.from), size.to.map { String($0) } ?? ""]
              + [measure, unit] + MeasuresFile.cells(estimate))
        }
      }
    }
    return text
  }
}
