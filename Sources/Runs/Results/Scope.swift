import MerchantModel

/// Whose figures a table shows.
public enum Scope: Hashable, Sendable {
  /// One segment, by its position in the scenario.
  case segment(Int)
  /// All merchants, each segment weighted by how many real ones it stands for.
  case population

  /// All merchants of a scenario: the population, or the only segment, which is the same.
  public static func overall(of scenario: Scenario) -> Scope { overall(of: scenario.segments) }

  /// All merchants of some segments: the population, or the only segment, which is the same.
  package static func overall(of segments: [some WeightedSegment]) -> Scope {
    segments.count == 1 ? .segment(0) : .population
  }

  /// What a scope is called in tables and files.
  package func name(among segments: [some WeightedSegment]) -> String {
    switch self {
    case .segment(let index): segments[index].name
    case .population: "population"
    }
  }
}

/// Simulated merchants that stand for real ones.
package protocol WeightedSegment {
  /// What the segment is called.
  var name: String { get }
  /// Merchants simulated in each replication.
  var merchants: Int { get }
  /// The real merchants that they stand for.
  var weight: Double { get }
}

extension WeightedSegment {
  /// How many real merchants one simulated merchant stands for.
  fileprivate var weightPerMerchant: Double { weight / Double(merchants) }
}

extension Segment: WeightedSegment {}

extension Scope {
  /// The segments of the scope, each with what one of its simulated merchants counts for in the scope's figures:
  /// 1 in a segment's own; in the population's, the real merchants it stands for.
  ///
  /// - Returns: Nothing if there is no such segment.
  package func weights(of segments: [some WeightedSegment]) -> [(segment: Int, weight: Double)] {
    switch self {
    case .segment(let index): segments.indices.contains(index) ? [(index, 1)] : []
    case .population: realWeights(of: segments)
    }
  }

  /// The segments of the scope, each with the real merchants that one of its simulated merchants stands for.
  func realWeights(of segments: [some WeightedSegment]) -> [(segment: Int, weight: Double)] {
    switch self {
    case .segment(let index): [(index, segments[index].weightPerMerchant)]
    case .population: segments.enumerated().map { ($0, $1.weightPerMerchant) }
    }
  }

  /// The segments of the scope, each with what the mean over its merchants counts for in the scope's figures: 1
  /// in a segment's own; in the population's, the real merchants of the segment.
  func meanWeights(of segments: [some WeightedSegment]) -> [(segment: Int, weight: Double)] {
    switch self {
    case .segment(let index): [(index, 1)]
    case .population: segments.enumerated().map { ($0, $1.weight) }
    }
  }
}
