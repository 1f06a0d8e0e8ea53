import MerchantModel
import SimStatistics

/// Two measures and which end of each is wanted.
public struct ParetoAxes: Hashable, Sendable {
  /// A measure with its wanted end.
  public struct Axis: Hashable, Sendable {
    /// The measure.
    public let measure: Measure
    /// The wanted end.
    public let better: BetterDirection
  }

  /// The first figure.
  public let first: Axis
  /// The second.
  public let second: Axis

  /// Thrown for a text that names no axes.
  public enum ParseError: Error, Hashable, Sendable {
    /// Not two names with a comma between them.
    case notTwo(String)
    /// No measure has this name.
    case unknownMeasure(String)
    /// Neither end of the measure is wanted as such, and the text does not say which.
    case noDirection(String)
    /// Not `lower` or `higher`.
    case unknownDirection(String)
    /// The same measure twice.
    case sameMeasure(String)
  }

  /// What merchants bear against what customers miss, in the words of ``init(_:for:)``.
  public static let usual = "days_restricted,customers_missed"

  /// Reads `suspensions,customer_minutes_saved`: two measures, each with `:lower` or `:higher` behind it where
  /// another end is wanted than the dictionary's.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - scenario: The scenario whose measures it names.
  /// - Throws: ``ParseError``.
  public init(_ text: String, for scenario: Scenario) throws(ParseError) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw .notTwo(text) }
    first = try ParetoAxes.axis(parts[0], for: scenario)
    second = try ParetoAxes.axis(parts[1], for: scenario)
    if first.measure == second.measure { throw .sameMeasure(first.measure.name) }
  }

  private static func axis(_ text: String, for scenario: Scenario) throws(ParseError) -> Axis {
    let words = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.trimmingPrefix { $0 == " " } }
    let name = String(words[0])
    guard let measure = Measure.dictionary(of: scenario).named(name) else {
      throw .unknownMeasure(name)
    }
    guard words.count == 2 else {
      guard let better = measure.better else { throw .noDirection(name) }
      return Axis(measure: measure, better: better)
    }
    guard let better = BetterDirection(rawValue: String(words[1])) else {
      throw .unknownDirection(String(words[1]))
    }
    return Axis(measure: measure, better: better)
  }
}

/// Where policies lie on two measures, and which of them no other beats on both.
public struct PolicyFront: Hashable, Sendable {
  /// A policy.
  public struct Point: Hashable, Sendable {
    /// The first figure.
    public let first: Estimate
    /// The second.
    public let second: Estimate
    /// Whether it is on the front by the estimates; nil where it has no figure.
    public internal(set) var isOnFront: Bool?
    /// The estimated chance that it is on the front of the truths; nil where nothing is known of the precision.
    public internal(set) var chance: Double?

    init(first: Estimate, second: Estimate) {
      self.first = first
      self.second = second
    }
  }

  /// The measures.
  public let axes: ParetoAxes
  /// Whose figures.
  public let scope: Scope
  /// The policies, in their order.
  public let points: [Point]
}

extension Measure {
  /// The end of the figure that comparisons take for better; nil where neither is.
  public var better: BetterDirection? {
    preference.map { $0 == .lower ? .lower : .higher }
  }
}
