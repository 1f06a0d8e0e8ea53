/// A demand on a rule: a merchant who answers each call independently with some chance is suspended within some
/// days with at most, or at least, a given chance.
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
  /// - Parameters:
  ///   - answerRate: The chance that the merchant answers a call.
  ///   - direction: The side of the limit on which the chance of suspension must lie.
  ///   - limit: The limit on the chance of at least one suspension.
  /// - Throws: `TheoryError.notAProbability` for a rate or limit outside [0, 1].
  public init(
    answerRate: Double, _ direction: Direction, _ limit: Double
  ) throws(TheoryError) {
    self.answerRate = try Check.probability("answerRate", answerRate)
    self.direction = direction
    self.limit = try Check.probability("limit", limit)
  }

  /// Returns the amount by which a chance misses the demand; 0 if it meets it.
  func excess(of chance: Double) -> Double {
    switch direction {
    case .atMost: max(0, chance - limit)
    case .atLeast: max(0, limit - chance)
    }
  }
}

/// A rule of the family that is searched.
public struct CandidateRule: Hashable, Sendable {
  /// The threshold of a low day.
  public let threshold: AnswerThreshold
  /// The least calls of a day that is judged.
  public let minimumCalls: Int
  /// The trigger of a suspension.
  public let trigger: SuspensionRule.Trigger

  /// A rule.
  ///
  /// - Parameters:
  ///   - threshold: The threshold of a low day.
  ///   - minimumCalls: The minimum of calls of a judged day.
  ///   - trigger: The trigger of a suspension.
  public init(threshold: AnswerThreshold, minimumCalls: Int, trigger: SuspensionRule.Trigger) {
    self.threshold = threshold
    self.minimumCalls = minimumCalls
    self.trigger = trigger
  }

  /// The number of low days that triggers a suspension, and the number of judged days among which they lie unless
  /// they are in a row.
  public var lowDays: (count: Int, window: Int?) {
    switch trigger {
    case .consecutive(let count): (count, nil)
    case .ofLast(let low, let days): (low, days)
    }
  }
}
