/// A figure in many worlds: draws of inputs that nobody knows, in independently randomised point sets, each world with
/// the noise of its own simulation.
///
/// ```swift
/// let sample = WorldSample(values: figuresBySet, noise: variancesBySet)
/// sample.mean().interval      // of the mean over worlds
/// sample.quantile(0.95)       // of the figure over worlds
/// ```
public struct WorldSample: Hashable, Sendable {
  /// The figure of each world, by point set; nil where it is undefined.
  public let values: [[Double?]]
  /// The variance of the simulation's noise in it, by point set; nil where it is unknown.
  public let noise: [[Double?]]

  /// Collects a figure.
  ///
  /// - Parameters:
  ///   - values: The figure of each world, by point set.
  ///   - noise: The variance of each as an estimate, such as that of a mean of replications; of the same lengths.
  public init(values: [[Double?]], noise: [[Double?]]) {
    self.values = values
    self.noise = noise
  }

  /// The figures that exist, in the order of sets and worlds.
  public var defined: [Double] { values.joined().compactMap { $0 } }

  /// In how many worlds the figure is undefined.
  public var undefinedWorlds: Int { values.joined().count - defined.count }

  /// The mean over worlds.
  ///
  /// Points of one set are not independent of each other, but sets are, so the interval is Student's t on the sets' means
  /// (L'Ecuyer and Lemieux (2002), "Recent advances in randomized quasi-Monte Carlo methods"). The noise of the
  /// simulation is part of it.
  ///
  /// - Complexity: O(worlds).
  public func mean(level: ConfidenceLevel = .ninetyFive) -> Estimate {
    let means = values.compactMap { set -> Double? in
      let defined = set.compactMap { $0 }
      return defined.isEmpty ? nil : Moments.mean(defined)
    }
    return Mean.estimate(of: means, level: level)
  }

  /// The figure that a share of worlds lies at or below, between two worlds in proportion; nil without any.
  ///
  /// Source: Hyndman and Fan (1996), "Sample quantiles in statistical packages", The American Statistician 50(4),
  /// definition 7.
  ///
  /// - Complexity: O(worlds log worlds).
  public func quantile(_ share: Double) -> Double? {
    let sorted = defined.sorted()
    guard let last = sorted.last else { return nil }
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// The variance of the figure over worlds and what of it is noise.
  public var components: VarianceComponents? {
    let pairs = zip(values.joined(), noise.joined()).compactMap { value, noise in
      value.flatMap { value in noise.map { (value: value, noise: $0) } }
    }
    return VarianceComponents(of: pairs.map(\.value), noise: pairs.map(\.noise))
  }
}

/// The variance of a figure over worlds, split into that between worlds and the noise of each: one-way variance components.
///
/// The estimator is that of the analysis of variance (Searle, Casella and McCulloch, "Variance Components", section 3.5),
/// with each world's own noise. Points of Sobol's sets lie more evenly than independent ones, so the variance between
/// worlds is, if anything, too large, and the share of noise too small by at most one part in the number of worlds.
public struct VarianceComponents: Hashable, Sendable {
  /// The variance of the figures as simulated, noise included.
  public let total: Double
  /// The mean variance of the noise.
  public let noise: Double

  /// The variance that would remain without noise; 0 where the estimate is negative.
  public var between: Double { max(0, total - noise) }

  /// Which share of the variance is noise, from 0 to 1; nil where there is no variance.
  public var noiseShare: Double? { total > 0 ? min(1, noise / total) : nil }

  /// Splits the variance of figures.
  ///
  /// - Returns: nil below two worlds.
  init?(of values: [Double], noise: [Double]) {
    guard values.count > 1 else { return nil }
    total =
      Moments.squaredDeviations(values, around: Moments.mean(values)) / Double(values.count - 1)
    self.noise = Moments.mean(noise)
  }

  /// How many times as many replications a world takes for noise to be at most a share of the variance.
  ///
  /// - Returns: 1 if it is less already; nil where nothing but noise is seen.
  public func replicationFactor(forNoiseShare share: Double) -> Double? {
    guard let noiseShare else { return 1 }
    guard between > 0 else { return nil }
    return noiseShare <= share ? 1 : noise / between * (1 - share) / share
  }
}
