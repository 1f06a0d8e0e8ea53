import SimStatistics

/// Whether a rule's suspensions of a merchant are false positives: by the reference, by a lower and by a higher threshold, and
/// by the rule's own where that is a figure of its own.
///
/// The reference itself is decided by bounds of the merchant's rate, and so is the rule's own threshold, or else the merchant
/// is undecided. By then the other two may be decided or not; what is not goes by the estimate.
struct FalsePositiveCheck {
  /// Whether there is a rate to go by: a merchant who has no call has none.
  private(set) var isExamined = false
  private var itself: Decision
  private var lower: Decision
  private var higher: Decision
  private var own: Decision?

  /// A threshold, and on which side of it the merchant's rate is.
  private struct Decision {
    private let threshold: Double
    private let isLowAtThreshold: Bool
    /// What is decided; nil while that is open.
    private(set) var side: RateSide?
    /// Whether the rate is not low, as far as is known.
    private(set) var isHigh: Bool

    init(_ reference: ReferenceRate) {
      threshold = reference.threshold.rate
      isLowAtThreshold = reference.isThresholdLow
      // Where every rate is low or none is, there is nothing to find out.
      side = reference.isAnyRateLow.map { $0 ? .below : .above }
      isHigh = side == .above
    }

    mutating func look(at bounds: RateBounds) {
      guard side == nil else { return }
      side = bounds.side(of: threshold)
      // Sums of chances that are the threshold are not quite.
      let isAtThreshold = (bounds.rate - threshold).magnitude < 1e-9
      isHigh = isAtThreshold ? !isLowAtThreshold : bounds.rate > threshold
    }
  }

  init(by rule: borrowing RulePlan) {
    itself = Decision(rule.reference)
    lower = Decision(rule.reference.shifted(points: -2))
    higher = Decision(rule.reference.shifted(points: 2))
    own = rule.secondReference.map(Decision.init)
  }

  /// Whether nothing is left to find out.
  var isDecided: Bool { isExamined && itself.side != nil && (own == nil || own?.side != nil) }

  /// Decides what bounds of the merchant's rate decide. Later ones change nothing once all is decided.
  mutating func look(at bounds: RateBounds) {
    guard !isDecided else { return }
    isExamined = true
    // What a second reference takes longer changes nothing about the first.
    if itself.side == nil {
      itself.look(at: bounds)
      lower.look(at: bounds)
      higher.look(at: bounds)
    }
    own?.look(at: bounds)
  }

  /// The counters that each suspension adds to.
  func forEachCounter(_ body: (Counter) -> Void) {
    guard isExamined else { return }
    body(.suspensionsExamined)
    if itself.isHigh { body(.falsePositives) }
    if lower.isHigh { body(.falsePositivesAtLowerThreshold) }
    if higher.isHigh { body(.falsePositivesAtHigherThreshold) }
    if own?.isHigh == true { body(.falsePositivesByOwnThreshold) }
    switch itself.side {
    case .above: body(.decidedFalsePositives)
    case .below: break
    case nil: body(.undecidedSuspensions)
    }
  }
}
