/// The answer rate that merchants' expected rates are compared with: a suspension of a merchant whose rate is not low by it is
/// a false positive.
public struct ReferenceRate: Hashable, Sendable, BitwiseCopyable {
  /// A rate is low below this.
  public var threshold: Threshold
  /// Whether a rate at the threshold is low too.
  public var boundary: Rule.Boundary

  /// A rate at or above the threshold is not low, unless the boundary says otherwise.
  public init(_ threshold: Threshold, boundary: Rule.Boundary = .below) {
    self.threshold = threshold
    self.boundary = boundary
  }

  /// The same with a threshold some percentage points higher or lower, within 0 to 1.
  func shifted(points: Int64) -> ReferenceRate {
    ReferenceRate(threshold.shifted(points: points), boundary: boundary)
  }

  /// Whether the threshold itself is low.
  var isThresholdLow: Bool { boundary == .atOrBelow }

  /// Whether every rate is low, or none is; nil if it depends on the rate.
  var isAnyRateLow: Bool? {
    switch boundary {
    case .below: threshold.rate == 0 ? false : nil
    case .atOrBelow: threshold.rate == 1 ? true : nil
    }
  }
}

extension Rule {
  /// The reference for its suspensions unless another is given: its own threshold, on its own side.
  public var ownReference: ReferenceRate { ReferenceRate(threshold, boundary: boundary) }
}

extension Scenario {
  /// The reference for the scenario's suspensions: `measurement.reference`, or else the rules' own threshold; nil where that
  /// is not one for all.
  public var reference: ReferenceRate? { measurement.reference ?? rulebook.common(\.ownReference) }

  /// Whether suspensions by some rule are found to be false positives by its own threshold too, beside another reference.
  /// Not so of arms, which have one reference as compared policies have.
  public var hasSecondReference: Bool {
    !hasArms && rulebook.scopedRules.contains { secondReference(of: $0.rule) != nil }
  }

  /// The threshold of a rule, if suspensions by it are found to be false positives by that too, beside another reference.
  func secondReference(of rule: Rule) -> ReferenceRate? {
    guard let first = measurement.reference, first != rule.ownReference, rule.enabled,
      measurement.falsePositives, measurement.alsoByOwnThreshold
    else { return nil }
    return rule.ownReference
  }

  /// The scenario with a reference for its suspensions, unless it gives one itself.
  public func measured(by reference: ReferenceRate?) -> Scenario {
    var scenario = self
    scenario.measurement.reference = measurement.reference ?? reference
    scenario.measurement.alsoByOwnThreshold = false
    return scenario
  }
}
