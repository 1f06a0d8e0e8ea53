import Scenarios

/// Laws as a scenario writes them.
enum LawText {
  /// A law in YAML.
  ///
  /// - Parameter clears: Whether other parameters of the same family, which the scenario may have, are taken away.
  static func yaml(_ law: DurationLaw, clears: Bool) -> String { yaml(law.spec, clears) }

  private static func yaml(_ spec: DistributionSpec, _ clears: Bool) -> String {
    switch spec {
    case .exponential(let law): "{exponential: {mean: \(seconds(law.mean))}}"
    case .gamma(let law):
      family("gamma", [("mean", law.mean.map(seconds)), ("cv", law.cv.map(number))], clears)
    case .lognormal(let law):
      family(
        "lognormal", [("median", law.median.map(seconds)), ("sigma", law.sigma.map(number))], clears
      )
    case .weibull(let law):
      family(
        "weibull", [("shape", law.shape.map(number)), ("scale", law.scale.map(seconds))], clears)
    case .uniform(let law):
      "{uniform: {min: \(seconds(law.min)), max: \(seconds(law.max))}}"
    case .mixture(let parts):
      "{mixture: ["
        + parts.map { "{weight: \(number($0.weight)), of: \(yaml($0.of, false))}" }
        .joined(separator: ", ") + "]}"
    case .constant, .beta, .poisson, .binomial, .discrete, .empirical, .truncated:
      // No fitted law is one of these.
      "~"
    }
  }

  private static func family(
    _ name: String, _ given: [(key: String, value: String?)], _ clears: Bool
  ) -> String {
    let known = given.compactMap { pair in pair.value.map { (pair.key, $0) } }
    var texts = known.map { "\($0): \($1)" }
    if clears {
      let own: [String] =
        switch name {
        case "lognormal": ["median", "sigma"]
        default: ["shape", "scale"]
        }
      texts += (["mean", "cv", "sd", "p50", "p90"] + own)
        .filter { key in !known.contains { $0.0 == key } }.map { "\($0): ~" }
    }
    return "{\(name): {\(texts.joined(separator: ", "))}}"
  }

  private static func seconds(_ value: Double) -> String { PolicyNumber.text(value) + " s" }

  private static func number(_ value: Double) -> String { PolicyNumber.text(value) }
}
