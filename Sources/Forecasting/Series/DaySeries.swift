import MerchantModel
import SimKernel

/// What all merchants of a history have on each day.
package struct DaySeries: Hashable, Sendable {
  /// The counts of one day, or of several together.
  package struct Counts: Hashable, Sendable {
    package var contacts = 0
    package var calls = 0
    package var answered = 0
    package var lowDays = 0
    package var suspensions = 0
    /// Seconds from the ring to the answer, over answered calls.
    package var waits = 0.0

    static func += (left: inout Self, right: Self) {
      left.contacts += right.contacts
      left.calls += right.calls
      left.answered += right.answered
      left.lowDays += right.lowDays
      left.suspensions += right.suspensions
      left.waits += right.waits
    }

    /// The value of a measure; nil of a ratio to nothing.
    package func value(_ measure: LogMeasure) -> Double? {
      switch measure {
      case .contacts: Double(contacts)
      case .calls: Double(calls)
      case .answerRate: calls > 0 ? Double(answered) / Double(calls) : nil
      case .lowDays: Double(lowDays)
      case .suspensions: Double(suspensions)
      case .wait: answered > 0 ? waits / Double(answered) : nil
      }
    }
  }

  /// The counts of each day.
  package private(set) var days: [Counts]
  /// How many low days of merchants followed a low day of theirs.
  package private(set) var lowAfterLow = 0

  /// Counts a history.
  ///
  /// - Parameter judges: The rule of each segment.
  /// - Complexity: That of ``RuleReplay`` over all merchants.
  package init(_ history: History, _ judges: RuleJudges) {
    days = [Counts](repeating: Counts(), count: history.days)
    for merchant in history.merchants { add(merchant, of: history, judges) }
  }

  private mutating func add(
    _ merchant: History.Merchant, of history: History, _ judges: RuleJudges
  ) {
    for contact in merchant.contacts { days[History.day(contact)].contacts += 1 }
    for call in merchant.calls {
      let day = History.day(max(call.startedAt, .zero))
      days[day].calls += 1
      guard call.isAnswered else { continue }
      days[day].answered += 1
      days[day].waits += (call.endedAt - call.startedAt).inSeconds
    }
    let judge = judges[merchant.segment]
    guard judge.judges else { return }
    let replay = RuleReplay(
      judge, merchant, of: history, agents: judges.agents(merchant.segment),
      looksAtOtherDays: false)
    for day in replay.lowDays { days[day].lowDays += 1 }
    for suspension in replay.suspensions { days[suspension.day].suspensions += 1 }
    for (before, after) in zip(replay.lowDays, replay.lowDays.dropFirst())
    where after == before + 1 {
      lowAfterLow += 1
    }
  }

  /// The counts of some days together.
  package func sum(_ range: Range<Int>) -> Counts {
    range.reduce(into: Counts()) { $0 += days[$1] }
  }
}

extension History {
  /// What it says of.
  package var measures: [LogMeasure] {
    LogMeasure.allCases.filter { measure in
      switch measure {
      case .contacts: merchants.contains { !$0.contacts.isEmpty }
      case .wait: hasCalls
      case .calls, .answerRate, .lowDays, .suspensions: true
      }
    }
  }
}

/// The rules of all segments, for one thread.
package struct RuleJudges {
  private var judges: [HistoryJudge]
  private var agentCounts: [Int]

  /// Takes the rules of a scenario with a history's calendar.
  package init(_ scenario: Scenario) {
    judges = scenario.segments.indices.map { HistoryJudge(scenario, segment: $0) }
    agentCounts = scenario.segments.map(\.staffing.agentCount)
  }

  /// The rule of a segment.
  package subscript(segment: Int) -> HistoryJudge { judges[segment] }

  /// How many agents the merchants of a segment have.
  package func agents(_ segment: Int) -> Int { agentCounts[segment] }
}
