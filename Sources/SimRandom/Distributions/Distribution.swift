/// A probability distribution of real numbers; invalid ones cannot be made.
///
/// Made by the static functions, in the terms people know a distribution by:
///
/// ```swift
/// let talk = try Distribution.lognormal(mean: 12, cv: 0.8)
/// let delay = try Distribution.gamma(.p50(4), .p90(11))
/// let count = try Distribution.poisson(mean: 3)
/// ```
///
/// Its own questions (``cdf(_:)``, ``quantile(_:)``, ...) are answered with care for the last digit, not
/// for speed; for draws in a hot loop compile it with ``sampler()``. Numbers have whatever unit
/// the parameters had.
public struct Distribution: Hashable, Sendable {
  let kind: DistributionKind

  init(_ kind: DistributionKind) {
    GSLBridge.turnOffErrorHandler()
    self.kind = kind
  }

  /// The expected value.
  public var mean: Double { kind.distribution.mean }

  /// The expected squared distance from the mean.
  public var variance: Double { kind.distribution.variance }

  /// The square root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The standard deviation over the mean; not a number when both are 0.
  public var coefficientOfVariation: Double { standardDeviation / mean }

  /// From the least to the greatest value possible; the upper end may be infinite.
  public var support: ClosedRange<Double> { kind.distribution.support }

  /// Whether all values are a countable set, such as the whole numbers.
  public var isDiscrete: Bool { kind.distribution is any DiscreteDistribution }

  /// The chance of a value at or below `x`; NaN for NaN.
  public func cdf(_ x: Double) -> Double {
    x.isNaN ? .nan : kind.distribution.cdf(x)
  }

  /// The chance of a value above `x`, without the loss of digits of `1 - cdf(x)`; NaN for NaN.
  public func survival(_ x: Double) -> Double {
    x.isNaN ? .nan : kind.distribution.survival(x)
  }

  /// The least value whose cdf is at least `u`: the end of the support at 0 and 1, NaN outside [0, 1].
  ///
  /// Does not decrease as `u` grows. Closed forms where they exist; gamma, beta and what is made
  /// of several distributions by Newton's method on GSL's cdf, to a relative error of some 1e-12.
  ///
  /// - Complexity: a microsecond or a few; see ``Sampler/quantile(_:)`` for a fast one.
  public func quantile(_ u: Double) -> Double {
    kind.value(at: Level(u))
  }

  /// The value at the level where a standard normal is `z`: ``quantile(_:)`` of its cdf, without
  /// loss of digits in the upper tail.
  ///
  /// Normal scores that correlate give values that correlate, each with its own distribution
  /// (a Gaussian copula).
  public func value(atNormalScore z: Double) -> Double {
    kind.value(at: Level(normalScore: z))
  }
}

extension DistributionKind {
  /// The value at any level, the ends and what is no level among them.
  func value(at level: Level) -> Double {
    guard level.lower >= 0, level.upper >= 0 else { return .nan }
    if level.lower == 0 { return distribution.support.lowerBound }
    if level.upper == 0 { return distribution.support.upperBound }
    return distribution.quantile(level)
  }
}

extension Distribution {
  /// The constant that is a whole number, which no number can make invalid.
  public static func exactly(_ value: Int) -> Distribution {
    Distribution(.constant(ConstantDistribution(value: Double(value))))
  }
}

/// What closed forms ask of a distribution before they hold.
extension Distribution {
  /// The only value of a distribution that always has the same one; nil for all others.
  public var constantValue: Double? {
    let support = support
    return support.lowerBound == support.upperBound ? support.lowerBound : nil
  }

  /// The values of a discrete distribution, ascending, each with its chance; nil for all others.
  ///
  /// Of a Poisson distribution those that matter in double precision.
  public var atoms: [(value: Double, chance: Double)]? {
    guard let atoms = (kind.distribution as? any DiscreteDistribution)?.atoms else { return nil }
    return zip(atoms.values, atoms.chances).map { (value: $0, chance: $1) }
  }

  /// The mean, if the distribution is given as an exponential one; nil for all others.
  public var exponentialMean: Double? {
    if case .exponential(let distribution) = kind { distribution.mean } else { nil }
  }
}
