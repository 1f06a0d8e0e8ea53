import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Messages of customers who meet nobody, followed event by event.
@Suite struct MessageTests {
  /// A seller alone at work from 9 to 18; customers who wait are patient for a minute, and those who meet nobody leave a
  /// message.
  private func seller(_ change: (inout Scenario) throws -> Void = { _ in }) throws -> Scenario {
    var scenario = try Shop.scenario()
    scenario.calendar.days = 10
    scenario.kinds[0].offer = .never
    scenario.customer.chatPatience = .always(.minutes(1))
    var message = OfflineMessage()
    message.chance = .always
    message.delay = .always(.minutes(5))
    scenario.customer.message = message
    scenario.segments[0].staffing.groups = [AgentGroup(name: "seller", count: 1)]
    scenario.segments[0].staffing.chats = .slots(1_000)
    scenario.segments[0].staffing.absence = .never
    scenario.segments[0].staffing.roster = Roster(shifts: [Shift(from: .hour(9), to: .hour(18))])
    scenario.rule.enabled = false
    try change(&scenario)
    return scenario
  }

  private func entries(_ scenario: Scenario) -> [MerchantTracer.Entry] {
    MerchantTracer(scenario).entries(
      segment: 0, merchant: 0, replication: 0, days: 0..<scenario.calendar.days)
  }

  private func timeOfDay(_ time: SimTime) -> SimDuration {
    let sinceStart = time - SimTime.zero
    return .microseconds(sinceStart.microseconds % SimDuration.days(1).microseconds)
  }

  @Test func aMessageIsReadAsWorkBeginsAndItsCustomerAnswersLater() throws {
    let entries = entries(try seller())
    var written: Set<ContactName> = []
    var taken = 0
    for entry in entries {
      switch entry.event {
      case .leftMessage(let contact):
        written.insert(contact)
        #expect(timeOfDay(entry.time) >= .hours(18) || timeOfDay(entry.time) < .hours(9))
      case .readMessage: #expect(timeOfDay(entry.time) == .hours(9))
      case .taken(let contact, _, let waited) where written.contains(contact):
        taken += 1
        #expect(timeOfDay(entry.time) == .hours(9) + .minutes(5))
        #expect(waited == .zero)
      case .ended(_, let ending): #expect(ending == .text)
      default: continue
      }
    }
    #expect(taken > 50 && taken <= written.count)
  }

  @Test func whoIsGoneIsNotReached() throws {
    let scenario = try seller { $0.customer.message?.gone = .always }
    let totals = Shop.totals(scenario, merchants: 4)
    #expect(totals[.notReached] > 100 && totals[.leftQueue] == 0)
    // Those of the last night are not read any more.
    #expect(totals[.notReached] < totals[.messages])
    #expect(totals[.queueMicroseconds] == 0)
    for entry in entries(scenario) {
      if case .ended(_, .notReached) = entry.event { #expect(timeOfDay(entry.time) == .hours(9)) }
    }
  }

  /// Chances of 30 and of 60 per cent are met by the same customers, and more.
  @Test func aGreaterChanceIsMetByTheSameCustomersAndMore() throws {
    func writers(_ chance: Double) throws -> Set<ContactName> {
      let scenario = try seller { $0.customer.message?.chance = try Probability(chance) }
      return Set(
        entries(scenario).compactMap {
          if case .leftMessage(let contact) = $0.event { contact } else { nil }
        })
    }
    let (few, many) = (try writers(0.3), try writers(0.6))
    #expect(few.isStrictSubset(of: many) && few.count > 20)
  }

  @Test func nobodyWritesWhileAFreeAgentIsMerelyInACall() throws {
    let scenario = try seller {
      $0.kinds[0].voice.share = try Probability(0.5)
      $0.kinds[0].voice.duration = .always(.hours(1))
      $0.segments[0].staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .midnight)])
      $0.segments[0].night.answers = true
      $0.segments[0].answering.foreground = Answering(chance: .always, delay: .always(.zero))
      $0.segments[0].answering.background = $0.segments[0].answering.foreground
    }
    let totals = Shop.totals(scenario, merchants: 4)
    #expect(totals[.messages] == 0 && totals[.leftQueue] > 50)
  }

  @Test func nobodyWritesTwice() throws {
    let scenario = try seller {
      $0.segments[0].staffing.chats = .slots(1)
      $0.kinds[0].text = .always(.hours(2))
      $0.customer.message?.delay = .always(.minutes(30))
    }
    var written: [ContactName: Int] = [:]
    var leftAfterwards = 0
    for entry in entries(scenario) {
      switch entry.event {
      case .leftMessage(let contact): written[contact, default: 0] += 1
      case .ended(let contact, .leftQueue): leftAfterwards += written[contact] ?? 0
      default: continue
      }
    }
    #expect(written.values.allSatisfy { $0 == 1 } && written.count > 50)
    #expect(leftAfterwards > 20)
  }
}
