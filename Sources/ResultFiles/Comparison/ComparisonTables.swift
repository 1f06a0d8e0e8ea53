import MerchantModel
import Runs
import SimStatistics
import Studies

/// `comparison.csv`: one row a policy, scope and measure.
enum ComparisonFile {
  static func text(_ comparison: PolicyComparison) -> String {
    var text = CSV.line([
      "policy", "scope", "measure", "unit", "better", "estimate", "standard_error", "lower",
      "upper",
      "confidence", "method", "absence", "chance_best", "replications",
    ])
    let result = comparison.result
    for row in comparison.rows {
      for (policy, figure) in zip(result.policies, row.figures) {
        text += CSV.line(
          [policy.name] + ComparisonFile.place(row, in: result)
            + MeasuresFile.cells(figure.estimate)
            + [
              figure.estimate.method.rawValue, figure.estimate.absence?.rawValue ?? "",
              CSV.number(figure.chanceBest), String(result.replications),
            ])
      }
    }
    return text
  }

  /// Scope, measure, unit and the wanted end.
  static func place(_ row: PolicyComparison.Row, in result: PolicyResult) -> [String] {
    [
      result.first.name(of: row.scope), row.measure.name, row.measure.unit.rawValue,
      row.measure.better?.rawValue ?? "",
    ]
  }
}

/// `differences.csv`: one row a policy but the first, scope and measure.
enum DifferencesFile {
  static func text(_ comparison: PolicyComparison) -> String {
    var text = CSV.line([
      "policy", "baseline", "scope", "measure", "unit", "better", "difference", "standard_error",
      "lower", "upper", "confidence", "method", "absence", "relative", "relative_lower",
      "relative_upper", "p_value", "adjusted_p_value", "sense", "variance_ratio",
    ])
    let result = comparison.result
    for row in comparison.rows {
      for (policy, difference) in zip(result.policies, row.differences) {
        guard let difference else { continue }
        let interval = difference.relative?.interval
        text += CSV.line(
          [policy.name, result.policies[0].name] + ComparisonFile.place(row, in: result)
            + MeasuresFile.cells(difference.estimate)
            + [
              difference.estimate.method.rawValue,
              difference.estimate.absence?.rawValue ?? "",
              CSV.number(difference.relative?.value), CSV.number(interval?.lower),
              CSV.number(interval?.upper), CSV.number(difference.pValue),
              CSV.number(difference.adjustedPValue),
              difference.sense(row.measure.better).rawValue,
              CSV.number(difference.varianceRatio),
            ])
      }
    }
    return text
  }
}

/// `changes.csv`: one row a policy but the first, scope and way in which merchants change.
enum ChangesFile {
  static func text(_ result: PolicyResult) -> String {
    var text = CSV.line([
      "policy", "baseline", "scope", "change", "merchants", "standard_error", "lower", "upper",
      "confidence", "share", "share_lower", "share_upper",
    ])
    for scope in result.scopes {
      for index in result.policies.indices.dropFirst() {
        for change in MerchantChange.allCases {
          let (merchants, share) = result.change(change, policy: index, of: scope)
          text += CSV.line(
            [
              result.policies[index].name, result.policies[0].name, result.first.name(of: scope),
              change.rawValue,
            ] + MeasuresFile.cells(merchants)
              + [
                CSV.number(share.value), CSV.number(share.interval?.lower),
                CSV.number(share.interval?.upper),
              ])
        }
      }
    }
    return text
  }
}

/// `pareto.csv`: one row a scope and policy, with its place on two measures.
enum ParetoFile {
  static func text(_ fronts: [PolicyFront], in result: PolicyResult) -> String {
    let columns = ["x", "y"].flatMap { axis in
      ["measure", "unit", "better", "estimate", "standard_error", "lower", "upper"].map {
        "\(axis)_\($0)"
      }
    }
    var text = CSV.line(
      ["policy", "scope"] + columns + ["confidence", "on_front", "chance_on_front"])
    for front in fronts {
      for (policy, point) in zip(result.policies, front.points) {
        text += CSV.line(
          [policy.name, result.first.name(of: front.scope)]
            + cells(front.axes.first, point.first) + cells(front.axes.second, point.second)
            + [
              CSV.number(PolicyComparison.level.value),
              point.isOnFront.map { $0 ? "1" : "0" } ?? "", CSV.number(point.chance),
            ])
      }
    }
    return text
  }

  private static func cells(_ axis: ParetoAxes.Axis, _ estimate: Estimate) -> [String] {
    [
      axis.measure.name, axis.measure.unit.rawValue, axis.better.rawValue,
      CSV.number(estimate.value), CSV.number(estimate.standardError),
      CSV.number(estimate.interval?.lower), CSV.number(estimate.interval?.upper),
    ]
  }
}
