import MerchantModel
import SimKernel
import SimRandom
import Testing

/// The assistant on the first line, on days worked out by hand and followed event by event.
@Suite struct AssistantTests {
  /// A shop whose text is by others, and whose assistant has every contact first.
  private func shop(_ change: (inout Scenario) throws -> Void = { _ in }) throws -> Scenario {
    var scenario = try Shop.scenario()
    scenario.calendar.days = 10
    scenario.kinds[0].offer = .never
    scenario.kinds[0].assistant = AssistantService()
    scenario.segments[0].staffing.chats = .byOthers
    scenario.rule.enabled = false
    try change(&scenario)
    return scenario
  }

  private func contained(_ scenario: Scenario) -> Set<ContactName> {
    let entries = MerchantTracer(scenario).entries(
      segment: 0, merchant: 0, replication: 0, days: 0..<scenario.calendar.days)
    return Set(
      entries.compactMap {
        if case .ended(let contact, .contained) = $0.event { contact } else { nil }
      })
  }

  @Test func itContainsContactsWithoutAnybodyOnShift() throws {
    let totals = Shop.totals(
      try shop {
        $0.kinds[0].assistant?.contains = .always
        $0.kinds[0].assistant?.duration = .always(.minutes(4))
        $0.segments[0].staffing.groups = [AgentGroup(name: "nobody", count: 0)]
        $0.segments[0].staffing.chats = .slots(1)
      }, merchants: 3)
    #expect(totals[.contained] == totals[.endings] && totals[.contained] > 500)
    #expect(totals[.assistantContacts] == totals[.contacts])
    #expect(totals[.resolved] == totals[.contained])
    #expect(totals[.elapsedMicroseconds] == totals[.contained] * 240_000_000)
    #expect(totals[.queueEntries] == 0 && totals[.agentMicroseconds] == 0)
  }

  @Test func whatItHandsOverIsHarder() throws {
    func totals(factor: Double?) throws -> Shop.Totals {
      Shop.totals(
        try shop {
          $0.kinds[0].offer = .always
          $0.kinds[0].accept = .always
          $0.kinds[0].tapDelay = .always(.zero)
          $0.customer.shy = try Probability(0.4)
          $0.segments[0].staffing.roster = Roster(
            shifts: [Shift(from: .midnight, to: .midnight)])
          $0.segments[0].staffing.groups[0].count = 50
          $0.segments[0].staffing.absence = .never
          $0.segments[0].night.answers = true
          $0.segments[0].answering.foreground = Answering(chance: .always, delay: .always(.zero))
          $0.segments[0].answering.background = $0.segments[0].answering.foreground
          $0.segments[0].answering.closed = $0.segments[0].answering.foreground
          $0.kinds[0].assistant = factor.map { factor in
            var service = AssistantService()
            service.handOver = .always(.zero)
            service.factor = factor
            return service
          }
        }, merchants: 3)
    }
    let (plain, same, twice) = (
      try totals(factor: nil), try totals(factor: 1), try totals(factor: 2)
    )
    #expect(same.except(.assistantContacts) == plain.except(.assistantContacts))
    #expect(twice[.endedByVideo] > 100 && twice[.endedByText] > 100)
    #expect(twice[.textMicroseconds] == 2 * plain[.textMicroseconds])
    #expect(twice[.contactMicrosecondsSaved] > 0)
    // Of video the same contacts but for those cut off by the end of the run.
    let ratio = Double(twice[.videoMicroseconds]) / Double(plain[.videoMicroseconds])
    #expect(abs(ratio - 2) < 0.02)
  }

  @Test func itWorksInItsHoursAndForThoseWhoDoNotAskForAPerson() throws {
    let scenario = try shop {
      $0.kinds[0].assistant?.contains = .always
      $0.assistant.hours.from = .hour(20)
      $0.assistant.hours.to = .hour(6)
    }
    let entries = MerchantTracer(scenario).entries(
      segment: 0, merchant: 0, replication: 0, days: 0..<10)
    var met: Set<ContactName> = []
    var others = 0
    for entry in entries {
      switch entry.event {
      case .assistantTook(let contact):
        met.insert(contact)
        let hour = (entry.time - SimTime.zero).microseconds / 3_600_000_000 % 24
        #expect(hour >= 20 || hour < 6)
      case .ended(let contact, .text):
        others += 1
        #expect(!met.contains(contact))
      default: continue
      }
    }
    #expect(met.count > 50 && others > 50)
    let asked = Shop.totals(try shop { $0.assistant.asksForPerson = .always }, merchants: 2)
    #expect(asked[.assistantContacts] == 0 && asked[.contacts] > 100)
  }

  @Test func aGreaterChanceContainsTheSameContactsAndMore() throws {
    let few = contained(try shop { $0.kinds[0].assistant?.contains = try Probability(0.3) })
    let many = contained(try shop { $0.kinds[0].assistant?.contains = try Probability(0.6) })
    #expect(few.isStrictSubset(of: many) && few.count > 30)
  }

  @Test func falseContainmentComesAgainAndMeetsItAgain() throws {
    let totals = Shop.totals(
      try shop {
        $0.kinds[0].assistant?.contains = .always
        $0.kinds[0].assistant?.resolved = .never
        $0.kinds[0].assistant?.contactAgain.unresolved = .always
        $0.kinds[0].outcomes.contactAgainDelay = .always(.hours(5))
      }, merchants: 2)
    #expect(totals[.repeatContacts] > totals[.contacts] / 2)
    #expect(totals[.assistantContacts] == totals[.contacts])
    #expect(totals[.resolved] == 0 && totals[.containedResolved] == 0)
  }

  /// Text of 30 minutes and video of 10, doubled by the hand-over, save 40 minutes instead of 20.
  @Test func theResidueIsAStepOfTheWaterfall() {
    let scenario = WaterfallTests.Case("handed over", [:]) {
      $0.kinds[0].assistant = AssistantService()
      $0.kinds[0].assistant?.handOver = .always(.zero)
      $0.kinds[0].assistant?.factor = 2
    }.scenario
    let waterfall = Waterfall(WaterfallTests.kinds(scenario).own, kind: 0)
    #expect(waterfall[.promise] == 1_200_000_000 && waterfall[.residue] == 1_200_000_000)
    #expect(waterfall[.saved] == 2_400_000_000 && waterfall[.selection] == 0)
  }

  @Test func whatIsContainedIsLostToVideo() {
    let scenario = WaterfallTests.Case("contained", [:]) {
      $0.kinds[0].assistant = AssistantService()
      $0.kinds[0].assistant?.contains = .always
    }.scenario
    let waterfall = Waterfall(WaterfallTests.kinds(scenario).own, kind: 0)
    #expect(waterfall[.lost(.containedByAssistant)] == -1_200_000_000)
    #expect(waterfall[.saved] == 0)
  }
}
