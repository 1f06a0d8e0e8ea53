import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Shifts, breaks, absence and overtime, compared with hand computation.
struct RosterTests {
  private let hour: Int64 = 3_600_000_000

  private func scenario(
    shifts: [Shift], breaks: [Break] = [], days: Int = 14, contacts: Replay? = nil
  ) -> Scenario {
    var scenario = SmallShop.scenario(days: days)
    scenario.segments[0].staffing.roster = Roster(shifts: shifts)
    scenario.segments[0].staffing.breaks = breaks
    if let contacts { scenario.segments[0].replays = [contacts] }
    return scenario
  }

  private var dayShift: [Shift] { [Shift(from: .hour(9), to: .hour(17))] }

  private func rostered(_ shifts: [Shift], _ breaks: [Break] = []) -> Int64 {
    SmallShop.counts(scenario(shifts: shifts, breaks: breaks))[.rosteredMicroseconds] / hour
  }

  @Test("Breaks come off rostered time, once where they overlap, and only within shifts")
  func breakTime() {
    let lunch = Break(from: .hour(12), to: .hour(13))
    #expect(rostered(dayShift) == 14 * 8)
    #expect(rostered(dayShift, [lunch]) == 14 * 7)
    #expect(rostered(dayShift, [lunch, Break(from: .hour(12), to: .hour(14))]) == 14 * 6)
    #expect(rostered(dayShift, [Break(from: .hour(10), to: .hour(15)), lunch]) == 14 * 3)
    #expect(rostered(dayShift, [Break(from: .hour(7), to: .hour(10))]) == 14 * 7)
    #expect(rostered(dayShift, [Break(from: .hour(16), to: .hour(20))]) == 14 * 7)
    #expect(rostered(dayShift, [Break(from: .hour(20), to: .hour(21))]) == 14 * 8)
    #expect(rostered(dayShift, [Break(from: .hour(8), to: .hour(18))]) == 0)
    #expect(
      rostered(dayShift, [Break(days: [.saturday, .sunday], from: .hour(12), to: .hour(13))])
        == 14 * 8 - 4)
  }

  @Test("A break of the night falls into the shift that began the day before, and the week before")
  func nightBreak() {
    let night = [Shift(from: .hour(22), to: .hour(6))]
    // The first night began before the first day, the last one ends after the last: each has its part.
    #expect(rostered(night) == 14 * 8)
    #expect(rostered(night, [Break(from: .hour(2), to: .hour(3))]) == 14 * 7)
    let sunday = [Shift(days: [.sunday], from: .hour(22), to: .hour(6))]
    #expect(rostered(sunday) == 6 + 8 + 2)
    #expect(rostered(sunday, [Break(days: [.monday], from: .hour(2), to: .hour(3))]) == 5 + 7 + 2)
    #expect(rostered(sunday, [Break(days: [.sunday], from: .hour(23), to: .hour(1))]) == 5 + 6 + 1)
  }

  @Test("A group without breaks of its own takes the segment's")
  func groups() {
    var scenario = scenario(shifts: dayShift, breaks: [Break(from: .hour(12), to: .hour(13))])
    var free = AgentGroup(name: "b", count: 1)
    free.breaks = []
    scenario.segments[0].staffing.groups = [AgentGroup(name: "a", count: 1), free]
    #expect(SmallShop.counts(scenario)[.rosteredMicroseconds] / hour == 14 * (7 + 8))
  }

  @Test("Nobody takes a chat in a break; who comes then waits for its end")
  func breakWait() {
    let lunch = Break(from: .hour(12), to: .hour(13))
    let counts = SmallShop.counts(
      scenario(
        shifts: dayShift, breaks: [lunch], contacts: SmallShop.replay((0, 12, 15), (0, 13, 0))))
    #expect(counts[.queueWaits] == 2)
    #expect(counts[.queueWaitMicroseconds] == hour * 3 / 4)
  }

  @Test("Who comes back from a break serves the queue, though another's shift was awaited before")
  func earlierAlarm() {
    var scenario = scenario(
      shifts: dayShift, breaks: [Break(from: .hour(12), to: .hour(13))],
      contacts: SmallShop.replay((0, 11, 50), (0, 11, 55)))
    scenario.segments[0].staffing.chats = .slots(1)
    var evening = AgentGroup(name: "evening", count: 1)
    evening.roster = Roster(shifts: [Shift(from: .hour(18), to: .hour(22))])
    scenario.segments[0].staffing.groups.append(evening)
    // The second waits from 11:55, when the first agent is full, to the end of that agent's break.
    #expect(SmallShop.counts(scenario)[.queueWaitMicroseconds] == hour * 65 / 60)
  }

  @Test("A shift over the week's end is worked on the Monday, once")
  func weekEnd() {
    let sunday = [Shift(days: [.sunday], from: .hour(22), to: .hour(6))]
    // Day 0 is a Monday: on shift until 06:00 from the Sunday before; then from Sunday 22:00, day 6.
    let counts = SmallShop.counts(
      scenario(shifts: sunday, contacts: SmallShop.replay((0, 5, 0), (0, 6, 0), (7, 5, 59))))
    #expect(counts[.queueWaits] == 3)
    #expect(counts[.queueWaitMicroseconds] == hour * (6 * 24 + 16))
  }

  @Test("Absence takes whole shifts, with what lies behind a break or midnight, and no others")
  func absence() {
    var scenario = scenario(
      shifts: [Shift(from: .hour(20), to: .hour(4))], breaks: [Break(from: .hour(1), to: .hour(2))],
      days: 1)
    scenario.segments[0].staffing.absence = Probability(clamping: 0.4)
    scenario.calendar.days = 2
    // Three hours of the shift that began the day before the first, seven of the first day's shift, and four, up to the
    // end, of the second's: each all or nothing.
    let merchants = 2_000
    let worked = SmallShop.each(.rosteredMicroseconds, scenario, merchants: merchants).map {
      $0 / hour
    }
    #expect(Set(worked) == [0, 3, 4, 7, 10, 11, 14])
    let mean = Double(worked.reduce(0, +)) / Double(merchants)
    let variance = 0.24 * Double(3 * 3 + 7 * 7 + 4 * 4)
    #expect(abs(mean - 0.6 * 14) < 3.5 * (variance / Double(merchants)).squareRoot())
  }

  @Test("Where everybody is always absent a run still ends")
  func alwaysAbsent() {
    var scenario = scenario(shifts: dayShift, contacts: SmallShop.replay((0, 10, 0)))
    scenario.segments[0].staffing.absence = .always
    let counts = SmallShop.counts(scenario)
    #expect(counts[.rosteredMicroseconds] == 0)
    #expect(counts[.queueWaits] == 0)
  }

  @Test("What is finished after the shift, or in a break, is overtime; chats at once count once")
  func overtime() {
    func overtime(_ times: Replay, breaks: [Break] = []) -> Int64 {
      let counts = SmallShop.counts(scenario(shifts: dayShift, breaks: breaks, contacts: times))
      return counts[.overtimeMicroseconds] / 60_000_000
    }
    let lunch = [Break(from: .hour(12), to: .hour(13))]
    #expect(overtime(SmallShop.replay((0, 16, 0))) == 0)
    #expect(overtime(SmallShop.replay((0, 16, 50))) == 20)
    #expect(overtime(SmallShop.replay((0, 16, 50), (0, 16, 55))) == 25)
    #expect(overtime(SmallShop.replay((0, 11, 50)), breaks: lunch) == 20)
    // From 11:50 the agent is busy until 12:20, taken up again at 13:00.
    #expect(overtime(SmallShop.replay((0, 11, 50), (0, 12, 30)), breaks: lunch) == 20)
    let short = [Break(from: .hour(12), to: TimeOfDay(hour: 12, minute: 10) ?? .hour(13))]
    #expect(overtime(SmallShop.replay((0, 11, 50)), breaks: short) == 10)
    #expect(overtime(SmallShop.replay((0, 11, 55), (0, 12, 10)), breaks: short) == 10)
  }

  @Test("Work, overtime and shifts are booked on the days on which they are worked")
  func workPastMidnight() {
    // From day 0 at 20:00 for 30 hours, on shift until 04:00 each night.
    var scenario = scenario(
      shifts: [Shift(from: .hour(20), to: .hour(4))], days: 3,
      contacts: SmallShop.replay((0, 20, 0)))
    scenario.kinds[0].text = .always(.hours(30))
    func hours(_ counter: Counter, firstDay: Int) -> Int64 {
      var scenario = scenario
      scenario.calendar.warmup = firstDay
      scenario.calendar.days = 3 - firstDay
      scenario.calendar.start = CivilDate(dayNumber: 20_514 + firstDay)
      return SmallShop.counts(scenario)[counter] / hour
    }
    #expect((0..<3).map { hours(.rosteredMicroseconds, firstDay: $0) } == [24, 16, 8])
    #expect((0..<3).map { hours(.chatMicroseconds, firstDay: $0) } == [30, 26, 2])
    #expect((0..<3).map { hours(.agentMicroseconds, firstDay: $0) } == [30, 26, 2])
    #expect((0..<3).map { hours(.chatLoadMicroseconds, firstDay: $0) } == [15, 13, 1])
    // On day 1 from 04:00, when the shift is over, to 20:00, when the next one begins.
    #expect((0..<3).map { hours(.overtimeMicroseconds, firstDay: $0) } == [16, 16, 0])
  }

  @Test("A call past midnight is booked on both days, and cut off at the end of the run")
  func callPastMidnight() {
    var desk = SmallDesk()
    desk.talk = .hours(30)
    desk.days = 2
    let calls = desk.outcome(callsAt: [.at(23)])
    #expect(calls.total(.callMicroseconds) == 25 * hour - 2_000_000)
    #expect(calls.total(.endings) == 0)
  }

  @Test("Chats weigh in the occupancy by their share of the slots")
  func occupancy() throws {
    let counts = SmallShop.counts(
      scenario(shifts: dayShift, contacts: SmallShop.replay((0, 10, 0), (0, 10, 10))))
    #expect(counts[.chatMicroseconds] == hour)
    #expect(counts[.chatLoadMicroseconds] == hour / 2)
    let measure = try #require(Measure.named("occupancy"))
    #expect(measure.numerator(of: counts) == Double(hour / 2))
    #expect(measure.denominator(of: counts) == 14 * 8 * hour)
  }

  // MARK: Dated shifts

  private func dated(_ day: Int, _ days: Int, _ from: Int, _ to: Int) -> DatedShift {
    var shift = DatedShift(from: .hour(from), to: .hour(to))
    shift.start = CivilDate(dayNumber: 20_514 + day)
    shift.days = days
    return shift
  }

  private func rostered(_ shifts: [Shift], dated: [DatedShift]) -> Int64 {
    var scenario = scenario(shifts: shifts)
    scenario.segments[0].staffing.datedShifts = dated
    return SmallShop.counts(scenario)[.rosteredMicroseconds] / hour
  }

  @Test("Dated shifts add to the roster on their dates, and on no others")
  func datedShifts() {
    #expect(rostered(dayShift, dated: [dated(3, 3, 18, 22)]) == 14 * 8 + 3 * 4)
    #expect(rostered([], dated: [dated(3, 3, 18, 22)]) == 3 * 4)
    // One that touches a shift, one before it on the same day, and one after the last day.
    #expect(
      rostered(
        dayShift, dated: [dated(0, 1, 17, 20), dated(0, 1, 7, 8), dated(14, 9, 9, 17)])
        == 14 * 8 + 3 + 1)
    // Of the night before the first day there are six hours left, of the last night two.
    #expect(rostered([], dated: [dated(-1, 15, 22, 6)]) == 14 * 8)
    #expect(rostered(dayShift, dated: [dated(-1, 15, 22, 6)]) == 14 * 16)
  }

  @Test("A campaign gives a dated shift its days, and a group its own dated shifts")
  func datedShiftsOfCampaigns() {
    var scenario = scenario(shifts: dayShift)
    scenario.campaigns = [Campaign(name: "sale", start: CivilDate(dayNumber: 20_516), days: 2)]
    var shift = DatedShift(from: .hour(18), to: .hour(21))
    shift.campaign = "sale"
    var temporary = AgentGroup(name: "temporary", count: 2, roster: Roster(shifts: []))
    temporary.datedShifts = [shift]
    scenario.segments[0].staffing.groups.append(temporary)
    #expect(SmallShop.counts(scenario)[.rosteredMicroseconds] / hour == 14 * 8 + 2 * 2 * 3)
  }

  @Test(
    "Shifts that are dated on every day are those of the roster, to the last event",
    arguments: [(9, 17), (22, 6), (14, 2)])
  func datedShiftsOnEveryDay(from: Int, to: Int) throws {
    func fingerprint(dated isDated: Bool) throws -> (TallyTable, String) {
      var scenario = try Shop.scenario()
      // The examination has no dated shifts.
      scenario.measurement.falsePositives = false
      scenario.segments[0].staffing.roster = Roster(
        shifts: isDated ? [] : [Shift(from: .hour(from), to: .hour(to))])
      if isDated {
        var shift = DatedShift(from: .hour(from), to: .hour(to))
        // As the roster, from the week before on.
        shift.start = scenario.calendar.start.adding(days: -7)
        shift.days = 40
        scenario.segments[0].staffing.datedShifts = [shift]
      }
      var runner = MerchantRunner(scenario, segment: 0)
      var tallies = Tallies(days: scenario.calendar.totalDays)
      for merchant in 0..<5 {
        runner.run(merchant: UInt32(merchant), replication: 0, into: &tallies)
      }
      return (TallyTable(tallies), runner.fingerprint.description)
    }
    let (dated, weekly) = (try fingerprint(dated: true), try fingerprint(dated: false))
    #expect(dated.0 == weekly.0)
    #expect(dated.1 == weekly.1)
  }
}
