import MerchantModel
import Scenarios
import SimKernel
import SimRandom
import Testing

/// What scenario files say of reply rates, and what is said of faults.
struct ReplyRateLanguageTests {
  private func load(_ settings: [String]) throws -> LoadedDocument<Scenario> {
    let text = """
      title: Replies
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
      SourceText(text, name: "replies.yaml"), settings: settings)
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

  @Test("Rates are read with their defaults, and none is judged or measured by default")
  func keys() throws {
    let plain = try load([]).value
    #expect(plain.rule.judgesCalls && !plain.rule.replyRates.isAnything)
    #expect(plain.measurement.replyRates == nil && !plain.rulebook.judgesReplies)
    let names = Measure.dictionary(of: plain).map(\.name)
    #expect(!names.contains("three_minute_reply_rate"))
    let document = try load([
      "rule.calls=false", "rule.threeMinuteReplyRate.threshold=80 %",
      "rule.thirtySecondAnswerRate={minimumCustomers: 9, replies: personOrAssistant, hours: {from: '00:00', to: '24:00'}}",
      "measurement.replyRates.replies=personOrAssistant",
    ])
    #expect(document.warnings.isEmpty)
    let scenario = document.value
    #expect(!scenario.rule.judgesCalls && scenario.rulebook.judgesReplies)
    let three = try #require(scenario.rule.replyRates.threeMinutes)
    #expect(three.threshold == Threshold(0.8) && three.minimumCustomers == 5)
    #expect(three.replies == .person && three.hours == .daytime)
    let thirty = try #require(scenario.rule.replyRates.thirtySeconds)
    #expect(thirty.threshold == .assumed && thirty.minimumCustomers == 9)
    #expect(thirty.replies == .personOrAssistant && thirty.hours == HoursOfDay())
    #expect(scenario.measurement.replyRates?.replies == .personOrAssistant)
    #expect(scenario.measurement.replyRates?.hours == .daytime)
    let measured = Measure.dictionary(of: scenario).map(\.name)
    #expect(
      measured.contains("three_minute_reply_rate") && measured.contains("thirty_second_answer_rate")
    )
  }

  @Test(
    "What is wrong or does nothing is said",
    arguments: [
      (["rule.calls=false"], "the rule judges neither calls nor a reply rate"),
      (
        ["rule.threeMinuteReplyRate.threshold=80 %", "rule.trigger=cusum"],
        "`trigger: cusum` is of calls, and reply rates are judged too"
      ),
      (
        ["rule.thirtySecondAnswerRate.threshold=80 %", "rule.trigger=rateOverCalls"],
        "`trigger: rateOverCalls` is of calls, and reply rates are judged too"
      ),
      (
        ["segments.shop.chats=others", "rule.threeMinuteReplyRate.threshold=80 %"],
        "no day is low by `threeMinuteReplyRate`: people outside the model answer chats, without slot and wait"
      ),
      (
        ["expect=[{measure: three_minute_reply_rate, of: shop, atLeast: 50 %}]"],
        "`three_minute_reply_rate` is counted only where `measurement.replyRates` says of which chats"
      ),
      (
        ["expect=[{measure: first_reply, of: shop, atMost: 50}]"],
        "`first_reply` is counted only where `firstReply` or `customer.message` is given"
      ),
      (
        ["expect=[{measure: messages, of: shop, atMost: 50 %}]"],
        "`messages` is counted only where `customer.message` is given"
      ),
      (
        ["expect=[{measure: contained, of: shop, atMost: 50 %}]"],
        "`contained` is counted only where a kind has an `assistant`"
      ),
    ])
  func faults(settings: [String], message: String) {
    #expect(complaints(settings).contains { $0.contains(message) }, "\(complaints(settings))")
  }

  @Test(
    "Values that cannot be are refused",
    arguments: [
      "rule.threeMinuteReplyRate.threshold=120 %", "rule.threeMinuteReplyRate.minimumCustomers=-1",
      "rule.threeMinuteReplyRate.replies=robot", "rule.threeMinuteReplyRate.limit=60 s",
      "measurement.replyRates.hours.from=25:00",
    ])
  func impossible(setting: String) {
    #expect(throws: ScenarioError.self) { try load([setting]) }
  }

  @Test("A rule that is for some merchants can judge chats, too")
  func scoped() throws {
    let document = try load([
      "rules={new: {youngerThan: 30 days, rule: {calls: false, threeMinuteReplyRate: {threshold: 50 %}}}, others: {}}"
    ])
    #expect(document.value.rulebook.judgesReplies)
    #expect(document.value.rulebook.rules[0].rule.replyRates.threeMinutes != nil)
    #expect(!document.value.rulebook.rules[1].rule.replyRates.isAnything)
  }
}
