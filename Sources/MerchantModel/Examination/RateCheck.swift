import SimStatistics

/// What is asked about one rate.
struct RateCheck {
  let subject: RateSubject
  /// Whether it has been seen.
  private(set) var isExamined = false
  private(set) var itself: RateDecision?
  private(set) var lower: RateDecision?
  private(set) var higher: RateDecision?
  private(set) var own: RateDecision?

  init(_ subject: RateSubject, against reference: ReferenceRate, own: ReferenceRate?) {
    self.subject = subject
    itself = RateDecision(reference)
    lower = RateDecision(reference.shifted(points: -2))
    higher = RateDecision(reference.shifted(points: 2))
    self.own = own.map(RateDecision.init)
  }

  mutating func look(at bounds: RateBounds) {
    isExamined = true
    // What a second reference takes longer changes nothing about the first.
    if itself?.side == nil {
      itself?.look(at: bounds)
      lower?.look(at: bounds)
      higher?.look(at: bounds)
    }
    own?.look(at: bounds)
  }
}

/// Which rate: by its number among those of calls, or of chats.
enum RateSubject {
  case calls(Int)
  case replies(Int)

  /// Its number where those of chats are behind those of calls.
  func number(after callCountings: Int) -> Int {
    switch self {
    case .calls(let number): number
    case .replies(let number): callCountings + number
    }
  }
}

/// A threshold, and on which side of it the merchant's rate is.
struct RateDecision {
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
