import MerchantModel
import Scenarios
import SimKernel
import SimRandom
import Testing

/// What scenario files say of replies and of many chats at once, and what is said of faults.
struct ChatLanguageTests {
  private func load(_ settings: [String]) throws -> LoadedDocument<Scenario> {
    let text = """
      title: Chats
      calendar: {start: 2026-03-02, days: 5}
      kinds: {look: {text: 5 min}}
      segments:
        shop:
          merchants: 1
          agents: 1
          chats: 3
          contactsPerDay: {look: 3}
          answering: {foreground: {chance: 90 %}}
      """
    return try DocumentLoader(Codec.scenario).load(
      SourceText(text, name: "chats.yaml"), settings: settings)
  }

  private func complaints(_ settings: [String]) -> [String] {
    do {
      return Project.messages(try load(settings).warnings)
    } catch let error as ScenarioError {
      return Project.messages(error.diagnostics)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("Replies and slowdown are read, and are absent by default")
  func keys() throws {
    let plain = try load([]).value
    #expect(plain.segments[0].firstReply == nil && !plain.segments[0].slowdown.isAnything)
    #expect(!plain.measuresFirstReply)
    let document = try load([
      "segments.shop.firstReply={foreground: 20 s, background: {exponential: {mean: 5 min}}}",
      "segments.shop.slowdown={perChat: 0.25, inCall: 0.5}",
    ])
    #expect(document.warnings.isEmpty)
    let shop = document.value.segments[0]
    #expect(shop.firstReply?.foreground == .always(.seconds(20)))
    #expect(shop.firstReply?.background?.meanSeconds == 300 && shop.firstReply?.closed == nil)
    #expect(shop.slowdown.perChat == 0.25 && shop.slowdown.inCall == 0.5)
    #expect(document.value.measuresFirstReply)
  }

  @Test(
    "What is wrong or does nothing is said",
    arguments: [
      (
        ["segments.shop.chats=others", "segments.shop.firstReply={foreground: 20 s}"],
        "`firstReply` does nothing: people outside the model answer chats, without slot and wait"
      ),
      (
        ["segments.shop.chats=others", "segments.shop.slowdown.perChat=0.2"],
        "`slowdown` does nothing: people outside the model answer chats, without slot and wait"
      ),
      (
        ["segments.shop.chats=others", "customer.message={chance: 10 %}"],
        "`message` does nothing: people outside the model answer chats, without slot and wait"
      ),
      (
        ["assistant.asksForPerson=10 %"],
        "the assistant takes no contact: no kind says what it does"
      ),
      (
        ["kinds.look.assistant={contains: 10 %}", "assistant.hours={from: 08:00, to: 08:00}"],
        "the assistant takes no contact: its hours end when they begin"
      ),
      (
        ["prices.assistantContact=1"],
        "`assistantContact` pays for nothing: no kind has an assistant"
      ),
    ])
  func warnings(settings: [String], message: String) {
    #expect(complaints(settings).contains { $0.contains(message) }, "\(complaints(settings))")
  }

  @Test("Messages and the assistant are read, and are absent by default")
  func messagesAndAssistant() throws {
    let plain = try load([]).value
    #expect(plain.customer.message == nil && !plain.hasAssistant)
    let document = try load([
      "customer.message={chance: 40 %, delay: 5 min, gone: 20 %}",
      "assistant={hours: {from: 18:00, to: 09:00}, asksForPerson: 10 %}",
      "kinds.each.assistant={contains: 50 %, resolved: 85 %, contactAgain: {unresolved: 60 %}, factor: 1.2}",
      "prices.assistantContact=0.1",
    ])
    #expect(document.warnings.isEmpty, "\(Project.messages(document.warnings))")
    let scenario = document.value
    #expect(scenario.customer.message?.delay == .always(.minutes(5)))
    #expect(scenario.customer.message?.gone == Probability(clamping: 0.2))
    #expect(scenario.assistant.hours.from == .hour(18) && scenario.assistant.hours.to == .hour(9))
    let service = scenario.kinds[0].assistant
    #expect(service?.factor == 1.2 && service?.contactAgain.resolved == .never)
    #expect(scenario.prices?.assistantContact == 0.1)
    #expect(scenario.measuresFirstReply)
  }

  @Test(
    "Values beyond their range are errors",
    arguments: [
      "customer.message={gone: 10 %}", "kinds.look.assistant={contains: 120 %}",
      "kinds.look.assistant={contains: 10 %, factor: 0}",
      "segments.shop.slowdown.perChat=-0.1", "segments.shop.slowdown.inCall=1.2",
      "segments.shop.firstReply={background: 20 s}", "segments.shop.firstReply.foreground=-1 s",
    ])
  func errors(setting: String) {
    #expect(throws: ScenarioError.self) { try load([setting]) }
  }

  /// 5 slots are worth less than 5 chats at a time where each takes longer.
  @Test func theLoadThatAnAgentCanBearCountsTheSlowdown() {
    let settings = ["segments.shop.chats=5", "segments.shop.contactsPerDay.look=400"]
    #expect(!complaints(settings).contains { $0.contains("grows to the end") })
    #expect(
      complaints(settings + ["segments.shop.slowdown.perChat=1"]).contains {
        $0.contains("grows to the end")
      })
  }
}
