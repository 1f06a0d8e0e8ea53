import SimKernel
import SimRandom

/// The answer-rate rule: which calls it counts, what makes a day low, what sets off a penalty, what the
/// penalty is, how the feature is reinstated, and who is spared.
public struct Rule: Hashable, Sendable {
  /// Whether days are judged at all.
  public var enabled = true
  /// Which calls count.
  public var counting = CallCounting()
  /// A day is low when its answer rate is below this.
  public var threshold = Threshold.assumed
  /// On which side of the threshold a rate is low.
  public var boundary = Boundary.below
  /// What is compared with the threshold.
  public var test = Test.rate
  /// The level of the confidence bound, where that is compared with the threshold; above 0.5, below 1.
  public var confidence = Probability(clamping: 0.95)
  /// Days with fewer calls have too few to be low.
  public var minimumCalls = 5
  /// Whether the calls' answer rate is judged; else ``replyRates`` alone are.
  public var judgesCalls = true
  /// Reply rates of chats that are judged too, each by its own threshold and minimum.
  public var replyRates = ReplyRateClauses()
  /// What a day with too few calls does to the history.
  public var fewCallDay = FewCallDay.resets
  /// What sets off a penalty.
  public var trigger = Trigger.lowDaysInARow
  /// How many low days set off a penalty, where the trigger counts low days; 1 or more.
  public var lowDays = 2
  /// Over how many judged days the trigger looks back, where it looks back over days; 1 or more.
  public var windowDays = 5
  /// Over how many calls the trigger looks back, where it looks back over calls; 1 or more.
  public var windowCalls = 100
  /// The cumulative-sum chart, where the trigger is one.
  public var cusum = CusumChart()
  /// Whether a low day that sets off nothing is warned of.
  public var warning = Warning.none
  /// What the penalty is.
  public var penalty = Penalty.off
  /// For how many days of 24 hours it lasts, 0 or more.
  public var suspensionDays = 3
  /// The same by repeat offence: the first penalty lasts the first number of days, and so on, and the
  /// last number repeats. Nil for ``suspensionDays`` every time; else not empty.
  public var ladder: [Int]?
  /// The share of invitations let through, where the penalty throttles them.
  public var throttledShare = Probability(clamping: 0.5)
  /// How the feature is reinstated.
  public var reinstatement = Reinstatement.byMerchant
  /// From the end of the suspension until the merchant switches the feature on again.
  public var returnDelay = DurationDistribution.always(.zero)
  /// Who is not judged.
  public var exemptions = Exemptions()
  /// Whether the part of a day that is left after the return is judged.
  public var partDay = PartDay.counts
  /// For how many days after the return the merchant is on probation, 0 or more.
  public var probationDays = 0
  /// The threshold on probation; nil for the usual one.
  public var probationThreshold: Threshold?

  /// Two days in a row below 60 % of at least 5 calls suspend for 3 days.
  public init() {}

  /// Whether the penalty itself changes anything: not if it throttles nothing, or is over as it begins.
  public var penaltyActs: Bool {
    let lasts = (ladder.flatMap { $0.isEmpty ? nil : $0 } ?? [suspensionDays]).contains { $0 > 0 }
    switch penalty {
    case .throttle: return throttledShare < .always && lasts
    case .off:
      switch reinstatement {
      case .never: return true
      case .byItself: return lasts
      case .byMerchant: return lasts || returnDelay != .always(.zero)
      }
    }
  }

  /// On which side of the threshold a rate is low.
  public enum Boundary: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
    /// Below it.
    case below
    /// At it or below.
    case atOrBelow
  }

  /// What is compared with the threshold.
  public enum Test: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
    /// The rate itself, in whole numbers.
    case rate
    /// The upper confidence bound of the rate.
    case upperBound
  }

  /// What a day with too few calls does to the history.
  public enum FewCallDay: String, CaseIterable, Hashable, Sendable {
    /// It counts as a day that is not low.
    case resets
    /// It is left out, as if it had not been.
    case carries
  }

  /// What sets off a penalty.
  public enum Trigger: String, CaseIterable, Hashable, Sendable {
    /// So many low days in a row.
    case lowDaysInARow
    /// So many low days among the last judged days.
    case lowDaysOfLast
    /// The answer rate over the last judged days.
    case rateOverDays
    /// The answer rate over the last calls.
    case rateOverCalls
    /// A cumulative-sum chart of the calls.
    case cusum
  }

  /// What comes before the penalty.
  public enum Warning: String, CaseIterable, Hashable, Sendable {
    /// Nothing.
    case none
    /// A warning on a low day that sets off no penalty and is the only low one in view.
    case firstLowDay
  }

  /// What the penalty is.
  public enum Penalty: String, CaseIterable, Hashable, Sendable {
    /// The feature goes off.
    case off
    /// Only a share of the invitations is let through.
    case throttle
  }

  /// How the feature is reinstated after a suspension.
  public enum Reinstatement: String, CaseIterable, Hashable, Sendable {
    /// The merchant switches it on again, after a delay.
    case byMerchant
    /// It is on again as the suspension ends.
    case byItself
    /// It does not.
    case never
  }

  /// What becomes of the part of a day that is left after the return.
  public enum PartDay: String, CaseIterable, Hashable, Sendable {
    /// It is judged like any day.
    case counts
    /// It is not judged.
    case leftOut
  }
}
