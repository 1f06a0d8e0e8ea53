import MerchantModel

/// Which merchants of a block are in which arm of a roll-out; remembers the segment and replication that it was last asked
/// for, since blocks of one follow each other.
struct ArmPlaces: Sendable {
  private let draws: ArmDraws
  private let armCount: Int
  private var segment = -1
  private var replication = -1
  private var arms: [Int] = []

  /// Prepares for a scenario with arms.
  init(_ scenario: Scenario) {
    draws = ArmDraws(scenario)
    armCount = scenario.arms.count
  }

  /// The merchants of a block by arm, each arm's in the order of their numbers.
  mutating func merchants(byArm block: MerchantBlock) -> [[Int]] {
    if (segment, replication) != (block.segment, block.replication) {
      (segment, replication) = (block.segment, block.replication)
      arms = draws.arms(segment: segment, replication: UInt64(replication))
    }
    var merchants = [[Int]](repeating: [], count: armCount)
    for merchant in block.merchants { merchants[arms[merchant]].append(merchant) }
    return merchants
  }
}

extension BlockOutput {
  /// Joins what the merchants in each arm result in to that of all of them.
  ///
  /// - Parameters:
  ///   - arms: The outputs of one block, one of each arm.
  ///   - keepsArms: Whether they are kept.
  init(joining arms: [BlockOutput], keepsArms: Bool) {
    let first = arms[0]
    var (tallies, kinds, distributions) = (first.tallies, first.kinds, first.distributions)
    var (merchants, falsePositives) = (first.merchants, first.falsePositives)
    var (controls, squares) = (first.controlSums, first.merchantSquares)
    var (events, fingerprint) = (first.events, first.fingerprint)
    for arm in arms.dropFirst() {
      tallies.add(arm.tallies)
      kinds.add(arm.kinds)
      distributions.add(arm.distributions)
      merchants += arm.merchants
      falsePositives.add(arm.falsePositives)
      for (index, sum) in arm.controlSums.enumerated() { controls[index] += sum }
      for (index, sum) in arm.merchantSquares.enumerated() { squares[index] += sum }
      events += arm.events
      fingerprint += arm.fingerprint
    }
    merchants.sort { $0.merchant < $1.merchant }
    self.init(
      tallies: tallies, kinds: kinds, distributions: distributions, merchants: merchants,
      controlSums: controls, merchantSquares: squares, falsePositives: falsePositives,
      events: events, fingerprint: fingerprint)
    guard keepsArms else { return }
    self.arms = arms.map { arm in
      var part = arm
      part.merchants = []
      // One real month is predicted of fixed numbers of merchants.
      part.merchantSquares = []
      return part
    }
  }
}
