import MerchantModel
import Runs

/// `waterfall.csv`: the way from what video promises each kind of contact to what it saves, two rows a scope, kind and
/// step.
enum WaterfallFile {
  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "scope", "kind", "step", "unit", "estimate", "standard_error", "lower", "upper", "confidence",
    ])
    for scope in result.scopes {
      for waterfall in result.waterfalls(of: scope) {
        for row in waterfall.rows {
          let names = [result.name(of: scope), waterfall.kind, row.step.name]
          let unit = Measure.Unit.minutesPerMerchantMonth.rawValue
          text += CSV.line(names + [unit] + MeasuresFile.cells(row.minutes))
          text += CSV.line(
            names + [Measure.Unit.share.rawValue] + MeasuresFile.cells(row.share))
        }
      }
    }
    return text
  }
}

/// `kinds.csv`: figures of each kind of contact, one row a scope, kind and measure.
enum KindsFile {
  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "scope", "kind", "measure", "unit", "estimate", "standard_error", "lower", "upper",
      "confidence",
    ])
    for scope in result.scopes {
      for (kind, name) in result.scenario.kinds.map(\.name).enumerated() {
        for figure in result.kindFigures {
          text += CSV.line(
            [result.name(of: scope), name, figure.rawValue, figure.unit.rawValue]
              + MeasuresFile.cells(result.estimate(figure, ofKind: kind, scope)))
        }
      }
    }
    return text
  }
}
