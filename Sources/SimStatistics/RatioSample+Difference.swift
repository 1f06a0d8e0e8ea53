extension PairedDifference.RatioSample {
  /// One ratio of sums less another as a single one: a sample with the difference as its ratio, and with the difference's
  /// first-order influences as those of its replications.
  ///
  /// With R = sum X / sum Y and R' = sum X' / sum Y', and k = sum Y' / sum Y, its numerators are k (X_r - R Y_r) + R Y'_r
  /// - X'_r, its denominators Y'_r. The first term adds up to nothing; it is there for the influences. Source: the delta
  /// method on the difference of the two residuals, as in ``PairedDifference/ofRatios(_:minus:level:)``.
  ///
  /// - Returns: A sample without a ratio, its denominators 0, where one of the two has none or they are not equally long.
  /// - Complexity: O(replications).
  public init(_ first: PairedDifference.RatioSample, minus second: PairedDifference.RatioSample) {
    let (whole, other) = (
      first.denominators.reduce(0, +), second.denominators.reduce(0, +)
    )
    let count = second.numerators.count
    guard whole != 0, other != 0, first.numerators.count == count else {
      let zeros = [Double](repeating: 0, count: count)
      self.init(numerators: zeros, denominators: zeros)
      return
    }
    let ratio = first.numerators.reduce(0, +) / whole
    let scale = other / whole
    self.init(
      numerators: (0..<count).map { row in
        let terms = [
          scale * first.numerators[row], -scale * ratio * first.denominators[row],
          ratio * second.denominators[row], -second.numerators[row],
        ]
        // Rounding is no difference: where both ratios are the same, nothing must be left.
        let size = terms.reduce(0) { max($0, $1.magnitude) }
        return Rounding.cleared(
          terms.reduce(0, +), within: Rounding.bound(size, terms: count))
      }, denominators: second.denominators)
  }
}
