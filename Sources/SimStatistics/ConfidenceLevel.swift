/// The share of repeated studies in which an interval is meant to cover the truth: in (0, 1).
public struct ConfidenceLevel: Hashable, Comparable, Sendable {
  /// The level as a share, for example 0.95.
  public let value: Double

  /// Checks and keeps a level.
  ///
  /// - Parameter value: a share strictly between 0 and 1.
  /// - Throws: `StatisticsError.levelOutOfRange` for anything else, NaN included.
  public init(_ value: Double) throws(StatisticsError) {
    guard value > 0, value < 1 else { throw .levelOutOfRange(value) }
    self.value = value
  }

  private init(known value: Double) {
    self.value = value
  }

  /// The nearest level that leaves a probability outside on each side.
  ///
  /// - Parameter tail: Above 0; what reaches a half, or vanishes beside 1, gives the nearest level there is.
  package init(tail: Double) {
    self.value = min(max(1 - 2 * tail, Double.leastNormalMagnitude), 1.0.nextDown)
  }

  /// 90 %.
  public static let ninety = ConfidenceLevel(known: 0.90)
  /// 95 %, the usual choice.
  public static let ninetyFive = ConfidenceLevel(known: 0.95)
  /// 99 %.
  public static let ninetyNine = ConfidenceLevel(known: 0.99)

  /// The probability left outside on each side: (1 - level) / 2.
  public var tail: Double { (1 - value) / 2 }

  /// The level each of `comparisons` intervals needs so that all hold at once at this level.
  ///
  /// Bonferroni's inequality: 1 - (1 - level) / comparisons. Fewer than two comparisons, or so many
  /// that the quotient rounds to 1, give the nearest usable level.
  public func simultaneous(over comparisons: Int) -> ConfidenceLevel {
    guard comparisons > 1 else { return self }
    let adjusted = 1 - (1 - value) / Double(comparisons)
    return ConfidenceLevel(known: min(adjusted, 1.0.nextDown))
  }

  /// Orders levels by their share.
  public static func < (left: ConfidenceLevel, right: ConfidenceLevel) -> Bool {
    left.value < right.value
  }
}

extension ConfidenceLevel: Codable {
  /// Decodes a single number and checks it.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(Double.self))
  }

  /// Encodes the level as a single number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
