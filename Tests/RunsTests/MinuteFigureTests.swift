import MerchantModel
import Runs
import SimKernel
import SimStatistics
import Testing

/// The three figures of minutes and whom they were served to, worked out by hand in a shop of constants.
@Suite struct MinuteFigureTests {
  private func scenario(contacts minutes: Int64...) -> Scenario {
    ConstantShop.scenario(contacts: minutes)
  }

  private func expect(
    _ figures: [String: Double], of scenario: Scenario,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try ConstantShop.expect(figures, of: scenario, sourceLocation: sourceLocation)
  }

  @Test("One customer at a time: ten minutes of talk for thirty, for both sides")
  func alone() throws {
    try expect(
      [
        "customer_minutes_saved": 30 * 20, "customer_minutes_saved_per_contact": 20,
        "staff_minutes_per_contact": 10, "staff_minutes_per_contact_saved": 20,
        "staff_effort": 30 * 10,
        // Five minutes until the tap, and the call.
        "waiting_and_handling": 15, "waiting_and_handling_saved": 15,
        "resolved_change": 0, "unserved_change": 0, "cut_off_change": 0,
      ], of: scenario(contacts: 0))
  }

  @Test("Whoever loses a customer saves effort, and no staff minutes per contact served")
  func losing() throws {
    // The second customer taps at 10:06, while the first one's call goes on to 10:15, and gives up.
    var scenario = scenario(contacts: 0, 1)
    scenario.customer.afterMiss.giveUp = .always
    try expect(
      [
        "customer_minutes_saved_per_contact": 20,
        // Ten minutes of one call for one customer; with video off two chats at once, 31 minutes by the clock, for two.
        "staff_minutes_per_contact": 10, "staff_minutes_per_contact_saved": 15.5 - 10,
        "staff_effort": 30 * 10,
        // Fifteen minutes and five; with video off thirty each.
        "waiting_and_handling": 10, "waiting_and_handling_saved": 20, "waiting_of_unserved": 5,
        "resolved_change": -30, "unserved_change": 30, "cut_off_change": 0,
      ], of: scenario)
  }

  @Test("Who has not adopted the feature is the same with video off")
  func notAdopted() throws {
    var scenario = scenario(contacts: 0)
    scenario.segments[0].adoption = .never
    try expect(
      [
        "customer_minutes_saved": 0, "staff_minutes_per_contact": 30,
        "staff_minutes_per_contact_saved": 0, "waiting_and_handling": 30,
        "waiting_and_handling_saved": 0, "resolved_change": 0,
      ], of: scenario)
  }

  @Test("Contacts cut off are counted against video off")
  func cutOff() throws {
    // Text takes until after the end of the run, on its last day.
    var scenario = scenario(contacts: 0)
    scenario.kinds[0].text = .always(.hours(15))
    try expect(["cut_off_change": -30.0 / 5, "unserved_change": 0], of: scenario)
  }

  @Test("Without the comparison they are not there, and the others are")
  func notCompared() throws {
    var scenario = scenario(contacts: 0)
    scenario.measurement.counterfactual = false
    let names = Measure.dictionary(of: scenario).map(\.name)
    #expect(names.contains("customer_minutes_saved") && names.contains("waiting_and_handling"))
    #expect(!names.contains("staff_minutes_per_contact_saved"))
    #expect(!names.contains("resolved_change"))
  }

  @Test("Figures of a kind and its waterfall are those of its contacts")
  func kinds() throws {
    var scenario = scenario(contacts: 0, 1)
    scenario.customer.afterMiss.giveUp = .always
    scenario.kinds.append(ContactKind(name: "other"))
    var run = Run(scenario, threads: 1)
    run.countsKinds = true
    let result = try run.result()
    func value(_ figure: KindFigure, kind: Int = 0) -> Double? {
      result.estimate(figure, ofKind: kind, .population).value
    }
    #expect(value(.contacts) == 60)
    #expect(value(.contacts, kind: 1) == 0)
    #expect(value(.textMinutes) == 30)
    #expect(value(.textMinutes, kind: 1) == nil)
    #expect(value(.videoMinutes) == 10)
    #expect(value(.customerMinutes) == 10)
    #expect(value(.hadVideo) == 0.5)
    #expect(value(.customerMinutesSaved) == 600)
    #expect(value(.resolved) == 30)
    #expect(value(.unserved) == 30)
    #expect(value(.cutOff) == 0)
    #expect(value(.resolvedChange) == -30)
    #expect(value(.unservedChange) == 30)
    #expect(value(.cutOffChange) == 0)
    let waterfall = try #require(result.waterfalls(of: .population).first)
    #expect(waterfall.kind == "question")
    #expect(waterfall[.promise]?.minutes.value == 1_200)
    #expect(waterfall[.lost(.gaveUp)]?.minutes.value == -600)
    #expect(waterfall[.lost(.gaveUp)]?.share.value == -0.5)
    #expect(waterfall[.saved]?.minutes.value == 600)
    let plain = try Run(scenario, threads: 1).result()
    #expect(plain.waterfalls(of: .population).isEmpty && plain.kindFigures.isEmpty)
  }
}
