import MerchantModel
import SimKernel
import Testing

/// Which calls count, on days worked out by hand.
@Suite struct CallCountingTests {
  private func call(
    _ contact: Int, at time: SimDuration = .hours(12), rang: Int64 = 20, answered: Bool = false,
    _ change: (inout RuleJudge.Call) -> Void = { _ in }
  ) -> RuleJudge.Call {
    var call = RuleJudge.Call(answered: answered)
    call.contact = contact
    call.at = time
    call.rang = .seconds(rang)
    change(&call)
    return call
  }

  /// Offered and answered calls of a day.
  private func counted(
    _ calls: [RuleJudge.Call], _ change: (inout CallCounting) -> Void
  ) -> [Int] {
    var rule = Rule()
    change(&rule.counting)
    var judge = RuleJudge(rule)
    let day = judge.judge(calls)
    return [day.offered, day.answered]
  }

  @Test func byMedium() {
    let calls = [
      call(0, answered: true), call(1), call(2, answered: true) { $0.isVoice = true },
    ]
    #expect(counted(calls) { _ in } == [3, 2])
    #expect(counted(calls) { $0.medium = .video } == [2, 1])
    #expect(counted(calls) { $0.medium = .voice } == [1, 1])
  }

  @Test func nightAndBusyCalls() {
    let calls = [
      call(0, answered: true), call(1) { $0.isAtNight = true }, call(2) { $0.foundAllBusy = true },
      call(3, answered: true) {
        $0.isAtNight = true
        $0.foundAllBusy = true
      },
    ]
    #expect(counted(calls) { $0.night = false } == [2, 1])
    #expect(counted(calls) { $0.busy = false } == [2, 1])
    #expect(
      counted(calls) {
        $0.night = false
        $0.busy = false
      } == [1, 1])
  }

  @Test func soonMeansWithinTheTimeItIncluded() {
    let calls = [
      call(0, rang: 5) { $0.hungUp = true }, call(1, rang: 6) { $0.hungUp = true },
      call(2, rang: 3), call(3, rang: 3, answered: true),
    ]
    // Only those that the customer ended are left out, not calls that were short.
    #expect(counted(calls) { $0.quickHangUp = .seconds(5) } == [3, 1])
    #expect(counted(calls) { $0.quickHangUp = .seconds(4) } == [4, 1])
    #expect(counted(calls) { $0.quickHangUp = .zero } == [4, 1])
  }

  @Test func ringsOfOneContactWithinTheTimeAreOneCall() {
    // One contact rings at 0, 4, 8 and 15 minutes past noon, another at 4.
    func at(_ minute: Int64) -> SimDuration { .hours(12) + .minutes(minute) }
    let calls = [
      call(0, at: at(0)), call(1, at: at(4), answered: true), call(0, at: at(4)),
      call(0, at: at(8), answered: true), call(0, at: at(15)),
    ]
    #expect(counted(calls) { _ in } == [5, 2])
    // The time runs from the first ring of a call: 0, 4 | 8 | 15, not 0, 4, 8.
    #expect(counted(calls) { $0.sameCallWithin = .minutes(4) } == [4, 2])
    #expect(counted(calls) { $0.sameCallWithin = .minutes(6) } == [4, 2])
    // 0, 4 | 8, 15.
    #expect(counted(calls) { $0.sameCallWithin = .minutes(7) } == [3, 2])
    #expect(counted(calls) { $0.sameCallWithin = .minutes(8) } == [3, 2])
    #expect(counted(calls) { $0.sameCallWithin = .minutes(15) } == [2, 2])
    #expect(counted(calls) { $0.sameCallWithin = .zero } == [5, 2])
  }

  @Test func whatIsLeftOutIsNoPartOfACall() {
    func at(_ minute: Int64) -> SimDuration { .hours(12) + .minutes(minute) }
    // The first ring is left out, so the time runs from the second.
    let calls = [
      call(0, at: at(0), rang: 2) { $0.hungUp = true }, call(0, at: at(4)),
      call(0, at: at(9), answered: true),
    ]
    #expect(
      counted(calls) {
        $0.sameCallWithin = .minutes(5)
        $0.quickHangUp = .seconds(2)
      } == [1, 1])
    #expect(counted(calls) { $0.sameCallWithin = .minutes(5) } == [2, 1])
  }

  @Test func theRateOverCallsTakesCallsAsTheyCount() {
    var rule = Rule()
    rule.trigger = .rateOverCalls
    rule.windowCalls = 2
    rule.minimumCalls = 1
    rule.counting.sameCallWithin = .minutes(10)
    var judge = RuleJudge(rule)
    // Two rings of one contact, the second answered, are one answered call; one is not two.
    let first = judge.judge([call(0), call(0, at: .hours(12) + .minutes(5), answered: true)])
    #expect(first.offered == 1)
    #expect(first.daysOff == nil)
    // With one missed call more, 1 of 2 is below 60 %.
    #expect(judge.judge([call(1)]).daysOff == 3)
  }
}
