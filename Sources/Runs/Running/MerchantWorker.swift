import MerchantModel

/// What one thread works with: an arena for each segment, made when first needed.
package final class MerchantWorker {
  /// A runner in a class, because arrays cannot hold noncopyable values.
  private final class Arena {
    var runner: MerchantRunner

    init(_ scenario: Scenario, segment: Int, tables: SharedTables) {
      runner = MerchantRunner(scenario, segment: segment, tables: tables)
    }
  }

  private let scenario: Scenario
  private let keepsMerchants: Bool
  private let controls: [ControlFigure]
  private let tables: SharedTables
  private var arenas: [Arena?]
  private var tallies: Tallies

  package init(
    _ scenario: Scenario, keepsMerchants: Bool, controls: [ControlFigure] = [],
    tables: SharedTables = SharedTables()
  ) {
    self.scenario = scenario
    self.keepsMerchants = keepsMerchants
    self.controls = controls
    self.tables = tables
    arenas = Array(repeating: nil, count: scenario.segments.count)
    tallies = Tallies(days: scenario.calendar.totalDays)
  }

  /// Simulates the merchants of a block.
  package func perform(_ block: MerchantBlock) -> BlockOutput {
    let arena = arenas[block.segment] ?? Arena(scenario, segment: block.segment, tables: tables)
    arenas[block.segment] = arena
    tallies.clear()
    var records: [MerchantRecord] = []
    var luck = LuckTable()
    var controlSums = [Double](repeating: 0, count: controls.count)
    let eventsBefore = arena.runner.eventsRun
    arena.runner.restartFingerprint()
    for merchant in block.merchants {
      arena.runner.run(
        merchant: UInt32(merchant), replication: UInt64(block.replication), into: &tallies)
      luck.addMerchant(days: scenario.calendar.days) { arena.runner.lastMerchant($0) }
      if keepsMerchants {
        records.append(MerchantRecord(merchant, block) { arena.runner.lastMerchant($0) })
      }
      for (index, control) in controls.enumerated() {
        controlSums[index] += arena.runner.lastMerchant(control)
      }
    }
    return BlockOutput(
      tallies: TallyTable(tallies), distributions: arena.runner.takeDistributions(),
      merchants: records, controlSums: controlSums, luck: luck,
      events: arena.runner.eventsRun - eventsBefore,
      fingerprint: arena.runner.fingerprint)
  }
}

/// What a block comes to.
package struct BlockOutput: Sendable {
  package var tallies: TallyTable
  package var distributions: Distributions
  var merchants: [MerchantRecord]
  /// The control figures summed over the block's merchants.
  var controlSums: [Double]
  /// The block's suspended merchants by size and rate.
  var luck: LuckTable
  package var events: Int
  package var fingerprint: Fingerprint
}

/// One merchant of one replication: a row of the per-merchant file.
public struct MerchantRecord: Hashable, Sendable {
  /// The number of the replication, from 0.
  public let replication: Int
  /// The position of the segment in the scenario.
  public let segment: Int
  /// The number of the merchant in the segment, from 0.
  public let merchant: Int
  /// Counts over the counted days, in the order of ``counters``.
  public let counts: [Int64]

  /// What is kept of each merchant.
  public static let counters: [Counter] = [
    .contacts, .cardsOffered, .cardsAccepted, .callsOffered, .callsAnswered, .lowDays,
    .suspensions, .offMicroseconds, .endedByText, .endedByVideo, .contactMicrosecondsSaved,
  ]

  init(_ merchant: Int, _ block: MerchantBlock, sum: (Counter) -> Int64) {
    replication = block.replication
    segment = block.segment
    self.merchant = merchant
    counts = MerchantRecord.counters.map(sum)
  }
}
