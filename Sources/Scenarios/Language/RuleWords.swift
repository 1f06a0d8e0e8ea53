import MerchantModel

extension CallCounting.Medium: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .both: "video and voice calls"
    case .video: "video calls alone"
    case .voice: "voice calls alone"
    }
  }
}

extension Rule.Boundary: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .below: "a rate below it"
    case .atOrBelow: "a rate at it or below"
    }
  }
}

extension Rule.Test: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .rate: "answered over offered calls"
    case .upperBound: "Wilson's upper confidence bound of that rate"
    }
  }
}

extension Rule.FewCallDay: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .resets: "counts as a day that is not low"
    case .carries: "is left out, as if it had not been"
    }
  }
}

extension Rule.Trigger: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .lowDaysInARow: "`lowDays` low days in a row"
    case .lowDaysOfLast: "`lowDays` low days among the last `windowDays`"
    case .rateOverDays: "a low answer rate over the last `windowDays`"
    case .rateOverCalls: "a low answer rate over the last `windowCalls`"
    case .cusum: "a cumulative-sum chart that reaches `cusumLimit`"
    }
  }
}

extension Rule.Warning: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .none: "nothing"
    case .firstLowDay: "a warning on the only low day in view, if it sets off no penalty"
    }
  }
}

extension Rule.Penalty: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .off: "the feature goes off"
    case .throttle: "only `throttledShare` of the invitations are let through"
    }
  }
}

extension Rule.Reinstatement: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .byMerchant: "the merchant switches it on again, after `returnDelay`"
    case .byItself: "it is on again as the suspension ends"
    case .never: "it stays off"
    }
  }
}

extension Rule.PartDay: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .counts: "it is judged like any day"
    case .leftOut: "it is not judged"
    }
  }
}

extension Response.Occasion: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .warningsAndPenalties: "warnings, suspensions and throttlings"
    case .penalties: "suspensions and throttlings"
    case .warnings: "warnings"
    }
  }
}
