/// Corrections of p values for the number of hypotheses looked at.
public enum MultipleComparisons {
  /// Bonferroni's adjusted p values: each times their number, at most 1.
  ///
  /// - Throws: `StatisticsError.probabilityOutOfRange` for a p value outside [0, 1].
  public static func bonferroni(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
    try check(pValues)
    return pValues.map { min(1, $0 * Double(pValues.count)) }
  }

  /// Holm's step-down adjusted p values, in the order given.
  ///
  /// The i-th smallest of m is multiplied by m - i + 1 and raised to at least its predecessor. Never
  /// larger than Bonferroni's and as safe. Source: Holm (1979), Scandinavian Journal of Statistics 6.
  ///
  /// - Throws: `StatisticsError.probabilityOutOfRange` for a p value outside [0, 1].
  /// - Complexity: O(m log m).
  public static func holm(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
    try check(pValues)
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    var floor = 0.0
    for (rank, index) in order.enumerated() {
      floor = max(floor, min(1, pValues[index] * Double(pValues.count - rank)))
      adjusted[index] = floor
    }
    return adjusted
  }

  private static func check(_ pValues: [Double]) throws(StatisticsError) {
    for value in pValues where !(value >= 0 && value <= 1) {
      throw .probabilityOutOfRange(value)
    }
  }
}
