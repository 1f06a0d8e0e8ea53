/// The variance of a figure that merchants, or other units, have in common and of what each has of its own, from
/// replications of several units each: one-way variance components.
///
/// Source: Searle, Casella and McCulloch, "Variance Components", section 3.5 (analysis of variance of nested samples).
public struct NestedVariance: Hashable, Sendable {
  /// Units of one weight.
  public struct Stratum: Hashable, Sendable {
    /// What one of them counts for in the figure.
    public let weight: Double
    /// How many there are in a replication.
    public let units: Int
    /// The sum of the units' figures, one a replication.
    public let sums: [Double]
    /// The sum of the units' squared figures, over all replications.
    public let squares: Double

    /// Units of one weight.
    public init(weight: Double, units: Int, sums: [Double], squares: Double) {
      self.weight = weight
      self.units = units
      self.sums = sums
      self.squares = squares
    }

    /// The variance between units of a replication; nil below two units.
    fileprivate var variance: Double? {
      guard units > 1, !sums.isEmpty else { return nil }
      let between = sums.reduce(0) { $0 + $1 * $1 } / Double(units)
      return max(0, squares - between) / Double(sums.count * (units - 1))
    }
  }

  /// The mean of the weighted sums.
  public let mean: Double
  /// Their variance over replications.
  public let total: Double
  /// The part of it that all units of a replication share; 0 where the estimate is negative.
  public let shared: Double
  /// The variance of a sum of as many units as the weights count, each of weight 1, less what they share.
  public let ofRealUnits: Double
  /// How many replications there are.
  public let replications: Int

  /// Splits the variance of the weighted sums of strata.
  ///
  /// - Parameter strata: Each with equally many replications.
  /// - Returns: nil below two replications, and where a stratum has fewer than two units.
  /// - Complexity: O(strata x replications).
  public init?(_ strata: [Stratum]) {
    guard let count = strata.first?.sums.count, count > 1,
      strata.allSatisfy({ $0.sums.count == count })
    else { return nil }
    var (own, real) = (0.0, 0.0)
    for stratum in strata {
      guard let variance = stratum.variance else { return nil }
      own += stratum.weight * stratum.weight * Double(stratum.units) * variance
      real += stratum.weight * Double(stratum.units) * variance
    }
    let sums = (0..<count).map { replication in
      strata.reduce(0) { $0 + $1.weight * $1.sums[replication] }
    }
    mean = Moments.mean(sums)
    total = Moments.squaredDeviations(sums, around: mean) / Double(count - 1)
    shared = max(0, total - own)
    ofRealUnits = real
    replications = count
  }

  /// Where the sum of one real set of units lies: what they share, what each has of its own, and how well the mean is known.
  ///
  /// The sum is taken for normal. Its degrees of freedom are those of the replications, which bear the shared part.
  ///
  /// - Parameter level: The chance of the sum.
  public func prediction(level: ConfidenceLevel = .ninetyFive) -> Interval {
    let variance = shared + ofRealUnits + total / Double(replications)
    let reach =
      StudentT.criticalValue(level, degreesOfFreedom: Double(replications - 1))
      * variance.squareRoot()
    return Interval(lower: mean - reach, upper: mean + reach, level: level)
  }
}
