import Runs

/// `sizes.csv`: suspensions by contacts a day, with bad luck separated from fault.
enum SizesFile {
  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "scope", "contacts_from", "contacts_below", "measure", "unit", "estimate",
      "standard_error", "lower", "upper", "confidence",
    ])
    for scope in result.scopes {
      for size in result.sizes(of: scope) {
        let rows = [
          ("merchants", "share", size.merchants),
          ("suspensions", "per merchant per 30 days", size.suspensions),
          ("suspensions_by_luck", "per merchant per 30 days", size.byLuck),
          ("suspensions_by_fault", "per merchant per 30 days", size.byFault),
          ("bad_luck", "share", size.badLuck),
        ]
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
