/// The parameters of the families of `DistributionSpec`.
extension Codec where Value == DistributionSpec.Bounds {
  static func bounds(of quantity: Quantity) -> Codec {
    .object(
      "uniform", title: quantity.title("uniform"), "Every value between two bounds alike.",
      defaults: DistributionSpec.Bounds(),
      fields: [
        .required("min", \.min, quantity.value(), "The least value."),
        .required("max", \.max, quantity.value(), "The greatest value."),
      ]
    ) { law, check in
      if law.min >= law.max { check.error(ParameterError.boundsDoNotIncrease, at: "max") }
    }
  }
}

extension Codec where Value == DistributionSpec.Mean {
  static func mean(of quantity: Quantity) -> Codec {
    .object(
      "mean", title: quantity.title("mean"), "A law that its mean decides.",
      defaults: DistributionSpec.Mean(),
      fields: [.required("mean", \.mean, quantity.value(.positive), "The mean.")])
  }
}

/// A pair of parameters that determines a distribution with two.
enum ParameterPair {
  case meanCV, meanSD, median, quantiles, shape

  var keys: [String] {
    switch self {
    case .meanCV: ["mean", "cv"]
    case .meanSD: ["mean", "sd"]
    case .median: ["median", "sigma"]
    case .quantiles: ["p50", "p90"]
    case .shape: ["shape", "scale"]
    }
  }
}

extension Codec where Value == DistributionSpec.Spread {
  static func spread(of quantity: Quantity, of name: String, by pairs: [ParameterPair]) -> Codec {
    let fields: [Field<DistributionSpec.Spread>] = [
      .optional("mean", \.mean, quantity.value(.positive), "The mean."),
      .optional(
        "cv", \.cv, .number(in: .nonNegative), "The standard deviation over the mean.",
        synonyms: ["cov"]),
      .optional(
        "sd", \.sd, quantity.value(), "The standard deviation, in the unit of the values.",
        synonyms: ["std", "stdev", "stddev"]),
      .optional("median", \.median, quantity.value(.positive), "The median."),
      .optional(
        "sigma", \.sigma, .number(in: .nonNegative), "The standard deviation of the logarithm."),
      .optional("p50", \.p50, quantity.value(.positive), "What half lie at or below."),
      .optional("p90", \.p90, quantity.value(.positive), "What nine tenths lie at or below."),
      .optional("shape", \.shape, .number(in: .positive), "The shape."),
      .optional(
        "scale", \.scale, quantity.value(.positive), "The scale, in the unit of the values."),
    ]
    let known = Set(pairs.flatMap(\.keys))
    return .object(
      name, title: quantity.title(name), "Two parameters, in one of several ways.",
      defaults: DistributionSpec.Spread(),
      fields: fields.filter { known.contains($0.key) }
    ) { law, check in
      check.requireOne(of: pairs.map(\.keys), keys: fields.map(\.key))
      if let p50 = law.p50, let p90 = law.p90, p50 >= p90 {
        check.error(ParameterError.quantilesDoNotIncrease, at: "p90")
      }
    }
  }
}

extension Codec where Value == DistributionSpec.Beta {
  static func beta(of quantity: Quantity) -> Codec {
    .object(
      "beta", title: quantity.title("beta"), "A beta law, by its shapes or by mean and spread.",
      defaults: DistributionSpec.Beta(),
      fields: [
        .optional("mean", \.mean, quantity.value(), "The mean."),
        .optional("cv", \.cv, .number(in: .nonNegative), "The standard deviation over the mean."),
        .optional("sd", \.sd, quantity.value(), "The standard deviation."),
        .optional("alpha", \.alpha, .number(in: .positive), "The first shape."),
        .optional("beta", \.beta, .number(in: .positive), "The second shape."),
        quantity == .number
          ? .defaulted("min", \.min, quantity.value(), "The least value.")
          : .required("min", \.min, quantity.value(), "The least value."),
        quantity == .number
          ? .defaulted("max", \.max, quantity.value(), "The greatest value.")
          : .required("max", \.max, quantity.value(), "The greatest value."),
      ]
    ) { law, check in
      check.requireOne(
        of: [["mean", "cv"], ["mean", "sd"], ["alpha", "beta"]],
        keys: ["mean", "cv", "sd", "alpha", "beta"])
      if law.min >= law.max { check.error(ParameterError.boundsDoNotIncrease, at: "max") }
    }
  }
}

extension Codec where Value == DistributionSpec.Binomial {
  static var binomial: Codec {
    .object(
      "binomial", "Independent trials.", defaults: DistributionSpec.Binomial(),
      fields: [
        .required("trials", \.trials, .integer(in: 0...100_000), "How many trials."),
        .required(
          "chance", \.chance, .number(in: .from(0, through: 1)),
          "The chance of success of each.", synonyms: ["p", "probability"]),
      ])
  }
}

extension Codec where Value == DistributionSpec.Discrete {
  static func discrete(of quantity: Quantity) -> Codec {
    .object(
      "discrete", title: quantity.title("discrete"), "Values with weights.",
      defaults: DistributionSpec.Discrete(),
      fields: [
        .required(
          "values", \.values, .list(of: quantity.value(), count: 1...10_000), "The values."),
        .required(
          "weights", \.weights, .list(of: .number(in: .nonNegative), count: 1...10_000),
          "Their weights, of which only the proportions matter."),
      ]
    ) { law, check in
      if law.values.count != law.weights.count {
        check.error(
          ParameterError.unequalCounts(law.values.count, law.weights.count), at: "weights")
      } else if !law.weights.contains(where: { $0 > 0 }) {
        check.error(ParameterError.nothingHasWeight, at: "weights")
      }
    }
  }
}

extension Codec where Value == DistributionSpec.Empirical {
  static func empirical(of quantity: Quantity) -> Codec {
    let unit: [Field<DistributionSpec.Empirical>] = [
      .optional("unit", \.unit, .choice, "The unit of the column; seconds if it is left out.")
    ]
    return .object(
      "empirical", title: quantity.title("empirical"),
      "Observations in a file of comma-separated values.",
      defaults: DistributionSpec.Empirical(),
      fields: [
        .required("file", \.file, .text, "The file, beside the scenario."),
        .optional(
          "column", \.column, .text,
          "The column's name in the first line; left out, the file has one number a line."),
      ] + (quantity == .duration ? unit : [])
    ).completed { law, location in
      try law.reading(beside: location)
    }
  }
}

extension Codec where Value == DistributionSpec.Component {
  static func component(of quantity: Quantity) -> Codec {
    .object(
      "component", title: quantity.title("component"), "A part of a mixture.",
      defaults: DistributionSpec.Component(),
      fields: [
        .required(
          "weight", \.weight, .number(in: .positive),
          "Its weight, of which only the proportion matters."),
        .required("of", \.of, .distributionSpec(of: quantity), "Its distribution."),
      ])
  }
}

extension Codec where Value == DistributionSpec.Truncated {
  static func truncated(of quantity: Quantity) -> Codec {
    .object(
      "truncated", title: quantity.title("truncated"), "Bounds on a distribution.",
      defaults: DistributionSpec.Truncated(),
      fields: [
        .required("of", \.of, .distributionSpec(of: quantity), "The distribution."),
        .optional("min", \.min, quantity.value(), "The least value kept."),
        .optional("max", \.max, quantity.value(), "The greatest value kept."),
      ]
    ) { law, check in
      if let min = law.min, let max = law.max, min >= max {
        check.error(ParameterError.boundsDoNotIncrease, at: "max")
      } else if law.min == nil, law.max == nil {
        check.error(ParameterError.noBounds)
      }
    }
  }
}

extension ObjectCheck {
  /// Reports an error unless exactly the keys of one group are given.
  fileprivate mutating func requireOne(of groups: [[String]], keys: [String]) {
    let given = keys.filter { isGiven($0) }
    guard !groups.contains(where: { Set($0) == Set(given) }) else { return }
    error(ParameterError.notOnePair(given: given, allowed: groups))
  }
}
