/// Moments of a day's number of contacts that are Poisson given a factor of the day and factors of its hours, all of mean 1.
///
/// With mean m, squared coefficient of variation c^2 of the day's factor, h^2 of each hour's and w the sum over hours i and j of
/// share(i) share(j) corr(i, j), the variance is m + m^2 ((1 + c^2) (1 + h^2 w) - 1): the law of total variance over
/// independent factors. Days are correlated through the day's factor alone.
public struct DayCounts: Hashable, Sendable {
  /// The mean.
  public let mean: Double
  /// The variance.
  public let variance: Double
  /// The covariance of the numbers of two days that follow each other.
  public let covariance: Double

  /// A factor of mean 1 that is a function of a persistent score.
  public struct Factor: Hashable, Sendable {
    /// Its squared coefficient of variation.
    public let squaredVariation: Double
    /// Its covariances with itself at lags of 1, 2, ...
    public let covariances: [Double]

    /// No factor.
    public static var none: Factor { Factor(squaredVariation: 0, covariances: []) }

    private init(squaredVariation: Double, covariances: [Double]) {
      self.squaredVariation = squaredVariation
      self.covariances = covariances
    }

    /// A factor by its function of the score.
    ///
    /// - Parameters:
    ///   - variation: Its coefficient of variation.
    ///   - persistence: Of the score.
    ///   - lags: Up to which lag covariances are wanted.
    ///   - value: The function.
    /// - Throws: `TheoryError` where the score has no grid.
    public init(
      variation: Double, persistence: Double, lags: Int, value: (_ score: Double) -> Double
    ) throws(TheoryError) {
      let score = try PersistentScore(persistence: persistence)
      let values = score.nodes.map(value)
      squaredVariation = variation * variation
      covariances =
        persistence > 0 ? (1...max(lags, 1)).map { score.covariance(values, days: $0) } : []
    }

    /// The covariance at a lag; 0 of factors without.
    func covariance(_ lag: Int) -> Double {
      if lag == 0 { return squaredVariation }
      return lag <= covariances.count ? covariances[lag - 1] : 0
    }

    /// The correlation with the factor before.
    public var correlation: Double {
      squaredVariation > 0 ? covariance(1) / squaredVariation : 0
    }
  }

  /// Works out the moments.
  ///
  /// - Parameters:
  ///   - mean: Of a day.
  ///   - dayFactors: The factors of the day, which multiply.
  ///   - hourFactors: The factors of its hours, which multiply.
  ///   - shares: Each hour's share of the day's mean, in their order.
  /// - Complexity: O(hours^2).
  public init(
    mean: Double, dayFactors: [Factor], hourFactors: [Factor], shares: [Double]
  ) {
    func product(_ factors: [Factor], _ lag: Int) -> Double {
      factors.reduce(1) { $0 * (1 + $1.covariance(lag)) }
    }
    var within = 0.0
    for (hour, share) in shares.enumerated() {
      for (other, otherShare) in shares.enumerated() {
        within += share * otherShare * product(hourFactors, abs(hour - other))
      }
    }
    self.mean = mean
    variance = mean + mean * mean * (product(dayFactors, 0) * within - 1)
    covariance = mean * mean * (product(dayFactors, 1) - 1)
  }

  /// The correlation of the numbers of two days that follow each other.
  public var correlation: Double { variance > 0 ? covariance / variance : 0 }
}
