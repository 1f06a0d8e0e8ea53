import MerchantModel
import SimKernel
import SimRandom
import Testing

/// What can be said of a segment without simulating it, compared with hand computation.
struct WorkloadTests {
  private func scenario() throws -> Scenario {
    var kind = ContactKind(name: "a")
    var weights = [Double](repeating: 0, count: 24)
    weights[9] = 1
    weights[10] = 3
    kind.hours = try #require(HourProfile(weights: weights))
    kind.text = .always(.minutes(30))
    kind.offer = try Probability(0.5)
    kind.accept = try Probability(0.4)
    var segment = Segment(name: "s")
    segment.contacts = [ContactRate(kind: "a", perDay: 8)]
    var scenario = Scenario()
    scenario.kinds = [kind]
    scenario.segments = [segment]
    return scenario
  }

  private func work(_ change: (inout Scenario) throws -> Void = { _ in }) throws -> Workload {
    var scenario = try scenario()
    try change(&scenario)
    return Workload(scenario.segments[0], in: scenario)
  }

  @Test("Contacts and erlangs by the hour, volume included")
  func demand() throws {
    let work = try work { $0.segments[0].demand.volume = try .constant(1.5) }
    #expect(work.hours[9].contacts == 3)
    #expect(work.hours[10].contacts == 9)
    #expect(work.hours[10].textLoad == 4.5)
    #expect(work.hours[11].contacts == 0)
    #expect(work.contacts == 12)
    #expect(work.textHours == 6)
  }

  @Test("Calls wanted take shyness, adoption, offer and acceptance off")
  func calls() throws {
    // Relative rounding of a handful of products.
    #expect(abs(try work().callsWanted - 8 * 0.5 * 0.4) < 1e-12)
    let fewer = try work {
      $0.customer.shy = try Probability(0.25)
      $0.segments[0].adoption = try Probability(0.5)
    }
    #expect(abs(fewer.callsWanted - 8 * 0.5 * 0.4 * 0.75 * 0.5) < 1e-12)
  }

  @Test("Staff over midnight, on some weekdays, with breaks, absence and a text group")
  func staff() throws {
    let work = try work {
      $0.segments[0].staffing.groups = [AgentGroup(name: "a", count: 2)]
      $0.segments[0].staffing.roster = Roster(shifts: [
        Shift(days: [.friday, .sunday], from: .hour(22), to: .hour(2))
      ])
      $0.segments[0].staffing.breaks = [Break(days: [.saturday], from: .hour(1), to: .hour(2))]
      $0.segments[0].staffing.absence = try Probability(0.5)
    }
    // Two agents on two of seven nights, half of them absent; one of the two nights' last hours is a break.
    let whole = 2.0 * 2 / 7 / 2
    for hour in [22, 23, 0] { #expect(abs(work.hours[hour].agents - whole) < 1e-12) }
    #expect(abs(work.hours[1].agents - whole / 2) < 1e-12)
    #expect(work.hours[2].agents == 0)
    #expect(abs(work.agentHours - 3.5 * whole) < 1e-12)
    let text = try self.work {
      $0.segments[0].staffing.groups = [
        AgentGroup(name: "a", count: 1), AgentGroup(name: "b", count: 2, video: false),
      ]
    }
    #expect(abs(text.hours[12].agents - 3) < 1e-12)
    #expect(abs(text.hours[12].videoAgents - 1) < 1e-12)
  }

  @Test("The chance of the foreground, closed spells and a merchant's own share included")
  func foreground() throws {
    #expect(try work().foregroundChance == 2.0 / 3)
    let closing = try work {
      $0.segments[0].app.close = try Probability(0.5)
      $0.segments[0].app.closed = .always(.minutes(100))
    }
    // 40 minutes of 40 + 20 / 2 + 100 / 2.
    #expect(abs(try #require(closing.foregroundChance) - 0.4) < 1e-12)
    let own = try work { $0.segments[0].app.foregroundShare = try .constant(0.25) }
    #expect(abs(try #require(own.foregroundChance) - 0.25) < 1e-12)
    let reminded = try work { $0.segments[0].app.reminders = 0.5 }
    #expect(abs(try #require(reminded.foregroundChance) - 0.8) < 1e-12)
    let both = try work {
      $0.segments[0].app.foregroundShare = try .constant(0.25)
      $0.segments[0].app.reminders = 0.5
    }
    #expect(both.foregroundChance == nil)
  }

  @Test("Weekday weights show in the range of days")
  func weekdays() throws {
    let work = try work {
      $0.kinds[0].weekdays = try #require(WeekdayProfile(weights: [2, 1, 1, 1, 1, 1, 0]))
    }
    #expect(work.weekdayRange == 0...2)
    #expect(try self.work().weekdayRange == 1...1)
  }
}
