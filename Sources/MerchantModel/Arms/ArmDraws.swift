import SimRandom

/// Draws in which arm of a roll-out each merchant is, by a uniform of the merchant's own: it is in the same arm whatever
/// policies do to it.
public struct ArmDraws: Sendable {
  private let seed: UInt64
  private let segmentCodes: [UInt64]
  private let merchants: [Int]
  /// Where each arm's share ends between 0 and 1; the last has all that is left.
  private let ends: [Double]
  private let assignment: ArmAssignment

  /// Prepares for a scenario with arms.
  public init(_ scenario: Scenario) {
    seed = scenario.seed
    segmentCodes = NameCode.segments(of: scenario)
    merchants = scenario.segments.map(\.merchants)
    var end = 0.0
    ends = scenario.arms.dropLast().map { arm in
      end += arm.share.value
      return end
    }
    assignment = scenario.armAssignment
  }

  /// The arm of each merchant of a segment in a replication, by its position among the scenario's.
  ///
  /// Where each is drawn by itself, merchants whose uniforms lie in an arm's share of the interval from 0 to 1 are in it.
  /// Where a segment is dealt out, they are put in the order of their uniforms and sampled systematically, from a random
  /// start: an arm has its share of the segment to within one merchant, and each merchant has the same chance of it.
  ///
  /// - Complexity: O(merchants), where a segment is dealt out O(merchants x log merchants).
  public func arms(segment: Int, replication: UInt64) -> [Int] {
    let count = merchants[segment]
    let draws = (0..<count).map { draw(UInt32($0), segment: segment, replication: replication) }
    switch assignment {
    case .independent: return draws.map { arm(at: $0.0) }
    case .stratified:
      let start = draws.first?.1 ?? 0
      // Equal uniforms stay in the order of the merchants.
      let order = draws.indices.sorted { (draws[$0].0, $0) < (draws[$1].0, $1) }
      var arms = [Int](repeating: 0, count: count)
      for (rank, merchant) in order.enumerated() {
        arms[merchant] = arm(at: (Double(rank) + start) / Double(count))
      }
      return arms
    }
  }

  /// The arm whose part of the interval from 0 to 1 a place lies in.
  private func arm(at place: Double) -> Int {
    ends.firstIndex { place < $0 } ?? ends.count
  }

  /// The merchant's own uniform, and one that the first merchant of a segment has for all of it.
  private func draw(
    _ merchant: UInt32, segment: Int, replication: UInt64
  ) -> (Double, Double) {
    let streams = StreamSource(
      seed: seed, replication: replication,
      subject: segmentCodes[segment] << 32 | UInt64(merchant))
    let uniforms = streams.key(.arm, entity: 0).uniforms(at: 0)
    return (uniforms.0, uniforms.1)
  }
}
