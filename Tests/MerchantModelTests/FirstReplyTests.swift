import MerchantModel
import SimKernel
import SimRandom
import Testing

/// When agents see the chats that they are given, followed event by event.
@Suite struct FirstReplyTests {
  /// A seller alone at work from 9 to 18 who has room for every chat.
  private func seller(_ change: (inout Scenario) throws -> Void = { _ in }) throws -> Scenario {
    var scenario = try Shop.scenario()
    scenario.calendar.days = 10
    scenario.kinds[0].offer = .never
    scenario.customer.chatPatience = nil
    scenario.segments[0].staffing.groups = [AgentGroup(name: "seller", count: 1)]
    scenario.segments[0].staffing.chats = .slots(1_000)
    scenario.segments[0].staffing.absence = .never
    scenario.segments[0].staffing.roster = Roster(shifts: [Shift(from: .hour(9), to: .hour(18))])
    scenario.segments[0].app.close = .never
    scenario.segments[0].firstReply = FirstReply()
    scenario.rule.enabled = false
    try change(&scenario)
    return scenario
  }

  private func entries(_ scenario: Scenario) -> [MerchantTracer.Entry] {
    MerchantTracer(scenario).entries(
      segment: 0, merchant: 0, replication: 0, days: 0..<scenario.calendar.days)
  }

  /// When each contact was given to an agent and when it got a reply.
  private func chats(_ scenario: Scenario) -> [(given: SimTime, replied: SimTime)] {
    var given: [ContactName: SimTime] = [:]
    var chats: [(given: SimTime, replied: SimTime)] = []
    for entry in entries(scenario) {
      switch entry.event {
      case .taken(let contact, _, _): given[contact] = entry.time
      case .replied(let contact, _, _):
        if let time = given[contact] { chats.append((time, entry.time)) }
      default: continue
      }
    }
    return chats
  }

  private func day(_ time: SimTime) -> Int64 {
    (time - SimTime.zero).microseconds / SimDuration.days(1).microseconds
  }

  private func timeOfDay(_ time: SimTime) -> SimDuration {
    time - SimTime.zero - .days(day(time))
  }

  @Test func whatIsNotSeenByTheEndOfWorkIsSeenAsItNextBegins() throws {
    let chats = chats(
      try seller {
        $0.segments[0].firstReply?.foreground = .always(.minutes(90))
        $0.segments[0].firstReply?.background = .always(.minutes(90))
        $0.segments[0].app.background = .always(.zero)
        $0.segments[0].app.foreground = .always(.days(30))
      })
    var overnight = 0
    for chat in chats {
      let begins = timeOfDay(chat.given)
      if begins == .hours(9) {
        // Who came at night is seen as work begins.
        #expect(chat.replied == chat.given)
      } else if begins + .minutes(90) <= .hours(18) {
        #expect(chat.replied - chat.given == .minutes(90))
      } else {
        overnight += 1
        #expect(chat.replied == .at(9, day: day(chat.given) + 1))
      }
    }
    #expect(overnight > 5 && chats.count > 100)
  }

  /// Spells of 20 minutes in the foreground, where 15 minutes pass until the reply, and in the background, where 30 would.
  @Test func aChangeOfStateBeginsTheDelayAnew() throws {
    let scenario = try seller {
      $0.segments[0].firstReply?.foreground = .always(.minutes(15))
      $0.segments[0].firstReply?.background = .always(.minutes(30))
      $0.segments[0].app.foreground = .always(.minutes(20))
      $0.segments[0].app.background = .always(.minutes(20))
    }
    var toForeground: [SimTime] = []
    for entry in entries(scenario) {
      if case .appIs(.foreground, _) = entry.event { toForeground.append(entry.time) }
    }
    var late = 0
    for chat in chats(scenario) where timeOfDay(chat.given) != .hours(9) {
      guard timeOfDay(chat.replied) != .hours(9) else { continue }
      let spell = toForeground.last { $0 <= chat.replied }
      // No delay of the background is ever over within its spell.
      let seen = try #require(spell)
      #expect(chat.replied - max(seen, chat.given) == .minutes(15))
      if seen > chat.given { late += 1 }
    }
    #expect(late > 20)
  }

  @Test func whoHasNoReplyLeavesAsPatienceEnds() throws {
    let totals = Shop.totals(
      try seller {
        $0.segments[0].firstReply?.foreground = .always(.hours(20))
        $0.segments[0].staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .midnight)])
        $0.customer.chatPatience = .always(.minutes(10))
      }, merchants: 3)
    #expect(totals[.firstReplies] == 0 && totals[.queueWaits] == 0)
    // All but those who come in the last ten minutes.
    #expect(totals[.contacts] > 100 && totals[.leftQueue] >= totals[.contacts] - 5)
    #expect(totals[.queueMicroseconds] == totals[.leftQueue] * 600_000_000)
    // A slot that is left can be taken: without it the second customer would wait.
    let one = Shop.totals(
      try seller {
        $0.segments[0].firstReply?.foreground = .always(.minutes(3))
        $0.segments[0].firstReply?.background = .always(.minutes(3))
        $0.segments[0].staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .midnight)])
        $0.segments[0].staffing.chats = .slots(1)
        $0.kinds[0].text = .always(.zero)
        $0.customer.chatPatience = .always(.minutes(2))
      }, merchants: 3)
    #expect(one[.firstReplies] == 0 && one[.leftQueue] > 100)
  }

  @Test func noReplyComesDuringACall() throws {
    let scenario = try seller {
      $0.kinds[0].voice.share = try Probability(0.3)
      $0.kinds[0].voice.duration = .always(.minutes(40))
      $0.segments[0].answering.foreground = Answering(chance: .always, delay: .always(.zero))
      $0.segments[0].answering.background = $0.segments[0].answering.foreground
      $0.segments[0].firstReply?.foreground = .always(.minutes(15))
      $0.segments[0].firstReply?.background = .always(.minutes(15))
      $0.segments[0].app.background = .always(.zero)
      $0.segments[0].app.foreground = .always(.days(30))
    }
    var callEnds = SimTime.distantPast
    var given: [ContactName: SimTime] = [:]
    var afterCalls = 0
    for entry in entries(scenario) {
      switch entry.event {
      case .voiceBegan(_, let length): callEnds = entry.time + length
      case .taken(let contact, _, _): given[contact] = entry.time
      case .replied(let contact, _, _):
        #expect(entry.time >= callEnds)
        guard timeOfDay(entry.time) != .hours(9), let taken = given[contact] else { continue }
        // 15 minutes from when the agent was given it, or from the end of the last call since.
        #expect(entry.time - max(taken, callEnds) == .minutes(15))
        if callEnds > taken { afterCalls += 1 }
      default: continue
      }
    }
    #expect(afterCalls > 5)
  }

  @Test func repliesAtOnceAreWhatNoDelayIs() throws {
    let without = Shop.totals(try seller { $0.segments[0].firstReply = nil }, merchants: 10)
    let with = Shop.totals(
      try seller { $0.segments[0].firstReply?.background = .always(.zero) }, merchants: 10)
    #expect(with[.firstReplies] == with[.queueWaits] && without[.firstReplies] == 0)
    #expect(with[.queueWaits] > 1_000)
    #expect(
      with.except(.firstReplies, .firstReplyMicroseconds)
        == without.except(.firstReplies, .firstReplyMicroseconds))
  }
}
