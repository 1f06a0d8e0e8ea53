import MerchantModel

/// Simulates blocks of a rare run, noticing being tilted.
struct TiltedSimulator: BlockSimulator, ~Copyable {
  private var arenas: SegmentArenas<TiltedMerchantRunner>

  /// Makes a simulator for one thread.
  ///
  /// - Parameter tilts: How each segment's noticing is tilted.
  init(_ scenario: Scenario, tilts: [NoticingTilt]) {
    arenas = SegmentArenas(count: scenario.segments.count) {
      TiltedMerchantRunner(scenario, segment: $0, tilt: tilts[$0])
    }
  }

  mutating func simulate(_ block: MerchantBlock) -> WeightedSums {
    let arena = arenas.arena(of: block.segment)
    var sums = WeightedSums(measures: RareRun.measures.count)
    let eventsBefore = arena.value.eventsRun
    for merchant in block.merchants {
      let weight = arena.value.run(
        merchant: UInt32(merchant), replication: UInt64(block.replication))
      for (index, measure) in RareRun.measures.enumerated() {
        let figure = measure.numerator.reduce(0.0) {
          $0 + $1.weight * Double(arena.value.lastMerchant($1.counter))
        }
        sums.first[index] += weight * figure
        sums.second[index] += weight * figure * figure
      }
    }
    sums.events = arena.value.eventsRun - eventsBefore
    return sums
  }
}

/// Sums over weighted merchants.
struct WeightedSums: Sendable {
  /// Of each measure: the sum of weight times figure.
  var first: [Double]
  /// Of each measure: the sum of weight times squared figure, whose mean is the model's second moment.
  var second: [Double]
  var events = 0

  init(measures: Int) {
    first = Array(repeating: 0, count: measures)
    second = first
  }

  static func += (left: inout WeightedSums, right: WeightedSums) {
    for index in left.first.indices {
      left.first[index] += right.first[index]
      left.second[index] += right.second[index]
    }
    left.events += right.events
  }
}
