import MerchantModel
import Runs
import Scenarios
import Testing

/// The signs that somebody who runs shops would expect of the scenarios that come with the project.
struct ShippedScenarioTests {
  private func result(
    _ name: String, settings: [String] = [], replications: Int
  ) throws -> RunResult {
    let settings = ["replications=\(replications)"] + ProjectScenario.fast + settings
    return try Run(try ProjectScenario.load(name, settings).value, threads: 2).result()
  }

  private func estimate(
    _ measure: String, _ segment: String, _ result: RunResult
  ) throws -> (value: Double, lower: Double, upper: Double) {
    let index = try #require(result.scenario.segments.firstIndex { $0.name == segment })
    let estimate = result.estimate(
      try #require(Measure.named(measure)), of: .segment(index))
    let value = try #require(estimate.value)
    return (value, estimate.interval?.lower ?? value, estimate.interval?.upper ?? value)
  }

  @Test(
    "Each is read without a warning",
    arguments: [
      "appeals", "assistant", "big-sale", "desk", "merchant-day", "night-window", "platform",
      "reply-rate", "roll-out", "sale-moratorium", "service-desk", "solo-seller", "tiers",
    ])
  func reads(name: String) throws {
    #expect(try ProjectScenario.load(name).warnings.isEmpty)
  }

  @Test("The platform: sellers alone and small shops are suspended, larger ones hardly; 14 million")
  func platform() throws {
    let result = try result("platform", replications: 6)
    #expect(result.scenario.segments.map(\.weight).reduce(0, +) == 14_000_000)
    let solo = try estimate("suspensions", "solo", result)
    let small = try estimate("suspensions", "small", result)
    // A seller alone answers worst, but has too few calls on most days to be judged.
    for segment in ["desk", "brand"] {
      #expect(
        try estimate("suspensions", segment, result).value < min(solo.lower, small.lower))
    }
    let contacts = result.estimate(
      try #require(Measure.named("contacts")), of: .population)
    #expect(try #require(contacts.value) >= 5)
    let rates = try ["solo", "small", "desk", "brand"].map {
      try estimate("answer_rate", $0, result)
    }
    #expect(zip(rates, rates.dropFirst()).allSatisfy { $0.upper < $1.lower })
  }

  @Test(
    "The night window: open without staff is worst, and a night agent without calls does no harm")
  func night() throws {
    let result = try result("night-window", replications: 6)
    let closed = try estimate("suspensions", "closed", result)
    let staffed = try estimate("suspensions", "staffed", result)
    let unstaffed = try estimate("suspensions", "unstaffed", result)
    #expect(unstaffed.lower > staffed.upper)
    #expect(unstaffed.lower > closed.upper)
    #expect(
      try estimate("missed_nobody", "unstaffed", result).lower
        > estimate("missed_nobody", "staffed", result).upper)
    #expect(
      try estimate("left_queue", "idle", result).upper
        < estimate("left_queue", "closed", result).lower)
  }

  @Test("The big sale: contacts of its days and of the wave have the means of their factors")
  func bigSale() throws {
    let result = try result("big-sale", replications: 20)
    let scenario = result.scenario
    let measure = try #require(Measure.named("contacts"))
    let calendar = scenario.calendar
    for date in ["2026-11-05", "2026-11-10", "2026-11-16", "2026-12-01"] {
      let day = try #require(
        calendar.countedDays.first { calendar.date(ofDay: $0).description == date })
      let expected = scenario.kinds.reduce(0) {
        $0 + scenario.segments[0].contactsPerDay(of: $1.name)
          * $1.weekdays.factor(calendar.date(ofDay: day).weekday)
          * Campaign.dayFactors(of: $1.name, in: scenario.campaigns, on: calendar)[day]
      }
      let estimate = result.estimate(measure, of: .segment(0), onDay: day)
      let value = try #require(estimate.value)
      let error = try #require(estimate.standardError)
      #expect(abs(value - expected) < 3.9 * error)
    }
  }

  @Test(
    "Tiers spare small sellers, whose video is off for less of their time than under one rule for all"
  )
  func tiers() throws {
    let tiered = try result("tiers", replications: 12)
    let single = try result(
      "tiers",
      settings: [
        "rules=~", "rule.minimumCalls=3", "rule.returnDelay={exponential: {mean: 12 h}}",
      ], replications: 12)
    #expect(
      try estimate("time_off", "solo", tiered).upper
        < estimate("time_off", "solo", single).lower)
    #expect(
      try estimate("time_off", "shop", tiered).value
        < estimate("time_off", "shop", single).value)
  }

  @Test(
    "The moratorium averts the suspensions of the sale's days")
  func moratorium() throws {
    let plain = try result("sale-moratorium", replications: 6)
    let judged = try result("sale-moratorium", settings: ["moratoria=~"], replications: 6)
    let measure = try #require(Measure.named("suspensions"))
    let calendar = plain.scenario.calendar
    let sale = calendar.countedDays.filter {
      (9...11).contains(calendar.date(ofDay: $0).components.day)
        && calendar.date(ofDay: $0).components.month == 11
    }
    #expect(sale.count == 3)
    for day in sale {
      #expect(plain.estimate(measure, of: .segment(0), onDay: day).value == 0)
      #expect(try #require(judged.estimate(measure, of: .segment(0), onDay: day).value) > 0)
    }
    #expect(
      try estimate("suspensions", "shop", plain).value
        < estimate("suspensions", "shop", judged).value)
  }

  @Test("More people at the desk: less occupancy, shorter waits; reminders: fewer calls missed")
  func desk() throws {
    let plain = try result("service-desk", replications: 6)
    let more = try result(
      "service-desk", settings: ["segments.desk.agents.early.count=5"], replications: 6)
    #expect(
      try estimate("occupancy", "desk", more).upper < estimate("occupancy", "desk", plain).lower)
    #expect(
      try estimate("queue_wait", "desk", more).upper < estimate("queue_wait", "desk", plain).lower)
    let reminded = try result(
      "service-desk", settings: ["segments.desk.app.reminders=0.1"], replications: 6)
    #expect(
      try estimate("missed_background", "desk", reminded).upper
        < estimate("missed_background", "desk", plain).lower)
  }
}
