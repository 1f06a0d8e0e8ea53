import MerchantModel

/// What a thread of a rare run works with: an arena for each segment, made when first needed.
final class RareWorker {
  /// A runner in a class, because arrays cannot hold noncopyable values.
  final class Arena {
    var runner: TiltedMerchantRunner

    init(_ scenario: Scenario, segment: Int, tilt: NoticingTilt) {
      runner = TiltedMerchantRunner(scenario, segment: segment, tilt: tilt)
    }
  }

  private let scenario: Scenario
  private let tilts: [NoticingTilt]
  private var arenas: [Arena?]

  init(_ scenario: Scenario, tilts: [NoticingTilt]) {
    self.scenario = scenario
    self.tilts = tilts
    arenas = Array(repeating: nil, count: scenario.segments.count)
  }

  /// Simulates the merchants of a block.
  func perform(_ block: MerchantBlock) -> WeightedSums {
    let arena =
      arenas[block.segment]
      ?? Arena(scenario, segment: block.segment, tilt: tilts[block.segment])
    arenas[block.segment] = arena
    var sums = WeightedSums(measures: RareRun.measures.count)
    let eventsBefore = arena.runner.eventsRun
    for merchant in block.merchants {
      let weight = arena.runner.run(
        merchant: UInt32(merchant), replication: UInt64(block.replication))
      for (index, measure) in RareRun.measures.enumerated() {
        let figure = measure.numerator.reduce(0.0) {
          $0 + $1.weight * Double(arena.runner.lastMerchant($1.counter))
        }
        sums.first[index] += weight * figure
        sums.second[index] += weight * figure * figure
      }
    }
    sums.events = arena.runner.eventsRun - eventsBefore
    return sums
  }
}

/// What weighted merchants add up to.
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
