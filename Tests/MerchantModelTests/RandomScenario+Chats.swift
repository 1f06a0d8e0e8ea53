import MerchantModel
import SimKernel
import SimRandom

/// Chats that are seen late and slow each other down, messages, and an assistant.
extension RandomScenario {
  mutating func addAssistant(to scenario: inout Scenario) throws {
    for kind in scenario.kinds.indices where chance(0.7) {
      var service = AssistantService()
      service.contains = probability()
      service.duration = try duration(minutes: 4)
      service.resolved = probability()
      service.contactAgain.resolved = chance(0.3) ? probability() : .never
      service.contactAgain.unresolved = probability()
      service.handOver = try duration(minutes: 2)
      service.factor = Double.random(in: 0.5...2, using: &stream)
      scenario.kinds[kind].assistant = service
    }
    scenario.assistant.asksForPerson = chance(0.5) ? probability() : .never
    if chance(0.3) {
      scenario.assistant.hours.from = .hour(18)
      scenario.assistant.hours.to = .hour(9)
    }
  }

  mutating func message() throws -> OfflineMessage {
    var message = OfflineMessage()
    message.chance = probability()
    message.delay = try duration(minutes: 20)
    message.gone = probability()
    return message
  }

  mutating func addAttention(to segment: inout Segment) throws {
    if chance(0.7) {
      var reply = FirstReply()
      reply.foreground = try duration(minutes: 2)
      if chance(0.7) { reply.background = try duration(minutes: 15) }
      if chance(0.3) { reply.closed = try duration(minutes: 40) }
      segment.firstReply = reply
    }
    guard chance(0.7) else { return }
    segment.slowdown.perChat = Double.random(in: 0...1.5, using: &stream)
    segment.slowdown.inCall = Double.random(in: 0...1, using: &stream)
  }

  /// Reply rates that are measured, judged, or both.
  mutating func addReplyRates(to scenario: inout Scenario) {
    if chance(0.7) {
      scenario.measurement.replyRates = ReplyRateMeasurement()
      if chance(0.5) { scenario.measurement.replyRates?.hours = HoursOfDay() }
      if chance(0.5) { scenario.measurement.replyRates?.replies = .personOrAssistant }
    }
    if chance(0.7) { scenario.rule.judge(&stream) }
    for number in scenario.rulebook.rules.indices where chance(0.7) {
      scenario.rulebook.rules[number].rule.judge(&stream)
    }
  }
}

extension Rule {
  /// Judges one random reply rate or two, beside calls or without them.
  mutating func judge(_ stream: inout RandomStream) {
    judgesCalls = stream.uniform() < 0.6
    if stream.uniform() < 0.7 { replyRates.threeMinutes = .random(&stream) }
    if stream.uniform() < 0.7 || !replyRates.isAnything {
      replyRates.thirtySeconds = .random(&stream)
    }
  }
}

extension ReplyRateClause {
  /// A clause of the daytime or the whole day.
  fileprivate static func random(_ stream: inout RandomStream) -> ReplyRateClause {
    var clause = ReplyRateClause()
    clause.threshold = Threshold(stream.uniform()) ?? .assumed
    clause.minimumCustomers = Int.random(in: 0...6, using: &stream)
    if stream.uniform() < 0.5 { clause.hours = HoursOfDay() }
    if stream.uniform() < 0.5 { clause.replies = .personOrAssistant }
    return clause
  }
}
