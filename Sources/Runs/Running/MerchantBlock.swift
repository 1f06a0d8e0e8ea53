import MerchantModel

/// The unit of work: some merchants of one segment in one replication.
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

/// All blocks of some replications, found by number instead of kept: by replication, then segment, then merchant.
struct BlockPlan: Sendable {
  /// How many merchants a block has at the most: few enough that threads end together, many enough that
  /// handing a block over costs nothing beside it.
  static let blockSize = 64

  private let merchants: [Int]
  /// The number, within a replication, of each segment's first block, and one past the last.
  private let firstBlocks: [Int]
  private let replications: Range<Int>

  init(_ scenario: Scenario, replications: Range<Int>) {
    merchants = scenario.segments.map(\.merchants)
    firstBlocks = merchants.reduce(into: [0]) { starts, count in
      starts.append(
        starts[starts.count - 1] + (count + BlockPlan.blockSize - 1) / BlockPlan.blockSize)
    }
    self.replications = replications
  }

  private var blocksPerReplication: Int { firstBlocks[firstBlocks.count - 1] }

  /// How many blocks there are.
  var count: Int { replications.count * blocksPerReplication }

  /// The block of a number. Complexity: O(segments).
  subscript(number: Int) -> MerchantBlock {
    let (replication, within) = number.quotientAndRemainder(dividingBy: blocksPerReplication)
    let segment = firstBlocks.lastIndex { $0 <= within } ?? 0
    let start = (within - firstBlocks[segment]) * BlockPlan.blockSize
    return MerchantBlock(
      replication: replications.lowerBound + replication, segment: segment,
      merchants: start..<min(start + BlockPlan.blockSize, merchants[segment]))
  }
}
