import MerchantModel
import SimKernel
import SimRandom
import Testing

/// What goes in comes out: every contact ends once, every call is answered or missed.
@Suite struct Books {
  private func expectBalance(
    _ totals: Shop.Totals, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let missed: [Counter] = [
      .missedNobodyOnShift, .missedAllBusy, .missedNotNoticed, .missedBackground, .missedClosed,
      .missedHungUp,
    ]
    #expect(
      totals[.callsOffered] == totals[.callsAnswered] + missed.reduce(0) { $0 + totals[$1] },
      sourceLocation: sourceLocation)
    #expect(
      totals[.endings] == totals[.endedByText] + totals[.endedByVideo] + totals[.leftQueue]
        + totals[.gaveUp], sourceLocation: sourceLocation)
    // What has not ended yet can only be what came late.
    let unfinished = totals[.contacts] - totals[.endings]
    #expect(unfinished >= 0, sourceLocation: sourceLocation)
    #expect(unfinished < totals[.contacts] / 20, sourceLocation: sourceLocation)
    #expect(totals[.cardsAccepted] <= totals[.cardsOffered], sourceLocation: sourceLocation)
    #expect(totals[.cardsOffered] <= totals[.contacts], sourceLocation: sourceLocation)
  }

  @Test func balanceInABusyShop() throws {
    let totals = try Shop.totals(Shop.scenario())
    #expect(totals[.callsOffered] > 1_000)
    expectBalance(totals)
  }

  @Test func balanceWithEveryOutcomeOn() throws {
    var scenario = try Shop.scenario()
    scenario.kinds[0].drop = try Probability(0.2)
    scenario.kinds[0].camera.on = try Probability(0.5)
    scenario.kinds[0].camera.videoWhenOff = .always(.minutes(25))
    scenario.kinds[0].outcomes.resolvedByText = try Probability(0.8)
    scenario.kinds[0].outcomes.contactAgain.unresolved = try Probability(0.5)
    scenario.kinds[0].outcomes.returned.unresolved = try Probability(0.3)
    scenario.response.hangUp = try Probability(0.5)
    scenario.response.diligence = 3
    scenario.response.leave = try Probability(0.1)
    let totals = Shop.totals(scenario)
    for counter in [
      Counter.callsDropped, .repeatContacts, .returns, .suspensions, .hungUpByMerchant,
      .leftForGood,
    ] {
      #expect(totals[counter] > 0, "\(counter)")
    }
    expectBalance(totals)
  }

  @Test func resolvedAndUnresolvedContactsAreAllContacts() throws {
    var scenario = try Shop.scenario()
    scenario.kinds[0].outcomes.resolvedByText = .never
    let totals = Shop.totals(scenario)
    #expect(totals[.resolved] == totals[.endedByVideo])
  }

  @Test func withoutASuspensionNobodyIsOff() throws {
    var scenario = try Shop.scenario()
    scenario.rule.enabled = false
    let totals = Shop.totals(scenario)
    #expect(totals[.suspensions] == 0)
    #expect(totals[.offMicroseconds] == 0)
  }

  /// Every day with a call is low, and one low day suspends.
  private static func alwaysLow() throws -> Scenario {
    var scenario = try Shop.scenario()
    scenario.rule.threshold = try #require(Threshold(1))
    scenario.rule.minimumCalls = 1
    scenario.rule.lowDays = 1
    scenario.segments[0].answering = AnsweringByState()
    scenario.segments[0].contacts[0].perDay = 200
    return scenario
  }

  @Test func aSuspensionWithoutDelayIsOffForItsDays() throws {
    // A day on, three off, without end.
    let scenario = try Self.alwaysLow()
    let totals = Shop.totals(scenario, merchants: 5)
    // Days 0, 4, 8, 12, 16 are judged in 20 days; each is followed by three whole days off.
    #expect(totals[.suspensions] == 5 * 5)
    #expect(totals[.wholeDaysOff] == 5 * 15)
    #expect(totals[.offMicroseconds] == 5 * 15 * SimDuration.days(1).microseconds)
    #expect(totals[.firstSuspensions] == 5)
  }

  @Test func whoeverLeavesForGoodIsOffEverAfter() throws {
    var scenario = try Self.alwaysLow()
    scenario.response.leave = .always
    let totals = Shop.totals(scenario, merchants: 5)
    #expect(totals[.suspensions] == 5)
    #expect(totals[.leftForGood] == 5)
    #expect(totals[.wholeDaysOff] == 5 * 19)
  }
}
