/// The result of a random simulation at one point: one figure of each of several independent replications.
///
/// Products of such values are meant to be free of the noise: E[X_r Y_s] over different replications r and s
/// is the product of the expectations, also where X_r and Y_r share their random numbers, while E[X_r Y_r]
/// is larger by the covariance of the noise. Averaging over all r other than s takes that covariance, over
/// the number of replications, off the product of the means (a U-statistic; Hoeffding (1948), "A class of
/// statistics with asymptotically normal distribution", Annals of Mathematical Statistics 19(3), 293-325).
package struct NoisyValue: Hashable, Sendable {
  /// One figure a replication, two or more.
  package let figures: [Double]

  package init(_ figures: [Double]) {
    precondition(figures.count > 1, "one replication does not tell its noise")
    self.figures = figures
  }

  package var mean: Double { Moments.mean(figures) }

  /// The variance of one replication's noise; unbiased.
  package var noise: Double {
    Moments.squaredDeviations(figures, around: mean) / Double(figures.count - 1)
  }

  /// The difference replication by replication: noise that the two share goes out of it.
  package static func - (left: NoisyValue, right: NoisyValue) -> NoisyValue {
    NoisyValue(zip(left.figures, right.figures).map { $0 - $1 })
  }

  /// An unbiased estimate of the square of the expectation.
  package var square: Double { product(with: self) }

  /// An unbiased estimate of the product of the two expectations.
  package func product(with other: NoisyValue) -> Double {
    let (mean, otherMean) = (mean, other.mean)
    let covariance =
      zip(figures, other.figures).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - otherMean) }
      / Double(figures.count - 1)
    return mean * otherMean - covariance / Double(figures.count)
  }
}
