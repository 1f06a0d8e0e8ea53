import Scenarios

/// Laws as a scenario writes them.
enum LawText {
  /// A law in YAML.
  ///
  /// - Parameters:
  ///   - clears: Whether other parameters of the same family, which the scenario may have, are taken away.
  ///   - digits: How many of a number are significant.
  ///   - write: Writes a parameter that was fitted: the keys below the law that lead to it, and the value.
  static func yaml(
    _ law: DurationLaw, clears: Bool, digits: Int = 4,
    _ write: (_ keys: [String], _ value: String) -> String = { $1 }
  ) -> String {
    yaml(law.spec, clears, digits, [], write)
  }

  /// The parameters of a law that are fitted, each with the keys that lead to it, in the order of the text.
  static func parameters(_ law: DurationLaw, digits: Int) -> [(keys: [String], value: String)] {
    var found: [(keys: [String], value: String)] = []
    _ = yaml(law, clears: false, digits: digits) { keys, value in
      found.append((keys, value))
      return value
    }
    return found
  }

  private static func yaml(
    _ spec: DistributionSpec, _ clears: Bool, _ digits: Int, _ path: [String],
    _ write: (_ keys: [String], _ value: String) -> String
  ) -> String {
    func number(_ value: Double) -> String { PolicyNumber.text(value, digits: digits) }
    func seconds(_ value: Double) -> String { number(value) + " s" }
    func family(_ name: String, _ given: [(key: String, value: String?)]) -> String {
      self.family(
        name,
        given.map { pair in
          (pair.key, pair.value.map { write(path + [name, pair.key], $0) })
        }, clears)
    }
    switch spec {
    case .exponential(let law):
      return "{exponential: {mean: \(write(path + ["exponential", "mean"], seconds(law.mean)))}}"
    case .gamma(let law):
      return family("gamma", [("mean", law.mean.map(seconds)), ("cv", law.cv.map(number))])
    case .lognormal(let law):
      return family(
        "lognormal", [("median", law.median.map(seconds)), ("sigma", law.sigma.map(number))])
    case .weibull(let law):
      return family(
        "weibull", [("shape", law.shape.map(number)), ("scale", law.scale.map(seconds))])
    case .uniform(let law):
      // The bounds are no estimates.
      return "{uniform: {min: \(seconds(law.min)), max: \(seconds(law.max))}}"
    case .mixture(let parts):
      let texts = parts.enumerated().map { place, part in
        let keys = path + ["mixture", String(place)]
        let weight = write(keys + ["weight"], number(part.weight))
        return "{weight: \(weight), of: \(yaml(part.of, false, digits, keys + ["of"], write))}"
      }
      return "{mixture: [" + texts.joined(separator: ", ") + "]}"
    case .constant, .beta, .poisson, .binomial, .discrete, .empirical, .truncated:
      // No fitted law is one of these.
      return "~"
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
}
