/// What a run is expected to show: a measure, of whom, and the bounds it must keep.
public struct Expectation: Hashable, Sendable {
  /// What is compared with the bounds.
  public enum Basis: String, CaseIterable, Hashable, Sendable {
    /// The estimate alone.
    case estimate
    /// The whole interval: both of its ends.
    case interval
  }

  /// The name that stands for all merchants.
  public static let population = "population"

  /// The measure's name in the dictionary.
  public var measure: String
  /// The segment's name, or ``population``.
  public var scope: String
  /// The policy whose difference from the baseline of a comparison has the bounds; nil for the figure of a run.
  public var difference: String?
  /// The least value that is right, in the measure's unit; nil for no such bound.
  public var lower: Double?
  /// The greatest value that is right, in the measure's unit; nil for no such bound.
  public var upper: Double?
  /// What is compared with the bounds.
  public var basis: Basis

  /// Expects a measure to keep bounds, which belong to what is right themselves.
  public init(
    _ measure: String, of scope: String = Expectation.population, difference: String? = nil,
    lower: Double? = nil, upper: Double? = nil, on basis: Basis = .estimate
  ) {
    self.measure = measure
    self.scope = scope
    self.difference = difference
    self.lower = lower
    self.upper = upper
    self.basis = basis
  }

  /// Whether a value keeps the bounds.
  public func allows(_ value: Double) -> Bool {
    value >= lower ?? -.infinity && value <= upper ?? .infinity
  }
}
