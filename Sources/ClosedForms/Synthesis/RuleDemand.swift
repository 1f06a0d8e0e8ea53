/// What is asked of a rule about one kind of merchant: that a merchant who answers calls with some chance,
/// each independently, is suspended within some days at most, or at least, so often.
public struct RuleDemand: Hashable, Sendable {
  /// On which side the chance of suspension must lie.
  public enum Direction: String, Hashable, Sendable, Codable {
    /// At the limit or below: this merchant is to be spared.
    case atMost
    /// At the limit or above: this merchant is to be caught.
    case atLeast
  }

  /// The chance that this merchant answers a call.
  public let answerRate: Double
  /// On which side of the limit the chance of suspension must lie.
  public let direction: Direction
  /// The limit on the chance of at least one suspension.
  public let limit: Double

  /// Checks and keeps a demand.
  ///
  /// - Throws: `TheoryError.notAProbability` for a rate or limit outside [0, 1].
  public init(
    answerRate: Double, _ direction: Direction, _ limit: Double
  ) throws(TheoryError) {
    self.answerRate = try Check.probability("answerRate", answerRate)
    self.direction = direction
    self.limit = try Check.probability("limit", limit)
  }

  /// By how much a chance breaks the demand; 0 if it meets it.
  func excess(of chance: Double) -> Double {
    switch direction {
    case .atMost: max(0, chance - limit)
    case .atLeast: max(0, limit - chance)
    }
  }
}

/// A rule of the family that synthesis looks through.
public struct CandidateRule: Hashable, Sendable {
  /// What is low.
  public let threshold: AnswerThreshold
  /// The least calls of a day that is judged.
  public let minimumCalls: Int
  /// What sets off a suspension.
  public let trigger: SuspensionRule.Trigger

  /// A rule.
  public init(threshold: AnswerThreshold, minimumCalls: Int, trigger: SuspensionRule.Trigger) {
    self.threshold = threshold
    self.minimumCalls = minimumCalls
    self.trigger = trigger
  }

  /// How many low days set off a suspension, and among how many judged days if not in a row.
  public var lowDays: (count: Int, window: Int?) {
    switch trigger {
    case .consecutive(let count): (count, nil)
    case .ofLast(let low, let days): (low, days)
    }
  }
}
