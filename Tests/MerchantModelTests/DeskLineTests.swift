import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Which calls go to the platform's desk, and what becomes of them, worked out by hand.
@Suite struct DeskLineTests {
  /// Nobody notices a ring, which lasts ten seconds, and calls take a minute.
  private func scenario(_ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
    var shop = SmallDesk()
    shop.chance = 0
    shop.ring.timeout = .seconds(10)
    var scenario = shop.scenario
    scenario.desk = Desk(shifts: [DeskShift(servers: 1)])
    change(&scenario)
    return scenario
  }

  private func outcome(
    _ times: [SimTime], _ change: (inout Scenario) -> Void = { _ in }
  ) -> RingRehearsal.Outcome {
    RingRehearsal.outcome(of: scenario(change), contactsAt: times)
  }

  @Test("A missed call is guided at the desk, and stays missed for the merchant")
  func answered() {
    let outcome = outcome([.at(10), .at(11)])
    #expect(outcome.total(.callsOffered) == 2)
    #expect(outcome.total(.callsAnswered) == 0)
    #expect(outcome.total(.missedNotNoticed) == 2)
    #expect(outcome.total(.callsToDesk) == 2)
    #expect(outcome.total(.deskAnswers) == 2)
    #expect(outcome.total(.endedByVoice) == 2)
    #expect(outcome.total(.deskMicroseconds) == 120_000_000)
    #expect(outcome.total(.callMicroseconds) == 0)
    // Whom the desk answers has not met a miss.
    #expect(outcome.total(.customersMissed) == 0)
    #expect(outcome.calls.isEmpty)
  }

  @Test("Who hung up is not there for the desk, and no call goes to a closed one")
  func notSent() {
    let impatient = outcome([.at(10)]) { $0.customer.ringPatience = .always(.seconds(5)) }
    #expect(impatient.total(.missedHungUp) == 1)
    #expect(impatient.total(.callsToDesk) == 0)
    #expect(impatient.total(.customersMissed) == 1)
    let closed = outcome([.at(10), .at(12)]) {
      $0.desk?.shifts = [DeskShift(servers: 3, shift: Shift(from: .hour(12), to: .hour(13)))]
    }
    #expect(closed.total(.callsOffered) == 2)
    #expect(closed.total(.callsToDesk) == 1)
    let others = outcome([.at(10)]) { $0.desk?.segments = ["other"] }
    #expect(others.total(.callsToDesk) == 0)
  }

  @Test("The desk can have a law of its own for how long calls take")
  func service() {
    let outcome = outcome([.at(10)]) { $0.desk?.service = .always(.minutes(3)) }
    #expect(outcome.total(.deskMicroseconds) == 180_000_000)
    #expect(outcome.total(.voiceMicroseconds) == 180_000_000)
  }

  @Test("Servers by the hour of the week, shifts that overlap added up")
  func servers() {
    let desk = Desk(shifts: [
      DeskShift(servers: 2),
      DeskShift(servers: 3, shift: Shift(days: [.sunday], from: .hour(22), to: .hour(2))),
    ])
    let hours = desk.serversByHour
    #expect(hours.count == 168)
    #expect(hours[0] == 5)
    #expect(hours[1] == 5)
    #expect(hours[2] == 2)
    #expect(hours[165] == 2)
    #expect(hours[166] == 5)
    // Two round the clock, and three for four hours.
    let sum: Int = hours.reduce(0, +)
    #expect(sum == 348)
  }
}
