import MerchantModel
import SimStatistics

/// Some merchants of one segment in one replication: what a thread simulates at once.
package struct MerchantBlock: Hashable, Sendable {
  package let replication: Int
  package let segment: Int
  package let merchants: Range<Int>

  package init(replication: Int, segment: Int, merchants: Range<Int>) {
    self.replication = replication
    self.segment = segment
    self.merchants = merchants
  }
}

/// What a block of merchants results in.
package struct BlockOutput: Sendable {
  package let tallies: TallyTable
  /// Of no kind where they are not counted.
  let kinds: KindTables
  package let distributions: Distributions
  var merchants: [MerchantRecord]
  /// The control figures summed over the block's merchants.
  let controlSums: [Double]
  /// Of each of ``RunResult/predicted``, the merchants' squared figures added up; empty where they are not kept apart.
  var merchantSquares: [Double]
  /// The block's suspended merchants by size and rate.
  let falsePositives: FalsePositiveTable
  package let events: Int
  package let fingerprint: Fingerprint
  /// The same of the merchants in each arm of a roll-out, in the order of arms; nothing where they are not kept apart.
  var arms: [BlockOutput] = []
  /// What an experiment sees of each of ``RunResult/trialMeasures(of:)``; nothing where merchants are in no arm.
  var trial: [UnitSums] = []
}

/// A sum of a run is beyond 64 bits, so that its figures would be wrong.
public struct SumOverflowError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the segment.
  public let segment: String
  /// What was summed.
  public let counter: Counter

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    "in the segment `\(segment)` a sum of `\(counter)` is beyond 64 bits: there are too many contacts, or they take too "
      + "long"
  }
}

extension BlockOutput {
  /// Checks that all sums are right.
  ///
  /// - Throws: ``SumOverflowError``.
  package func check(of segment: Segment) throws(SumOverflowError) {
    try tallies.check(of: segment)
  }
}

extension TallyTable {
  /// Checks that all sums are right.
  ///
  /// - Throws: ``SumOverflowError``.
  func check(of segment: Segment) throws(SumOverflowError) {
    if let counter = overflowedCounter {
      throw SumOverflowError(segment: segment.name, counter: counter)
    }
  }
}

/// All blocks of some replications, computed from their numbers instead of stored: by replication, then segment,
/// then merchant.
struct BlockPlan: RandomAccessCollection, Sendable {
  /// The maximum number of merchants in a block: small enough that threads finish at about the same time, large enough
  /// that dispatching a block costs little compared with simulating it.
  static let blockSize = 64

  private let merchants: [Int]
  /// The number, within a replication, of each segment's first block, and one past the last.
  private let firstBlocks: [Int]
  private let replications: Range<Int>

  /// Plans the blocks of some replications.
  ///
  /// - Parameter segments: The positions of the segments whose merchants are simulated; nil for all.
  init(_ scenario: Scenario, replications: Range<Int>, segments: [Int]? = nil) {
    merchants = scenario.segments.enumerated().map { index, segment in
      segments?.contains(index) ?? true ? segment.merchants : 0
    }
    firstBlocks = merchants.reduce(into: [0]) { starts, count in
      starts.append(
        starts[starts.count - 1] + (count + BlockPlan.blockSize - 1) / BlockPlan.blockSize)
    }
    self.replications = replications
  }

  private var blocksPerReplication: Int { firstBlocks[firstBlocks.count - 1] }

  var startIndex: Int { 0 }
  var endIndex: Int { replications.count * blocksPerReplication }

  /// The block of a number.
  ///
  /// - Complexity: O(segments).
  subscript(number: Int) -> MerchantBlock {
    let (replication, within) = number.quotientAndRemainder(dividingBy: blocksPerReplication)
    let segment = firstBlocks.lastIndex { $0 <= within } ?? 0
    let start = (within - firstBlocks[segment]) * BlockPlan.blockSize
    return MerchantBlock(
      replication: replications.lowerBound + replication, segment: segment,
      merchants: start..<Swift.min(start + BlockPlan.blockSize, merchants[segment]))
  }
}
