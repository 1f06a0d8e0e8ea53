import Foundation
import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Chats that slow each other down, and stand still during calls.
@Suite struct ChatSlowdownTests {
  /// One agent round the clock with room for every chat, and guidance by text alone.
  private func desk(_ change: (inout Scenario) throws -> Void) throws -> Scenario {
    var scenario = try Shop.scenario()
    scenario.customer.chatPatience = nil
    scenario.kinds[0].offer = .never
    scenario.segments[0].staffing.groups = [AgentGroup(name: "agent", count: 1)]
    scenario.segments[0].staffing.chats = .slots(1_000)
    scenario.segments[0].staffing.absence = .never
    scenario.segments[0].staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .midnight)])
    scenario.rule.enabled = false
    try change(&scenario)
    return scenario
  }

  /// How long chats took from their beginning to their end, by kind.
  private func lengths(_ scenario: Scenario, replication: UInt64) -> [[Double]] {
    var began: [ContactName: SimTime] = [:]
    var lengths = scenario.kinds.map { _ in [Double]() }
    let entries = MerchantTracer(scenario).entries(
      segment: 0, merchant: 0, replication: replication, days: 0..<scenario.calendar.totalDays)
    for entry in entries {
      switch entry.event {
      case .textBegan(let contact, _, _): began[contact] = entry.time
      case .ended(let contact, .text):
        guard let start = began[contact], start >= .at(0, day: 2) else { continue }
        lengths[contact.kind].append((entry.time - start).inSeconds)
      default: continue
      }
    }
    return lengths
  }

  /// A chat of work x takes x / (1 - k rho), whatever the other chats are. Within 3.7 standard errors over 60 replications:
  /// for a t of 59 degrees of freedom, 1 in 1,000 correct means would fail on a random seed.
  @Test func theMeanTimeOfAChatGrowsWithItsWork() throws {
    let scenario = try desk {
      $0.calendar.days = 30
      $0.kinds[0].text = .always(.minutes(2))
      var long = $0.kinds[0]
      long.name = "usage"
      long.text = .always(.minutes(20))
      $0.kinds.append(long)
      $0.segments[0].contacts = [
        ContactRate(kind: "install", perDay: 72), ContactRate(kind: "usage", perDay: 36),
      ]
      $0.segments[0].slowdown.perChat = 0.8
    }
    // 72 chats of 2 minutes and 36 of 20 are 864 of 1,440 minutes.
    let factor = 1 / (1 - 0.8 * 0.6)
    let means = (UInt64(0)..<60).map { replication in
      lengths(scenario, replication: replication).map { $0.reduce(0, +) / Double($0.count) }
    }
    for (kind, work) in [120.0, 1_200].enumerated() {
      let sample = means.map { $0[kind] }
      let mean = sample.reduce(0, +) / 60
      let variance = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59
      #expect(abs(mean - work * factor) < 3.7 * (variance / 60).squareRoot(), "\(kind): \(mean)")
    }
  }

  @Test func chatsStandStillDuringCalls() throws {
    let scenario = try desk {
      $0.calendar.days = 10
      $0.kinds[0].text = .always(.minutes(30))
      $0.kinds[0].voice.share = try Probability(0.4)
      $0.kinds[0].voice.duration = .always(.minutes(7))
      $0.segments[0].night.answers = true
      $0.segments[0].answering.foreground = Answering(chance: .always, delay: .always(.zero))
      $0.segments[0].answering.background = $0.segments[0].answering.foreground
      $0.segments[0].answering.closed = $0.segments[0].answering.foreground
      $0.segments[0].slowdown.inCall = 0
    }
    var calls: [ClosedRange<SimTime>] = []
    var began: [ContactName: SimTime] = [:]
    var chats: [ClosedRange<SimTime>] = []
    let entries = MerchantTracer(scenario).entries(
      segment: 0, merchant: 0, replication: 0, days: 0..<10)
    for entry in entries {
      switch entry.event {
      case .voiceBegan(_, let length): calls.append(entry.time...(entry.time + length))
      case .textBegan(let contact, _, _): began[contact] = entry.time
      case .ended(let contact, .text):
        if let start = began[contact] { chats.append(start...entry.time) }
      default: continue
      }
    }
    var interrupted = 0
    for chat in chats {
      var stood = SimDuration.zero
      for call in calls where call.overlaps(chat) {
        let common = call.clamped(to: chat)
        stood += common.upperBound - common.lowerBound
      }
      // Each of up to a few changes of speed rounds to a microsecond.
      let length = (chat.upperBound - chat.lowerBound - stood).microseconds
      #expect(abs(length - SimDuration.minutes(30).microseconds) <= 4)
      if stood > .zero { interrupted += 1 }
    }
    #expect(interrupted > 20)
  }

  @Test func aSpeedOfOneChangesNothing() throws {
    var scenario = try Shop.scenario()
    let without = Shop.totals(scenario, merchants: 10)
    // Every chat alone: no speed is ever below 1, but that of calls.
    scenario.segments[0].staffing.chats = .slots(1)
    let single = Shop.totals(scenario, merchants: 10)
    scenario.segments[0].slowdown.perChat = 3
    #expect(Shop.totals(scenario, merchants: 10) == single)
    #expect(single != without)
  }

  @Test func slowChatsTakeMoreStaffTimeAndNoMoreOfTheCustomersGuidance() throws {
    let scenario = try desk { $0.calendar.days = 20 }
    var slow = scenario
    slow.segments[0].slowdown.perChat = 0.3
    let (fast, slowed) = (Shop.totals(scenario, merchants: 5), Shop.totals(slow, merchants: 5))
    #expect(slowed[.contacts] == fast[.contacts])
    #expect(slowed[.agentMicroseconds] > fast[.agentMicroseconds])
    #expect(slowed[.elapsedMicroseconds] > fast[.elapsedMicroseconds])
    // Of those who end by text the same contacts in the main: only the last ones are cut off.
    #expect(
      Double(slowed[.textMicroseconds]) > 0.97 * Double(fast[.textMicroseconds])
        && slowed[.textMicroseconds] <= fast[.textMicroseconds])
  }
}
