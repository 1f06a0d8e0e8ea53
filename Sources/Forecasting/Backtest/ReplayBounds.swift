import MerchantModel
import SimKernel

/// The fewest and the most suspensions of a merchant under a rule, whatever the days were of which history says nothing.
///
/// Each unknown day is tried in three ways: no calls, all calls missed, all calls answered, with as many calls as the merchant
/// has on its other days, and no fewer than make a low day. All ways are followed at once; those that leave the same memory are
/// one, so that there are few of them.
package struct ReplayBounds: Hashable, Sendable {
  /// The fewest suspensions.
  package let fewest: Int
  /// The most.
  package let most: Int

  /// A merchant somewhere on the way.
  private struct State: Hashable {
    var memory: HistoryJudge.Memory
    var clock: FeatureClock
  }

  /// With more ways than this the rest of the days counts as if each could end with a suspension, or with none.
  private static let mostStates = 2_000

  /// Follows all ways.
  ///
  /// - Parameters: As of ``RuleReplay/init(_:_:of:agents:)``.
  /// - Complexity: O(days x ways), at most 2,000 ways.
  package init(
    _ judge: HistoryJudge, _ merchant: History.Merchant, of history: History, agents: Int
  ) {
    let days = history.days - merchant.opens
    let calls = max(
      judge.fewestCalls, (merchant.calls.count + max(days, 1) - 1) / max(days, 1))
    // In the order in which they are met, so that the result does not depend on hashes.
    var states: [(state: State, counts: ClosedRange<Int>)] = [
      (State(memory: judge.memory(age: nil, agents: agents), clock: FeatureClock()), 0...0)
    ]
    for day in merchant.opens..<history.days {
      var places: [State: Int] = [:]
      var next: [(state: State, counts: ClosedRange<Int>)] = []
      for (state, counts) in states {
        Self.follow(state, day, calls, judge, merchant, history) { state, isSuspended in
          let more = isSuspended ? 1 : 0
          let reached = counts.lowerBound + more...counts.upperBound + more
          if let place = places[state] {
            let known = next[place].counts
            next[place].counts =
              min(known.lowerBound, reached.lowerBound)...max(known.upperBound, reached.upperBound)
          } else {
            places[state] = next.count
            next.append((state, reached))
          }
        }
      }
      states = next
      if states.count > Self.mostStates {
        fewest = states.map(\.counts.lowerBound).min() ?? 0
        most = (states.map(\.counts.upperBound).max() ?? 0) + history.days - day - 1
        return
      }
    }
    fewest = states.map(\.counts.lowerBound).min() ?? 0
    most = states.map(\.counts.upperBound).max() ?? 0
  }

  private static func follow(
    _ state: State, _ day: Int, _ calls: Int, _ judge: HistoryJudge,
    _ merchant: History.Merchant, _ history: History, _ body: (State, Bool) -> Void
  ) {
    var state = state
    let ends = History.midnight(day + 1)
    if state.clock.comesBack(before: ends) {
      judge.returned(at: state.clock.onSince, &state.memory)
    }
    guard state.clock.isOn else { return body(state, false) }
    let since = state.clock.onSince
    func attempt(_ calls: [HistoryJudge.Call]) {
      var state = state
      let judgement = judge.judge(calls, on: day, &state.memory)
      if let length = judgement.off {
        let spell = merchant.spells.first { $0.start == ends }
        state.clock.goOff(
          at: ends,
          until: RuleReplay.end(
            of: length, from: ends, judge, state.memory, spell, isTimed: history.hasCalls))
      }
      judge.forgetWhatIsOver(by: ends, &state.memory)
      state.clock.forgetWhatIsOver(by: ends)
      body(state, judgement.off != nil)
    }
    guard history.isUnknown(day, of: merchant, since: since) else {
      return attempt(merchant.calls(on: day).filter { $0.startedAt >= since })
    }
    attempt([])
    for answered in [0, calls] { attempt(History.counted(calls, answered, on: day, after: 0)) }
  }
}
