/// A distribution as a scenario gives it: its kind and parameters.
///
/// Kept beside the distribution itself, which does not keep the parameters that it was made from. Numbers are
/// dimensionless, or seconds in a distribution of durations.
public indirect enum DistributionSpec: Sendable, Equatable {
  /// Always the same value.
  case constant(Double)
  /// Every value between two bounds alike.
  case uniform(Bounds)
  /// The exponential distribution of a mean.
  case exponential(Mean)
  /// The gamma distribution.
  case gamma(Spread)
  /// The lognormal distribution.
  case lognormal(Spread)
  /// The Weibull distribution.
  case weibull(Spread)
  /// The beta distribution on an interval.
  case beta(Beta)
  /// The Poisson distribution of counts.
  case poisson(Mean)
  /// How many of some independent trials succeed.
  case binomial(Binomial)
  /// One of some values.
  case discrete(Discrete)
  /// The distribution of a column of a file.
  case empirical(Empirical)
  /// One of several distributions, drawn anew each time.
  case mixture([Component])
  /// A distribution, given that the value lies within bounds.
  case truncated(Truncated)

  /// Two bounds.
  public struct Bounds: Sendable, Equatable {
    /// The least value.
    public var min = 0.0
    /// The greatest value.
    public var max = 1.0

    /// To be filled in.
    public init() {}
  }

  /// A mean.
  public struct Mean: Sendable, Equatable {
    /// The mean.
    public var mean = 1.0

    /// To be filled in.
    public init() {}
  }

  /// Two parameters, given in one of several ways.
  public struct Spread: Sendable, Equatable {
    /// The mean.
    public var mean: Double?
    /// The standard deviation over the mean.
    public var cv: Double?
    /// The standard deviation, in the unit of the values.
    public var sd: Double?
    /// The median.
    public var median: Double?
    /// The standard deviation of the logarithm.
    public var sigma: Double?
    /// The shape.
    public var shape: Double?
    /// The scale, in the unit of the values.
    public var scale: Double?
    /// What half of the values lie at or below.
    public var p50: Double?
    /// What nine tenths of the values lie at or below.
    public var p90: Double?

    /// To be filled in.
    public init() {}
  }

  /// A beta distribution, by its two shapes or by its mean and spread.
  public struct Beta: Sendable, Equatable {
    /// The mean.
    public var mean: Double?
    /// The standard deviation over the mean.
    public var cv: Double?
    /// The standard deviation.
    public var sd: Double?
    /// The first shape.
    public var alpha: Double?
    /// The second shape.
    public var beta: Double?
    /// The least value.
    public var min = 0.0
    /// The greatest value.
    public var max = 1.0

    /// To be filled in.
    public init() {}
  }

  /// Independent trials.
  public struct Binomial: Sendable, Equatable {
    /// How many.
    public var trials = 1
    /// The chance of success of each.
    public var chance = 0.5

    /// To be filled in.
    public init() {}
  }

  /// Values with weights.
  public struct Discrete: Sendable, Equatable {
    /// The values.
    public var values: [Double] = []
    /// Their weights, of which only the proportions matter.
    public var weights: [Double] = []

    /// To be filled in.
    public init() {}
  }

  /// Observations in a file.
  public struct Empirical: Sendable, Equatable {
    /// The file, beside the scenario.
    public var file = ""
    /// The column's name in the first line; nil for a file of one number a line.
    public var column: String?
    /// The unit of the column, if it holds durations.
    public var unit: TimeUnit?
    /// The contents of the file, in its own unit, read together with the text that names it.
    public var observations: [Double] = []

    /// To be filled in.
    public init() {}
  }

  /// A part of a mixture.
  public struct Component: Sendable, Equatable {
    /// Its weight, of which only the proportion matters.
    public var weight = 1.0
    /// Its distribution.
    public var of = DistributionSpec.constant(1)

    /// To be filled in.
    public init() {}
  }

  /// Bounds on a distribution.
  public struct Truncated: Sendable, Equatable {
    /// The distribution.
    public var of = DistributionSpec.constant(1)
    /// The least value kept; nil keeps all below.
    public var min: Double?
    /// The greatest value kept; nil keeps all above.
    public var max: Double?

    /// To be filled in.
    public init() {}
  }
}
