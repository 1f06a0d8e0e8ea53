import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Recorded contacts arrive when they were recorded.
struct ReplayTests {
  @Test("Recorded instants arrive to the microsecond, for every merchant")
  func exactly() {
    var scenario = SmallShop.scenario()
    var replay = SmallShop.replay((0, 8, 0), (1, 7, 30))
    replay.instants[0].sinceMidnight += .microseconds(500_001)
    scenario.segments[0].replays = [replay]
    // Both wait for 09:00.
    let counts = SmallShop.counts(scenario, merchants: 3)
    #expect(counts[.contacts] == 6)
    #expect(counts[.queueWaits] == 6)
    #expect(counts[.queueWaitMicroseconds] == 3 * (3_600_000_000 - 500_001 + 5_400_000_000))
  }

  @Test("Rates, volume, busyness and campaigns leave recorded contacts alone")
  func independent() {
    var scenario = SmallShop.scenario()
    scenario.segments[0].replays = [
      SmallShop.replay((0, 10, 0), (0, 10, 0), (2, 12, 0), (4, 23, 59))
    ]
    let plain = SmallShop.counts(scenario, merchants: 5)
    scenario.segments[0].contacts = [ContactRate(kind: "question", perDay: 50)]
    scenario.segments[0].demand.volume = .exactly(3)
    scenario.segments[0].demand.busyness = 1
    scenario.platform.busyness = 1
    var sale = Campaign(name: "sale", start: scenario.calendar.start, days: 5)
    sale.factors = [KindFactor(kind: "question", factor: 9)]
    scenario.campaigns = [sale]
    #expect(SmallShop.counts(scenario, merchants: 5) == plain)
    #expect(plain[.contacts] == 20)
  }

  @Test("A replayed kind changes nothing of another kind's contacts")
  func beside() {
    var scenario = SmallShop.scenario()
    var other = ContactKind(name: "other")
    other.text = .always(.minutes(1))
    scenario.kinds.append(other)
    scenario.segments[0].staffing.chats = .byOthers
    scenario.segments[0].contacts = [ContactRate(kind: "other", perDay: 7)]
    let alone = SmallShop.counts(scenario, merchants: 20)
    scenario.segments[0].replays = [SmallShop.replay((0, 10, 0), (3, 1, 0))]
    let together = SmallShop.counts(scenario, merchants: 20)
    #expect(together[.contacts] == alone[.contacts] + 40)
    #expect(together[.textMicroseconds] == alone[.textMicroseconds] + 40 * 1_800_000_000)
  }

  @Test("What begins at the very midnight that ends the run is lost, also where rules share days")
  func veryEnd() {
    var scenario = SmallShop.scenario()
    scenario.kinds[0].offer = .always
    scenario.kinds[0].accept = .always
    scenario.kinds[0].tapDelay = .always(.hours(1))
    scenario.segments[0].staffing.chats = .byOthers
    scenario.segments[0].staffing.roster = Roster(shifts: [Shift(from: .hour(9), to: .hour(8))])
    scenario.segments[0].night.answers = true
    scenario.segments[0].replays = [SmallShop.replay((0, 10, 0), (4, 23, 0))]
    let counts = SmallShop.counts(scenario, merchants: 4)
    #expect(counts[.cardsAccepted] == 8)
    #expect(counts[.callsOffered] == 4)
    #expect(counts[.callsAnswered] + counts[.missedNotNoticed] + counts[.missedBackground] == 4)
    var simulator = CoupledRulesCheck(scenario, rules: [scenario.rule, Rule()])
    #expect(simulator.differences() == [])
  }

  @Test("A file can be put where its first day is the first counted or the first simulated day")
  func alignment() {
    var calendar = StudyCalendar()
    calendar.start = CivilDate(dayNumber: 20_514)
    calendar.warmup = 3
    var replay = SmallShop.replay((-400, 6, 0), (-398, 7, 0))
    let first = SimTime.zero + .hours(6)
    let second = SimTime.zero + .days(2) + .hours(7)
    replay.alignment = .warmup
    #expect(replay.times(on: calendar) == [first, second])
    replay.alignment = .start
    #expect(replay.times(on: calendar) == [first + .days(3), second + .days(3)])
    #expect(replay.reaches(calendar))
    replay.alignment = .dates
    #expect(replay.times(on: calendar) == [first - .days(397), second - .days(397)])
    #expect(!replay.reaches(calendar))
  }
}
