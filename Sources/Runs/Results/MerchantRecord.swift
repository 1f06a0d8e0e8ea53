import MerchantModel

/// One merchant of one replication: a row of the per-merchant file.
public struct MerchantRecord: Hashable, Sendable {
  /// The number of the replication, from 0.
  public let replication: Int
  /// The position of the segment in the scenario.
  public let segment: Int
  /// The number of the merchant in the segment, from 0.
  public let merchant: Int
  /// The position of its arm of a roll-out in the scenario; nil where there are none.
  public let arm: Int?
  /// Counts over the counted days, in the order of ``counters``.
  public let counts: [Int64]

  /// What is kept of each merchant.
  public static let counters: [Counter] = [
    .contacts, .cardsOffered, .cardsAccepted, .callsOffered, .callsAnswered, .lowDays,
    .suspensions, .offMicroseconds, .endedByText, .endedByVideo, .contactMicrosecondsSaved,
  ]

  /// Records a merchant of a block.
  ///
  /// - Parameters:
  ///   - merchant: The number of the merchant.
  ///   - block: Its block.
  ///   - arm: Its arm; nil where there are none.
  ///   - sum: Returns a counter of the merchant over the counted days.
  init(_ merchant: Int, _ block: MerchantBlock, arm: Int? = nil, sum: (Counter) -> Int64) {
    replication = block.replication
    segment = block.segment
    self.merchant = merchant
    self.arm = arm
    counts = MerchantRecord.counters.map(sum)
  }
}
