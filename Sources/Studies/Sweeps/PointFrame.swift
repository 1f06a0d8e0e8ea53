import MerchantModel
import Runs

/// What it takes to read a point's answers: whose sums they are, what a merchant counts for, and prices.
public struct PointFrame: Hashable, Sendable, Codable {
  /// A segment of the point's scenario.
  public struct Segment: Hashable, Sendable, Codable {
    /// Its name.
    public let name: String
    /// Merchants simulated in each replication.
    public let merchants: Int
    /// Real merchants it stands for.
    public let represents: Double
  }

  /// The segments, in the scenario's order.
  public let segments: [Segment]
  /// What things are worth, if the scenario says so.
  public let prices: Prices?

  /// The frame of a scenario.
  public init(_ scenario: Scenario) {
    segments = scenario.segments.map {
      Segment(name: $0.name, merchants: $0.merchants, represents: $0.weight)
    }
    prices = scenario.prices
  }

  /// The measures that the point can be asked for, in the order of tables and files.
  public var measures: [Measure] {
    var scenario = Scenario()
    scenario.prices = prices
    return Measure.dictionary(of: scenario)
  }

  /// The scopes in the order of tables and files: the segments, then the population where it is more.
  public var scopes: [Scope] {
    segments.indices.map(Scope.segment) + (segments.count > 1 ? [.population] : [])
  }

  /// All merchants: the population, or the only segment, which is the same.
  public var overall: Scope { segments.count == 1 ? .segment(0) : .population }

  /// What a scope is called in tables and files.
  public func name(of scope: Scope) -> String {
    switch scope {
    case .segment(let index): segments[index].name
    case .population: "population"
    }
  }

  /// The segments of a scope, each with what one of its simulated merchants counts for; none of a scope
  /// that the point does not have.
  func weights(in scope: Scope) -> [(segment: Int, weight: Double)] {
    switch scope {
    case .segment(let index): segments.indices.contains(index) ? [(index, 1)] : []
    case .population:
      segments.enumerated().map { ($0, $1.represents / Double($1.merchants)) }
    }
  }
}
