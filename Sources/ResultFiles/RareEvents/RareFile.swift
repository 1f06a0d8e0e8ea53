import Foundation
import MerchantModel
import Runs
import SimStatistics

/// Rare suspensions, for programs.
public struct RareFile: Codable, Hashable, Sendable {
  /// The version of this layout.
  public static let currentLayout = 1

  /// One figure.
  public struct Figure: Codable, Hashable, Sendable {
    /// The measure's name.
    public var measure: String
    /// The segment's name, or `population`.
    public var of: String
    /// The measure's unit.
    public var unit: String
    /// The estimate.
    public var estimate: Double?
    /// Its standard error.
    public var standardError: Double?
    /// The ends of the 95 % interval.
    public var lower: Double?
    /// The ends of the 95 % interval.
    public var upper: Double?
    /// The exact value, where theory has it.
    public var exact: Double?
    /// How many merchants plain simulation would need for the same interval, at least.
    public var plainMerchants: Double?
  }

  /// How a segment's noticing was tilted.
  public struct Tilt: Codable, Hashable, Sendable {
    /// The segment's name.
    public var segment: String
    /// The factor on the odds of noticing a ring.
    public var factor: Double
    /// On how many days in a row.
    public var days: Int
  }

  /// The version of the layout this was written in.
  public var layout: Int
  /// The scenario's title.
  public var title: String
  /// The seed.
  public var seed: UInt64
  /// Replications run.
  public var replications: Int
  /// The numbers of replications at which the run looked.
  public var looks: [Int]
  /// Whether the wanted width was reached.
  public var isReached: Bool
  /// Merchants simulated, the pilot's left out.
  public var merchants: Int
  /// Events run, the pilot's among them.
  public var events: Int
  /// How noticing was tilted.
  public var tilts: [Tilt]
  /// The figures.
  public var figures: [Figure]

  /// Takes the figures of a result.
  public init(_ result: RareResult) {
    layout = RareFile.currentLayout
    title = result.scenario.title
    seed = result.scenario.seed
    replications = result.replications
    looks = result.precision.looks
    isReached = result.precision.isReached
    merchants = result.merchants
    events = result.events
    tilts = zip(result.scenario.segments, result.tilts).map {
      Tilt(segment: $0.name, factor: $1.factor, days: $1.length)
    }
    figures = result.scopes.flatMap { scope in
      RareRun.measures.map { measure in
        let estimate = result.estimate(measure, of: scope)
        return Figure(
          measure: measure.name, of: result.name(of: scope), unit: measure.unit.rawValue,
          estimate: estimate.value, standardError: estimate.standardError,
          lower: estimate.interval?.lower, upper: estimate.interval?.upper,
          exact: RareText.exact(measure, scope, result),
          plainMerchants: result.plainMerchants(measure, of: scope))
      }
    }
  }

  /// The file's bytes: keys sorted, the same for the same result.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(self)
  }
}
