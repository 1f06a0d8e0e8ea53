import MerchantModel
import Runs
import SimStatistics

/// `arms.csv`: one row an arm of a roll-out, scope and measure.
enum ArmsFile {
  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "arm", "scope", "measure", "unit", "estimate", "standard_error", "lower", "upper",
      "confidence", "method", "absence", "replications",
    ])
    for (arm, part) in zip(result.scenario.arms, result.arms) {
      for scope in part.scopes {
        for measure in part.measures {
          let estimate = part.estimate(measure, of: scope)
          text += CSV.line(
            [arm.name, part.name(of: scope), measure.name, measure.unit.rawValue]
              + MeasuresFile.cells(estimate) + [
                estimate.method.rawValue, estimate.absence?.rawValue ?? "",
                String(part.replications),
              ])
        }
      }
    }
    return text
  }
}

/// `trial.csv`: what an experiment with the merchants of a roll-out would see of each arm, one row an arm, scope and measure.
enum TrialFile {
  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "arm", "against", "scope", "measure", "unit", "difference", "standard_error", "lower",
      "upper", "confidence", "absence", "seen", "seen_lower", "seen_upper", "seen_less",
      "seen_more", "detectable", "merchants_factor", "replications",
    ])
    for (contrast, against) in contrasts(of: result) {
      let (difference, seen) = (contrast.difference, contrast.seen)
      text += CSV.line(
        [
          result.scenario.arms[contrast.arm].name, against, result.name(of: contrast.scope),
          contrast.measure.name, contrast.measure.unit.rawValue,
        ] + MeasuresFile.cells(difference) + [
          difference.absence?.rawValue ?? "", CSV.number(seen.value),
          CSV.number(seen.interval?.lower), CSV.number(seen.interval?.upper),
          String(contrast.seenLower), String(contrast.seenHigher),
          CSV.number(contrast.detectable), CSV.number(contrast.merchantsFactor),
          String(result.replications),
        ])
    }
    return text
  }

  /// Every arm but the first, in every scope and measure, with the name of the first.
  static func contrasts(of result: RunResult) -> [(contrast: ArmContrast, against: String)] {
    guard let first = result.scenario.arms.first else { return [] }
    let measures = RunResult.trialMeasures(of: result.scenario)
    return result.scenario.arms.indices.dropFirst().flatMap { arm in
      result.scopes.flatMap { scope in
        measures.compactMap { measure in
          result.contrast(measure, arm: arm, of: scope).map { ($0, first.name) }
        }
      }
    }
  }
}
