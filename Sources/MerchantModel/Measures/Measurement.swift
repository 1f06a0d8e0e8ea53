import SimKernel

/// Which measures are taken that cost more than counting, and what others are compared with.
public struct Measurement: Hashable, Sendable {
  /// Whether each merchant is also simulated with video off, on the same random numbers: what elapsed and
  /// agent minutes saved are compared with. Costs about one more run.
  public var counterfactual = true
  /// Whether merchants who were suspended are also simulated without rule or campaigns until their answer rates are
  /// known well enough, which finds false positives. Costs days to weeks for most of them, and more than a year for those
  /// whose rate is about the threshold.
  public var falsePositives = true
  /// The answer rate from which a suspension is a false positive, whatever the rule; nil for the rule's own threshold, in a
  /// comparison the first policy's.
  public var reference: ReferenceRate?
  /// Whether false positives by the rule's own threshold are found too, where the reference is another; not where policies are
  /// compared, since a stricter one would have more of them for asking more.
  public var alsoByOwnThreshold = true

  /// Within which time from its arrival a contact's first chat begins if it is served in time; 0 or more.
  public var serviceTime = SimDuration.seconds(20)

  /// The reply rates of chats that are measured; nil for none.
  public var replyRates: ReplyRateMeasurement?

  /// Everything is measured that is not asked for apart.
  public init() {}

  /// The threshold of ``reference``, a rate at which is not low.
  public var referenceThreshold: Threshold? {
    get { reference?.threshold }
    set { reference = newValue.map { ReferenceRate($0) } }
  }

  /// A run that each merchant's own is compared with, by its key.
  public enum Comparison: String, CaseIterable, Hashable, Sendable, Codable {
    /// The merchant with video off.
    case counterfactual
    /// The merchant without rule or campaigns.
    case falsePositives
  }

  /// Whether a comparison is made.
  public func makes(_ comparison: Comparison) -> Bool {
    switch comparison {
    case .counterfactual: counterfactual
    case .falsePositives: falsePositives
    }
  }
}
