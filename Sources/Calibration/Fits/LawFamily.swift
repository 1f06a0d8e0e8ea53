/// A family of laws of durations.
public struct LawFamily: Hashable, Sendable {
  /// The law of all durations, or of those that are no spike.
  public enum Body: String, Hashable, Sendable, CaseIterable {
    /// Exponential, by its mean.
    case exponential
    /// Gamma, by its mean and coefficient of variation.
    case gamma
    /// Weibull, by its shape and scale.
    case weibull
    /// Lognormal, by its median and the standard deviation of the logarithm.
    case lognormal

    /// How many parameters it has.
    var parameters: Int { self == .exponential ? 1 : 2 }
  }

  /// The law of all durations, or of those that are no spike.
  public let body: Body
  /// Below this, in seconds, lies a spike of short durations, spread evenly from 0; nil for no spike.
  public let spikeBelow: Double?

  /// A family of one law.
  public init(_ body: Body) {
    self.body = body
    spikeBelow = nil
  }

  /// A family of mixtures: some durations are a spike of short ones, such as calls that an agent hung up at once.
  ///
  /// - Throws: `FitError.outOfRange` unless the threshold is positive and finite.
  public init(_ body: Body, spikeBelow threshold: Double) throws(FitError) {
    guard threshold > 0, threshold < .infinity else {
      throw .outOfRange(name: "a threshold of a spike", value: threshold)
    }
    self.body = body
    spikeBelow = threshold
  }

  /// The families without a spike.
  public static let plain = Body.allCases.map { LawFamily($0) }

  /// The families with a spike below a threshold, in seconds.
  ///
  /// - Throws: `FitError.outOfRange` unless the threshold is positive and finite.
  public static func withSpike(below threshold: Double) throws(FitError) -> [LawFamily] {
    var families: [LawFamily] = []
    for body in Body.allCases { families.append(try LawFamily(body, spikeBelow: threshold)) }
    return families
  }

  /// How many parameters are fitted.
  public var parameters: Int { body.parameters + (spikeBelow == nil ? 0 : 1) }

  /// What people call it.
  public var name: String {
    let name = body == .weibull ? "Weibull" : body.rawValue
    return spikeBelow.map { "\(name) with a spike below \(FitText.number($0)) s" } ?? name
  }
}
