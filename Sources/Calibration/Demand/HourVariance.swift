/// The relative variance that the factors of a day's hours add to the day's level.
package struct HourVariance: Sendable {
  /// The variance.
  package let value: Double
  /// Its standard error.
  package let standardError: Double

  /// The noise that it is of a day's level, about the day's own factor.
  ///
  /// With c the own factor's coefficient of variation the level has the variance c^2 + v (1 + c^2): a busy day's hours swell by more.
  ///
  /// - Parameter variation: The level's coefficient of variation, of which c follows; one that is too small is taken for none.
  func noise(ofLevelVaryingBy variation: Double) -> Double {
    value * max((1 + variation * variation) / (1 + value), 1)
  }

  /// Hours that have no factors.
  package static let none = HourVariance(value: 0, standardError: 0)
}
