import Scenarios

extension CallOutcome: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .answered: "somebody picked up"
    case .abandoned: "the customer gave up"
    case .timeout: "it rang to its end"
    case .refused: "it was turned away"
    case .missed: "nobody picked up; why is not known"
    case .open: "the log does not say how it ended"
    case .notACall: "no call at all; the row is left out"
    }
  }
}

extension EventMeaning: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .arrives: "a customer comes"
    case .rings: "an agent's phone begins to ring"
    case .unanswered: "an agent's phone stops ringing, unanswered"
    case .answered: "an agent picks up"
    case .abandoned: "the customer gives up"
    case .timeout: "it has rung to its end"
    case .refused: "the call is turned away"
    case .ends: "the call is over"
    case .present: "an agent comes"
    case .absent: "an agent goes"
    case .pauses: "an agent takes no calls for a while"
    case .resumes: "an agent takes calls again"
    case .suspended: "the merchant's feature is switched off"
    case .restored: "the merchant's feature is switched on again"
    case .nothing: "nothing that is needed; the row is left out"
    }
  }
}

extension CountMapping.Form: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .count: "a whole number"
    case .number: "any number"
    case .share: "a share from 0 to 1, or per cent with the sign"
    case .nanoseconds, .milliseconds, .seconds, .minutes, .hours, .clock:
      "a duration, as `unit` has it: \(unit?.summary ?? "")"
    }
  }
}
