import MerchantModel
import SimKernel
import SimRandom
import Testing

/// The app's path is a function of the shift, whatever rings, answers and breaks do.
struct AppPresenceTests {
  /// Everybody who arrives gets a card, accepts it and taps at once; nobody answers, so that each
  /// call's reason tells the state of the app.
  private func unanswered() -> Scenario {
    var scenario = SmallShop.scenario(days: 10)
    scenario.kinds[0].offer = .always
    scenario.kinds[0].accept = .always
    scenario.segments[0].staffing.chats = .byOthers
    scenario.segments[0].contacts = [ContactRate(kind: "question", perDay: 20)]
    scenario.segments[0].app.foreground = .init(
      seconds: SmallShop.law { try .exponential(mean: 2_400) })
    scenario.segments[0].app.background = .init(
      seconds: SmallShop.law { try .gamma(mean: 1_200, cv: 0.7) })
    scenario.segments[0].app.close = Probability(clamping: 0.2)
    scenario.segments[0].app.closed = .init(
      seconds: SmallShop.law { try .exponential(mean: 1_800) })
    return scenario
  }

  private static let reasons: [Counter] = [
    .missedNobodyOnShift, .missedNotNoticed, .missedBackground, .missedClosed,
  ]

  private func reasons(_ scenario: Scenario) -> [Int64] {
    let counts = SmallShop.counts(scenario, merchants: 30)
    return AppPresenceTests.reasons.map { counts[$0] }
  }

  @Test("How long calls ring changes nothing of what the app does")
  func rings() {
    var scenario = unanswered()
    scenario.segments[0].ring.timeout = .seconds(1)
    let short = reasons(scenario)
    scenario.segments[0].ring.timeout = .minutes(30)
    #expect(reasons(scenario) == short)
    #expect(short.dropFirst().allSatisfy { $0 > 100 })
  }

  @Test("More rings see the same app: a kind's calls are missed alike, whatever another kind rings")
  func otherRings() {
    var scenario = unanswered()
    var busy = scenario.kinds[0]
    busy.name = "busy"
    scenario.kinds.append(busy)
    let alone = reasons(scenario)
    scenario.segments[0].contacts.append(ContactRate(kind: "busy", perDay: 60))
    let both = reasons(scenario)
    scenario.segments[0].contacts.removeFirst()
    let other = reasons(scenario)
    #expect(both == zip(alone, other).map { $0 + $1 })
  }

  @Test("Asking often or seldom shows the same path")
  func asking() {
    let behaviour = unanswered().segments[0].app
    var often = AppHistory(behaviour)
    var seldom = AppHistory(behaviour)
    for shift in 0..<50 {
      let key = StreamKey(seed: 7, replication: 0, subject: 1, entity: UInt64(shift), purpose: 10)
      let start = SimTime.zero + .days(Int64(shift))
      often.begin(key, at: start)
      seldom.begin(key, at: start)
      for minute in 0..<480 {
        let time = start + .minutes(Int64(minute))
        let state = often.state(at: time)
        if minute % 97 == 0 { #expect(seldom.state(at: time) == state) }
      }
    }
  }

  @Test("A break leaves the app's path as it is")
  func breaks() {
    var scenario = unanswered()
    // All contacts come from 14:00 to 15:00, behind the break.
    scenario.kinds[0].hours.weights = (0..<24).map { $0 == 14 ? 1 : 0 }
    let through = reasons(scenario)
    scenario.segments[0].staffing.breaks = [Break(from: .hour(12), to: .hour(13))]
    #expect(reasons(scenario) == through)
    scenario.segments[0].staffing.breaks = [Break(from: .hour(14), to: .hour(15))]
    // Nobody is there to take a contact and send the card.
    #expect(reasons(scenario) == [0, 0, 0, 0])
    #expect(through.reduce(0, +) > 1_000)
  }

  @Test("Shifts that touch are one stretch of work, over midnight and the week's end too")
  func touching() {
    var scenario = unanswered()
    scenario.segments[0].night.answers = true
    scenario.segments[0].staffing.roster = Roster(shifts: [Shift(from: .hour(20), to: .hour(4))])
    let whole = reasons(scenario)
    scenario.segments[0].staffing.roster = Roster(shifts: [
      Shift(from: .hour(20), to: .hour(22)), Shift(from: .hour(22), to: .endOfDay),
      Shift(from: .midnight, to: .hour(4)),
    ])
    // The first day's small hours belong to the same work as the evening before it.
    #expect(reasons(scenario) == whole)
    // A minute in between makes the morning a stretch of its own.
    scenario.segments[0].staffing.roster = Roster(shifts: [
      Shift(from: .hour(20), to: .endOfDay),
      Shift(from: TimeOfDay(hour: 0, minute: 1) ?? .midnight, to: .hour(4)),
    ])
    #expect(reasons(scenario) != whole)
  }

  @Test("Reminders leave foreground spells alone and only ever bring the foreground back sooner")
  func reminders() {
    var scenario = unanswered()
    scenario.segments[0].app.close = .never
    let without = reasons(scenario)
    scenario.segments[0].app.reminders = 0.25
    let with = reasons(scenario)
    #expect(with[1] > without[1])
    #expect(with[2] < without[2])
    #expect(with[0] == without[0])
    #expect(with.reduce(0, +) == without.reduce(0, +))
  }

  /// Calls answered in the foreground half of the time, in the background hardly ever.
  private func answered() -> Scenario {
    var scenario = unanswered()
    scenario.segments[0].answering.foreground = Answering(
      chance: Probability(clamping: 0.5), delay: .always(.seconds(10)))
    scenario.segments[0].answering.background = Answering(
      chance: Probability(clamping: 0.1), delay: .always(.seconds(20)))
    return scenario
  }

  @Test("A push that always wakes without delay makes the background answer as the foreground")
  func surePush() {
    var scenario = answered()
    scenario.segments[0].app.push = Push(chance: .always, delay: .always(.zero))
    let pushed = SmallShop.counts(scenario, merchants: 30)
    scenario.segments[0].app.push = nil
    scenario.segments[0].answering.background = scenario.segments[0].answering.foreground
    let alike = SmallShop.counts(scenario, merchants: 30)
    #expect(pushed[.appsWoken] > 0)
    for counter in Counter.allCases where counter != .appsWoken {
      #expect(pushed[counter] == alike[counter])
    }
  }

  @Test("A push that never wakes changes nothing; one that comes too late answers nothing more")
  func idlePush() {
    var scenario = answered()
    let without = SmallShop.counts(scenario, merchants: 30)
    scenario.segments[0].app.push = Push(chance: .never, delay: .always(.zero))
    #expect(SmallShop.counts(scenario, merchants: 30) == without)
    scenario.segments[0].answering.background = .never
    let foregroundOnly = SmallShop.counts(scenario, merchants: 30)
    scenario.segments[0].app.push = Push(chance: .always, delay: .always(.hours(1)))
    let late = SmallShop.counts(scenario, merchants: 30)
    #expect(late[.callsAnswered] == foregroundOnly[.callsAnswered])
    #expect(late[.missedBackground] == foregroundOnly[.missedBackground])
  }
}
