import SimKernel

/// The quantity that a distribution is of.
public enum Quantity: Sendable {
  /// Numbers without a unit, or in the unit that the field names.
  case number
  /// Durations, held in seconds.
  case duration

  /// A value, as the quantity is written.
  func value(_ range: NumberRange = .any) -> Codec<Double> {
    switch self {
    case .number: return .number(in: range)
    case .duration:
      let isPositive = range.excludesLower
      return Codec<SimDuration>.duration(
        atLeast: isPositive ? SimDuration(microseconds: 1) : .zero
      ).map {
        $0.inSeconds
      } from: {
        SimDuration(seconds: $0)
      }
    }
  }

  /// The name of a mapping whose values are of the quantity.
  func title(_ name: String) -> String {
    self == .number ? name : "duration " + name
  }

  fileprivate var lawName: String {
    switch self {
    case .number: "distribution"
    case .duration: "durationDistribution"
    }
  }
}

extension Codec where Value == DistributionSpec {
  /// A distribution: a plain value, or one key that names the family, with its parameters.
  public static func distributionSpec(of quantity: Quantity) -> Codec {
    .recursive(quantity.lawName) {
      switch quantity {
      case .number: DistributionCodecs.number
      case .duration: DistributionCodecs.duration
      }
    }
  }

  /// Builds the codec that `distributionSpec(of:)` defers.
  fileprivate static func make(of quantity: Quantity) -> Codec {
    .shorthand(
      quantity.value(), expand: { .constant($0) },
      contract: { if case .constant(let value) = $0 { value } else { nil } },
      or: families(of: quantity))
  }

  private static func families(of quantity: Quantity) -> Codec {
    let counts: [OneKeyCase<DistributionSpec>] = [
      OneKeyCase(
        "poisson", .mean(of: .number), "Poisson, for counts",
        embed: { .poisson($0) },
        extract: { if case .poisson(let law) = $0 { law } else { nil } }),
      OneKeyCase(
        "binomial", .binomial, "binomial: successes of independent trials",
        embed: { .binomial($0) },
        extract: { if case .binomial(let law) = $0 { law } else { nil } }),
    ]
    let isDuration = quantity == .duration
    return .oneKey(
      quantity.title("distribution family"),
      isDuration ? "A distribution of durations." : "A distribution of numbers.",
      continuous(of: quantity) + (isDuration ? [] : counts) + composite(of: quantity))
  }

  private static func continuous(of quantity: Quantity) -> [OneKeyCase<DistributionSpec>] {
    [
      OneKeyCase(
        "constant", quantity.value(), "always the same value",
        embed: { .constant($0) },
        extract: { if case .constant(let value) = $0 { value } else { nil } }),
      OneKeyCase(
        "uniform", .bounds(of: quantity), "every value between two bounds alike",
        embed: { .uniform($0) },
        extract: { if case .uniform(let law) = $0 { law } else { nil } }),
      OneKeyCase(
        "exponential", .mean(of: quantity), "exponential: memoryless",
        embed: { .exponential($0) },
        extract: { if case .exponential(let law) = $0 { law } else { nil } }),
      OneKeyCase(
        "gamma", .spread(of: quantity, of: "gamma", by: [.meanCV, .meanSD, .quantiles, .shape]),
        "gamma",
        embed: { .gamma($0) }, extract: { if case .gamma(let law) = $0 { law } else { nil } }),
      OneKeyCase(
        "lognormal",
        .spread(of: quantity, of: "lognormal", by: [.median, .quantiles, .meanCV, .meanSD]),
        "lognormal: the logarithm is normal",
        embed: { .lognormal($0) },
        extract: { if case .lognormal(let law) = $0 { law } else { nil } }),
      OneKeyCase(
        "weibull",
        .spread(of: quantity, of: "weibull", by: [.shape, .quantiles, .meanCV, .meanSD]),
        "Weibull",
        embed: { .weibull($0) },
        extract: { if case .weibull(let law) = $0 { law } else { nil } }),
      OneKeyCase(
        "beta", .beta(of: quantity), "beta, on an interval",
        embed: { .beta($0) }, extract: { if case .beta(let law) = $0 { law } else { nil } }),
    ]
  }

  private static func composite(of quantity: Quantity) -> [OneKeyCase<DistributionSpec>] {
    [
      OneKeyCase(
        "discrete", .discrete(of: quantity), "one of some values, by weight",
        embed: { .discrete($0) },
        extract: { if case .discrete(let law) = $0 { law } else { nil } }),
      OneKeyCase(
        "empirical", .empirical(of: quantity), "as in a column of a file",
        embed: { .empirical($0) },
        extract: { if case .empirical(let law) = $0 { law } else { nil } }),
      OneKeyCase(
        "mixture", .list(of: .component(of: quantity), count: 1...1_000),
        "one of several distributions, by weight",
        embed: { .mixture($0) },
        extract: { if case .mixture(let parts) = $0 { parts } else { nil } }),
      OneKeyCase(
        "truncated", .truncated(of: quantity), "a distribution, given that it lies within bounds",
        embed: { .truncated($0) },
        extract: { if case .truncated(let law) = $0 { law } else { nil } }),
    ]
  }
}

/// The two codecs, made once.
private enum DistributionCodecs {
  static let number = Codec<DistributionSpec>.make(of: .number)
  static let duration = Codec<DistributionSpec>.make(of: .duration)
}
