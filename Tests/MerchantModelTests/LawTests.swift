import MerchantModel
import SimKernel
import SimRandom
import Testing

/// What must hold whatever the numbers: under common random numbers the comparisons are exact, so none of
/// these tests has a tolerance.
@Suite struct Laws {
  @Test func nobodyAcceptsMeansNoVideo() throws {
    var scenario = try Shop.scenario()
    scenario.kinds[0].accept = .never
    let totals = Shop.totals(scenario)
    #expect(totals[.cardsOffered] > 0)
    #expect(totals[.callsOffered] == 0)
    #expect(totals[.endedByVideo] == 0)
    #expect(totals[.contactMicrosecondsSaved] == 0)
    #expect(totals[.elapsedMicroseconds] == totals[.elapsedMicrosecondsWithoutVideo])
    #expect(totals[.agentMicroseconds] == totals[.agentMicrosecondsWithoutVideo])
  }

  @Test func shyCustomersNeverAccept() throws {
    var scenario = try Shop.scenario()
    scenario.customer.shy = .always
    #expect(Shop.totals(scenario)[.cardsAccepted] == 0)
  }

  @Test func textOnlyIsTheSameAsVideoOff() throws {
    var textOnly = try Shop.scenario()
    textOnly.kinds[0].offer = .never
    var refused = try Shop.scenario()
    refused.kinds[0].accept = .never
    #expect(Shop.totals(textOnly).values == Shop.totals(refused).except(.cardsOffered))
  }

  /// Without a queue, a rule or a limit on rings, what a call meets does not depend on earlier calls
  /// except through agents who are busy; with many agents nobody is.
  private func roomy() throws -> Scenario {
    var scenario = try Shop.scenario()
    scenario.rule.enabled = false
    scenario.segments[0].staffing.chats = .byOthers
    scenario.segments[0].staffing.groups[0].count = 6
    scenario.kinds[0].video = .always(.seconds(1))
    scenario.customer.afterMiss.ringAgain = .never
    return scenario
  }

  @Test(arguments: [1.0, 1.5, 4.0])
  func moreDiligenceNeverAnswersFewerCalls(factor: Double) throws {
    var scenario = try roomy()
    let before = Shop.totals(scenario)
    scenario.segments[0].diligence = try .constant(factor)
    let after = Shop.totals(scenario)
    #expect(after[.callsOffered] == before[.callsOffered])
    #expect(after[.callsAnswered] >= before[.callsAnswered])
    #expect(factor == 1 || after[.callsAnswered] > before[.callsAnswered])
  }

  @Test(arguments: [5, 10, 20])
  func longerRingsNeverAnswerFewerCalls(seconds: Int64) throws {
    var scenario = try roomy()
    scenario.segments[0].ring.timeout = .seconds(seconds)
    let short = Shop.totals(scenario)
    scenario.segments[0].ring.timeout = .seconds(2 * seconds)
    let long = Shop.totals(scenario)
    #expect(long[.callsOffered] == short[.callsOffered])
    #expect(long[.callsAnswered] > short[.callsAnswered])
  }

  @Test(arguments: [1, 2, 4])
  func moreAgentsNeverAnswerFewerCalls(agents: Int) throws {
    var scenario = try roomy()
    scenario.segments[0].staffing.absence = .never
    scenario.segments[0].staffing.groups[0].count = agents
    let few = Shop.totals(scenario)
    scenario.segments[0].staffing.groups[0].count = agents + 1
    let many = Shop.totals(scenario)
    #expect(many[.callsOffered] == few[.callsOffered])
    #expect(many[.callsAnswered] > few[.callsAnswered])
  }

  @Test func everyMerchantIsItselfWhateverRanBefore() throws {
    let scenario = try Shop.scenario()
    func alone(_ merchant: UInt32, after others: [UInt32]) -> [Int64] {
      var runner = MerchantRunner(scenario, segment: 0)
      var ignored = Tallies(days: scenario.calendar.totalDays)
      for other in others { runner.run(merchant: other, replication: 3, into: &ignored) }
      var tallies = Tallies(days: scenario.calendar.totalDays)
      runner.run(merchant: merchant, replication: 3, into: &tallies)
      return TallyTable(tallies).totals(over: 0..<scenario.calendar.totalDays)
    }
    #expect(alone(5, after: []) == alone(5, after: [9, 1, 5, 2]))
    #expect(alone(5, after: []) != alone(6, after: []))
  }

  @Test func addingASegmentOrAKindChangesNoOthersDraws() throws {
    let scenario = try Shop.scenario()
    var wider = scenario
    var kind = ContactKind(name: "usage")
    kind.text = .always(.minutes(10))
    wider.kinds.insert(kind, at: 0)
    wider.segments.append(Segment(name: "other"))
    #expect(Shop.totals(scenario) == Shop.totals(wider))
  }

  @Test func theWarmUpComesBeforeTheCountedDaysAndIsNotCounted() throws {
    var scenario = try Shop.scenario()
    scenario.rule.enabled = false
    let whole = Shop.totals(scenario)
    scenario.calendar.warmup = 10
    scenario.calendar.days = 10
    scenario.calendar.start = scenario.calendar.start.adding(days: 10)
    let half = Shop.totals(scenario)
    // The same 20 days are simulated; only the later ten are counted.
    #expect(half[.merchantDays] * 2 == whole[.merchantDays])
    #expect(half[.contacts] < whole[.contacts])
    #expect(half[.contacts] > 0)
  }

  @Test func gatesOnlyEverSendFewerCards() throws {
    var scenario = try roomy()
    let always = Shop.totals(scenario)
    scenario.invitation.gate = .free
    let free = Shop.totals(scenario)
    scenario.invitation.gate = .foreground
    let foreground = Shop.totals(scenario)
    #expect(free[.cardsOffered] <= always[.cardsOffered])
    #expect(foreground[.cardsOffered] < free[.cardsOffered])
  }

  @Test func noResponseIsTheSameAsAFactorOfOne() throws {
    var scenario = try Shop.scenario()
    let without = Shop.totals(scenario)
    scenario.response.halfLife = .days(3)
    #expect(without[.suspensions] > 0)
    #expect(Shop.totals(scenario) == without)
    scenario.response.diligence = 5
    #expect(Shop.totals(scenario)[.suspensions] < without[.suspensions])
  }

  @Test func savingsAreThoseOfTheContactsGuidedByVideo() throws {
    var scenario = try roomy()
    scenario.kinds[0].text = .always(.minutes(40))
    scenario.kinds[0].video = .always(.minutes(10))
    let totals = Shop.totals(scenario)
    let perContact = SimDuration.minutes(30).microseconds
    #expect(totals[.contactMicrosecondsSaved] == totals[.endedByVideo] * perContact)
  }

  @Test func aDroppedCallGoesOnByTextForWhatWasLeft() throws {
    var scenario = try roomy()
    scenario.kinds[0].text = .always(.minutes(40))
    scenario.kinds[0].video = .always(.minutes(10))
    scenario.kinds[0].drop = .always
    let totals = Shop.totals(scenario)
    #expect(totals[.endedByVideo] == 0)
    #expect(totals[.callsDropped] == totals[.callsAnswered])
    // A drop after a share u of the call saves u (40 - 10) minutes; the mean of u is one half.
    let mean = Double(totals[.contactMicrosecondsSaved]) / Double(totals[.callsDropped])
    let expected = Double(SimDuration.minutes(15).microseconds)
    // Four standard errors of the mean of uniforms: 4 x 30 min x sqrt(1/12 / n).
    let spread = 4 * 2 * expected * (1.0 / 12 / Double(totals[.callsDropped])).squareRoot()
    #expect(abs(mean - expected) < spread)
  }
}
