import MerchantModel

/// A scenario under one policy.
public struct PolicyScenario: Hashable, Sendable {
  /// What the policy is called in tables and files.
  public let name: String
  /// What it does, in a few words.
  public let title: String
  /// Its source, if it names one.
  public let source: String?
  /// What is simulated.
  public internal(set) var scenario: Scenario

  /// Names a scenario.
  public init(_ name: String, title: String, source: String? = nil, scenario: Scenario) {
    self.name = name
    self.title = title
    self.source = source
    self.scenario = scenario
  }

  /// The same with a reference for its suspensions, unless it gives one itself.
  func measured(by reference: ReferenceRate?) -> PolicyScenario {
    var policy = self
    policy.scenario = scenario.measured(by: reference)
    return policy
  }
}

/// Thrown for scenarios that cannot be compared merchant by merchant.
public enum IncomparablePoliciesError: Error, Hashable, Sendable {
  /// Fewer than two.
  case tooFew
  /// Two have the same name.
  case duplicateName(String)
  /// One differs from the first in what makes them comparable.
  case differs(policy: String, part: Part)

  /// What all must have in common.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    /// The first day, the counted days or the warm-up.
    case calendar
    /// The names and order of segments, how many merchants they have, and how many they stand for.
    case segments
    /// The seed.
    case seed
    /// Which costly measures are computed.
    case measurement
    /// The prices: with other prices the same outcome has another value.
    case prices
  }
}

extension IncomparablePoliciesError.Part {
  /// Whether two scenarios agree in this part.
  package func agree(_ one: Scenario, _ other: Scenario) -> Bool {
    switch self {
    case .calendar: one.calendar.asWritten == other.calendar.asWritten
    case .segments:
      one.segments.count == other.segments.count
        && zip(one.segments, other.segments).allSatisfy {
          $0.name == $1.name && $0.merchants == $1.merchants && $0.weight == $1.weight
        }
    case .seed: one.seed == other.seed
    case .measurement: one.measurement == other.measurement
    case .prices: one.prices == other.prices
    }
  }
}
