import SimKernel
import SimRandom

/// The share of days that a rule leaves unjudged at the least, as far as a scenario alone says it, without simulation.
///
/// Of the days of merchants who have the feature, while it is on. Each segment is known by one clause, the one that leaves
/// out most of its days; what several leave out together is more. Nothing is known where the rule is another for some
/// merchants or on some days.
public struct UnjudgedDays: Hashable, Sendable {
  /// What leaves a day out.
  public enum Clause: String, CaseIterable, Hashable, Sendable {
    /// The merchant has few agents.
    case agents
    /// The merchant is young.
    case age
    /// The merchant has few calls a day on average.
    case meanCalls
    /// The day has too few calls to be low.
    case minimumCalls
  }

  /// The share of all merchants' days, at the least.
  public let share: Double
  /// The clause that leaves most of them out.
  public let clause: Clause

  /// Works it out; nil where the rule is off or nothing is known to be left out.
  ///
  /// - Complexity: O(segments x (kinds + days)).
  public init?(_ scenario: Scenario) {
    guard scenario.rule.enabled, scenario.rulebook == Rulebook(scenario.rule) else { return nil }
    var weights = 0.0
    var byClause = [Double](repeating: 0, count: Clause.allCases.count)
    for segment in scenario.segments {
      let weight = segment.weight * segment.adoption.value
      weights += weight
      let shares = Clause.allCases.map { UnjudgedDays.share($0, of: segment, in: scenario) }
      guard let most = shares.max(), let place = shares.firstIndex(of: most) else { continue }
      byClause[place] += weight * most
    }
    guard weights > 0, let most = byClause.max(), most > 0,
      let place = byClause.firstIndex(of: most)
    else { return nil }
    share = byClause.reduce(0, +) / weights
    clause = Clause.allCases[place]
  }

  /// The share of a segment's days that a clause leaves out, at the least.
  private static func share(
    _ clause: Clause, of segment: Segment, in scenario: Scenario
  ) -> Double {
    let exemptions = scenario.rule.exemptions
    switch clause {
    case .agents:
      return exemptions.agentsUpTo.map { segment.staffing.agentCount <= $0 ? 1 : 0 } ?? 0
    case .age:
      guard let least = exemptions.youngerThan, let age = segment.age else { return 0 }
      let days = scenario.calendar.days
      let shares = (1...max(1, days)).map { day in
        // Younger, not as young: ages are whole microseconds.
        age.seconds.cdf((least - .days(Int64(day))).inSeconds - 1e-6)
      }
      return shares.reduce(0, +) / Double(shares.count)
    case .meanCalls:
      return exemptions.callsBelow.map { bound($0, of: segment, in: scenario) } ?? 0
    case .minimumCalls:
      // Days with few calls can have chats enough.
      guard !scenario.rule.replyRates.isAnything else { return 0 }
      return bound(Double(scenario.rule.minimumCalls), of: segment, in: scenario)
    }
  }

  /// The least share of days with fewer calls than so many: by Markov's inequality no more than mean over limit have as many,
  /// whatever the law. Where there are no calls at all the rule is not the question.
  private static func bound(
    _ limit: Double, of segment: Segment, in scenario: Scenario
  ) -> Double {
    guard limit > 0, let calls = segment.mostCallsPerDay(in: scenario), calls > 0 else { return 0 }
    return max(0, 1 - calls / limit)
  }
}

extension Segment {
  /// What the mean number of calls a day of a merchant with the feature cannot exceed; nil where that is not known: with
  /// campaigns, recorded contacts, calls back and merchants who call themselves.
  fileprivate func mostCallsPerDay(in scenario: Scenario) -> Double? {
    guard scenario.campaigns.isEmpty, replays.isEmpty, callBack == nil,
      scenario.response.gaming.selfCalls == .never
    else { return nil }
    let afterMiss = scenario.customer.afterMiss
    let rings = afterMiss.ringAgain > .never ? Double(afterMiss.mostRings) : 1
    var calls = 0.0
    var again = 0.0
    for kind in scenario.kinds {
      let contacts = drawnContactsPerDay(of: kind.name) * demand.volume.mean
      let heaviest = Weekday.allCases.map { kind.weekdays.factor($0) }.max() ?? 1
      let voice = kind.voice.share.value
      let video =
        kind.offer.value * scenario.customer.shy.complement.value * kind.accept.value
      // A voice call that was missed can lead to a chat, and that to a card.
      calls += contacts * heaviest * rings * (voice + video)
      let chances = kind.outcomes.contactAgain
      again = max(again, chances.text.value, chances.video.value, chances.unresolved.value)
    }
    // Contacts that lead to others, generation after generation.
    return again < 1 ? calls / (1 - again) : nil
  }
}
