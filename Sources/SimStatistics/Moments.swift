/// Sums that several estimators share, each taken in the order of the array.
enum Moments {
  /// The arithmetic mean; NaN for an empty array, infinite if the sum overflows.
  static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// Sum of squared deviations from the mean, by the corrected two-pass algorithm.
  ///
  /// Chan, Golub and LeVeque (1983), "Algorithms for computing the sample variance", The American
  /// Statistician 37(3).
  static func squaredDeviations(_ values: [Double], around mean: Double) -> Double {
    var squares = 0.0
    var sum = 0.0
    for value in values {
      let deviation = value - mean
      squares += deviation * deviation
      sum += deviation
    }
    return max(0, squares - sum * sum / Double(values.count))
  }
}
