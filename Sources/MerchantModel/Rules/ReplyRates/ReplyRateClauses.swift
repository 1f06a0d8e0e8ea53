import SimKernel

/// The reply rates of chats that a rule judges, beside the calls' answer rate or instead of it.
///
/// A day is low if any of the rates that are judged is low, each by its own threshold and minimum; it has too few only if all of
/// them have too few.
public struct ReplyRateClauses: Hashable, Sendable {
  /// The three-minute reply rate; nil does not judge it.
  public var threeMinutes: ReplyRateClause?
  /// The 30-second answer rate; nil does not judge it.
  public var thirtySeconds: ReplyRateClause?

  /// No reply rate is judged.
  public init() {}

  /// Whether any is judged.
  public var isAnything: Bool { threeMinutes != nil || thirtySeconds != nil }

  /// Those that are judged, in a fixed order.
  public var all: [(rate: ReplyRate, clause: ReplyRateClause)] {
    [(ReplyRate.threeMinutes, threeMinutes), (.thirtySeconds, thirtySeconds)].compactMap {
      rate, clause in clause.map { (rate, $0) }
    }
  }
}

/// What a rule says of one reply rate.
public struct ReplyRateClause: Hashable, Sendable {
  /// A day is low when the rate is below this, or at it too by ``Rule/boundary``.
  public var threshold = Threshold.assumed
  /// Days with fewer customers have too few to be low.
  public var minimumCustomers = 5
  /// When the contacts begin that count.
  public var hours = HoursOfDay.daytime
  /// Whose replies count.
  public var replies = ReplyCounting.Replies.person

  /// 60 % of at least 5 customers of the day's hours, answered by a person.
  public init() {}

  /// How the rate counts.
  func counting(_ rate: ReplyRate) -> ReplyCounting {
    var counting = ReplyCounting(limit: rate.limit)
    counting.hours = hours
    counting.replies = replies
    return counting
  }
}

extension Rulebook {
  /// Whether a rule that is on judges a reply rate.
  public var judgesReplies: Bool {
    scopedRules.contains { $0.rule.enabled && $0.rule.replyRates.isAnything }
  }
}

/// Customers of a day as the reply rates of a rule count them: those who are decided on, and those who got a reply in time.
struct ReplyCounts: BitwiseCopyable, Hashable {
  var threeMinutes = CallCount()
  var thirtySeconds = CallCount()

  static func + (left: ReplyCounts, right: ReplyCounts) -> ReplyCounts {
    ReplyCounts(
      threeMinutes: left.threeMinutes + right.threeMinutes,
      thirtySeconds: left.thirtySeconds + right.thirtySeconds)
  }
}

/// What the judgement needs of the reply rates of a rule.
struct ReplyRatePlan {
  let threeMinutes: Clause?
  let thirtySeconds: Clause?

  /// What it needs of one of them.
  struct Clause {
    /// The number of its way of counting among those of all rules.
    let countingNumber: Int
    let reference: ReferenceRate
    let minimum: Int64
  }

  /// - Parameter countings: Takes the ways of counting that are not among them yet.
  init(_ rule: Rule, countings: inout [ReplyCounting]) {
    var plans: [ReplyRate: Clause] = [:]
    for (rate, clause) in rule.replyRates.all {
      let counting = clause.counting(rate)
      let number = countings.firstIndex(of: counting) ?? countings.count
      if number == countings.count { countings.append(counting) }
      plans[rate] = Clause(
        countingNumber: number,
        reference: ReferenceRate(clause.threshold, boundary: rule.boundary),
        // A day without a customer has no rate, whatever the minimum.
        minimum: Int64(max(1, clause.minimumCustomers)))
    }
    threeMinutes = plans[.threeMinutes]
    thirtySeconds = plans[.thirtySeconds]
  }

  /// Whether any is judged.
  var isAnything: Bool { threeMinutes != nil || thirtySeconds != nil }

  /// Those that are judged.
  var clauses: [Clause] { [threeMinutes, thirtySeconds].compactMap { $0 } }

  /// The customers that the rule counts, of those that each way of counting found.
  func counts(from counted: borrowing Buffer<CallCount>) -> ReplyCounts {
    var counts = ReplyCounts()
    if let threeMinutes { counts.threeMinutes = counted[threeMinutes.countingNumber] }
    if let thirtySeconds { counts.thirtySeconds = counted[thirtySeconds.countingNumber] }
    return counts
  }

  /// What a day, or several together, are by the reply rates alone.
  func finding(_ counts: ReplyCounts, by low: LowRate) -> RateFinding {
    finding(counts.threeMinutes, threeMinutes, by: low)
      .joined(by: finding(counts.thirtySeconds, thirtySeconds, by: low))
  }

  private func finding(_ count: CallCount, _ clause: Clause?, by low: LowRate) -> RateFinding {
    guard let clause, count.offered >= clause.minimum else { return .few }
    return low.isLow(count, against: clause.reference.threshold) ? .low : .notLow
  }
}

/// What is found of rates that are judged together.
enum RateFinding: BitwiseCopyable, Hashable {
  /// Too few of each to be low.
  case few
  /// Enough of one at least, and none is low.
  case notLow
  /// One at least is low.
  case low

  /// What is found of both together: low if either is low, few only if both are few.
  func joined(by other: RateFinding) -> RateFinding {
    if self == .low || other == .low { return .low }
    return self == .few && other == .few ? .few : .notLow
  }
}
