import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Throttled invitations, and responses to warnings: comparisons under common random numbers.
@Suite struct ThrottleTests {
  /// Every day with a call is low and sets off a penalty; what becomes of a card changes no other.
  private func scenario(share: Double?) throws -> Scenario {
    var scenario = try Shop.scenario()
    scenario.segments[0].staffing.chats = .byOthers
    scenario.segments[0].answering = AnsweringByState()
    scenario.customer.afterMiss.ringAgain = .never
    scenario.rule.threshold = try #require(Threshold(1))
    scenario.rule.minimumCalls = 1
    scenario.rule.lowDays = 1
    scenario.rule.enabled = share != nil
    scenario.rule.penalty = .throttle
    scenario.rule.throttledShare = try Probability(share ?? 1)
    return scenario
  }

  @Test func everyInvitationIsSentOrHeldBack() throws {
    let all = Shop.totals(try scenario(share: nil))[.cardsOffered]
    var sent: [Int64] = []
    for share in [0, 0.25, 0.5, 0.75, 1] {
      let totals = Shop.totals(try scenario(share: share))
      #expect(totals[.cardsOffered] + totals[.cardsThrottled] == all, "\(share)")
      #expect(totals[.suspensions] == 0)
      #expect(totals[.offMicroseconds] == 0)
      sent.append(totals[.cardsOffered])
    }
    #expect(sent == sent.sorted())
    #expect(Set(sent).count == 5)
    #expect(sent[4] == all)
  }

  @Test func theShareIsThatOfTheInvitations() throws {
    // 0.3 of a throttled invitation's chance; nearly every day after the first is throttled.
    let totals = Shop.totals(try scenario(share: 0.3), merchants: 200)
    #expect(totals[.throttlings] > 0)
    let throttledDays = Double(totals[.throttledDays])
    let days = Double(totals[.merchantDays])
    let invitations = Double(totals[.cardsOffered] + totals[.cardsThrottled])
    // Invitations come alike on all days, so those of throttled days are their share of all; what is let
    // through is binomial, and the share of days adds a spread of its own: five standard errors of both.
    let throttled = invitations * throttledDays / days
    let heldBack = Double(totals[.cardsThrottled])
    let spread = (throttled * 0.3 * 0.7 + throttled * 0.49).squareRoot()
    #expect(abs(heldBack - 0.7 * throttled) < 5 * spread)
  }

  @Test func aThrottleEndsByItself() throws {
    // No invitation on throttled days, so no call, and the next penalty comes four days after the last.
    var scenario = try scenario(share: 0)
    scenario.segments[0].contacts[0].perDay = 200
    scenario.kinds[0].tapDelay = .always(.zero)
    let totals = Shop.totals(scenario, merchants: 5)
    // Days 0, 4, 8, 12, 16 are judged low in 20 days, and each is followed by three throttled days.
    #expect(totals[.throttlings] == 5 * 5)
    #expect(totals[.throttledDays] == 5 * 15)
    #expect(totals[.fewCallDays] == 5 * 15)
    #expect(totals[.judgedDays] == 5 * 20)
  }

  @Test func merchantsRespondToWhatTheyAreSaidTo() throws {
    var scenario = try Shop.scenario()
    // Warnings, and never a penalty.
    scenario.rule.lowDays = 366
    scenario.rule.minimumCalls = 1
    let unwarned = Shop.totals(scenario)
    scenario.rule.warning = .firstLowDay
    let warned = Shop.totals(scenario)
    #expect(warned[.warnings] > 0)
    #expect(warned.except(.warnings) == unwarned.values)
    scenario.response.diligence = 20
    scenario.response.to = .penalties
    #expect(Shop.totals(scenario) == warned)
    scenario.response.to = .warnings
    let heeded = Shop.totals(scenario)
    #expect(heeded[.lowDays] < warned[.lowDays])
    scenario.response.to = .warningsAndPenalties
    #expect(Shop.totals(scenario) == heeded)
    // A throttling is answered as a suspension is.
    scenario.rule.lowDays = 1
    scenario.rule.penalty = .throttle
    scenario.rule.throttledShare = .always
    scenario.response.to = .warnings
    let unheeded = Shop.totals(scenario)
    scenario.response.to = .penalties
    #expect(Shop.totals(scenario)[.lowDays] < unheeded[.lowDays])
  }
}
