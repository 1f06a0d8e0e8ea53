import MerchantModel
import SimKernel

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
}
