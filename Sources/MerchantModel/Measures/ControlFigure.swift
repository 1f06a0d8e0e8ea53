import SimRandom

/// What is known of a merchant before it is simulated, and figures whose expected values are known: what
/// control variates are made of.
public enum ControlFigure: String, CaseIterable, Hashable, Sendable {
  /// Contacts that arrived on the counted days, those about an old matter left out.
  case contacts
  /// Whether the merchant adopted the feature.
  case adoption
  /// The level in (0, 1) at which the merchant's diligence was drawn.
  case diligence
  /// The level in (0, 1) at which the merchant's share of time with the app in the foreground was drawn.
  case presence

  /// Whether a figure varies at all between merchants of a segment.
  public func varies(in segment: Segment) -> Bool {
    switch self {
    case .contacts:
      // A volume below 0 counts as 0, and then its law's mean is not the mean.
      segment.demand.volume.support.lowerBound >= 0 && segment.demand.volume.mean.isFinite
        && segment.contacts.contains { segment.drawnContactsPerDay(of: $0.kind) > 0 }
    case .adoption: segment.adoption.value > 0 && segment.adoption.value < 1
    case .diligence: segment.diligence.variance > 0
    case .presence: (segment.app.foregroundShare?.variance ?? 0) > 0
    }
  }

  /// The expected value of a figure for one merchant of a segment over a run.
  ///
  /// - Complexity: O(kinds x days) for contacts, and what their campaigns' waves take.
  public func expected(of segment: Segment, in scenario: Scenario) -> Double {
    switch self {
    case .contacts: segment.expectedContacts(in: scenario)
    case .adoption: segment.adoption.value
    case .diligence, .presence: 0.5
    }
  }
}

extension MerchantRunner {
  /// A known figure of the merchant that ran last.
  ///
  /// - Complexity: O(days) for contacts, else O(1).
  public func lastMerchant(_ figure: ControlFigure) -> Double {
    switch figure {
    case .contacts: Double(lastMerchant(.contacts) - lastMerchant(.repeatContacts))
    case .adoption: lastAdopted ? 1 : 0
    case .diligence: lastTraitLevels.diligence
    case .presence: lastTraitLevels.presence
    }
  }
}
