/// A confidence interval: two ends, in the unit of the estimate, and the level it was made for.
public struct Interval: Hashable, Sendable, Codable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The level the interval was made for.
  public let level: ConfidenceLevel

  /// Makes an interval from its ends, which may be given in either order.
  ///
  /// - Parameters:
  ///   - lower: One end.
  ///   - upper: The other end.
  ///   - level: The level.
  public init(lower: Double, upper: Double, level: ConfidenceLevel) {
    self.lower = min(lower, upper)
    self.upper = max(lower, upper)
    self.level = level
  }

  /// Half the distance between the ends.
  public var halfWidth: Double { (upper - lower) / 2 }

  /// Whether a value lies between the ends, ends included.
  public func contains(_ value: Double) -> Bool {
    lower <= value && value <= upper
  }
}
