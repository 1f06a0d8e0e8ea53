import ClosedForms
import Foundation
import Testing

/// Chats of one agent that slow each other down, compared with systems that have formulas of their own.
@Suite struct SharedAgentTests {
  @Test func withoutSlowdownEveryChatIsServedAlone() throws {
    let agent = try SharedAgent(arrivalRate: 0.5, meanWork: 4, slowdown: 0)
    #expect(agent.meanSojourn == 4 && agent.meanOpen == 2)
    #expect(abs(agent.idleProbability - exp(-2)) < 1e-15)
    // Poisson of mean 2: 1 - e^-2 (1 + 2 + 2).
    #expect(abs(agent.probability(openAbove: 2) - (1 - 5 * exp(-2))) < 1e-14)
  }

  /// At k = 1 the agent is one server that shares itself out: M/M/1 by any law.
  @Test func fullSlowdownIsOneServer() throws {
    let agent = try SharedAgent(arrivalRate: 0.15, meanWork: 4, slowdown: 1)
    let queue = try MarkovianSingleServer(arrivalRate: 0.15, serviceRate: 0.25)
    #expect(abs(agent.meanSojourn - queue.meanSojourn) < 1e-12)
    #expect(abs(agent.idleProbability - 0.4) < 1e-14)
    #expect(abs(agent.probability(openAbove: 3) - pow(0.6, 4)) < 1e-14)
  }

  @Test func slotsThatAreNeverFullDoNotMatter() throws {
    let shared = try SharedAgent(arrivalRate: 0.3, meanWork: 4, slowdown: 0.4)
    let slotted = try SlottedAgent(arrivalRate: 0.3, workRate: 0.25, slots: 200, slowdown: 0.4)
    #expect(abs(slotted.meanSojourn - shared.meanSojourn) < 1e-9)
    #expect(abs(slotted.idleProbability - shared.idleProbability) < 1e-12)
    #expect(abs(slotted.meanOpen - shared.meanOpen) < 1e-9)
    #expect(slotted.meanWait < 1e-9)
  }

  @Test func slotsWithoutSlowdownAreServers() throws {
    let slotted = try SlottedAgent(arrivalRate: 0.8, workRate: 0.25, slots: 4, slowdown: 0)
    let servers = try DelaySystem(arrivalRate: 0.8, serviceRate: 0.25, servers: 4)
    #expect(abs(slotted.meanWait - servers.meanWait) < 1e-10)
    #expect(abs(slotted.meanOpen - 3.2) < 1e-10)
    let single = try SlottedAgent(arrivalRate: 0.15, workRate: 0.25, slots: 1, slowdown: 5)
    #expect(abs(single.meanSojourn - 10) < 1e-10)
  }

  @Test func whatCannotBeKeptUpWithHasNoSteadyState() {
    #expect(throws: TheoryError.self) {
      try SharedAgent(arrivalRate: 0.5, meanWork: 4, slowdown: 0.5)
    }
    #expect(throws: TheoryError.self) {
      try SlottedAgent(arrivalRate: 0.5, workRate: 0.25, slots: 4, slowdown: 0.5)
    }
  }
}

/// The time until an agent replies whose app alternates.
@Suite struct ReplyTimeTests {
  private func time(
    _ replies: (Double, Double, Double), _ spells: (Double, Double, Double), close: Double
  ) throws -> ReplyTime {
    try ReplyTime(
      replies: .init(foreground: replies.0, background: replies.1, closed: replies.2),
      spells: .init(foreground: spells.0, background: spells.1, closed: spells.2), close: close)
  }

  @Test func oneRateInAllStatesIsExponential() throws {
    let reply = try time((0.2, 0.2, 0.2), (30, 20, 60), close: 0.1)
    #expect(abs(reply.mean - 5) < 1e-12)
    for time in [0.0, 0.3, 5, 400] {
      #expect(abs(try reply.probability(within: time) - (1 - exp(-0.2 * time))) < 1e-12)
    }
  }

  /// Seen at rate 1 in the foreground alone: 2/3 begin there. With the other state left at rate 1/20, m_f solves
  /// m_f (1 + 1/40) = 1 + (m_f + 20) / 40.
  @Test func theBackgroundIsWaitedOut() throws {
    let reply = try time((1, 0, 0), (40, 20, 1), close: 0)
    let foreground = 1.5
    #expect(abs(reply.mean - (foreground + 20.0 / 3)) < 1e-12)
  }

  @Test func theMeanIsThatOfTheDistribution() throws {
    let reply = try time((1, 0.1, 0.02), (30, 20, 60), close: 0.2)
    // The integral of what is still waiting, by Simpson's rule in steps of 0.5.
    let waiting = try (0...2_400).map { 1 - (try reply.probability(within: 0.5 * Double($0))) }
    var sum = 0.0
    for index in stride(from: 0, to: 2_400, by: 2) {
      sum += 0.5 / 3 * (waiting[index] + 4 * waiting[index + 1] + waiting[index + 2])
    }
    #expect(abs(sum - reply.mean) < 0.001 * reply.mean)
    #expect(waiting[2_400] < 1e-6)
  }

  @Test func whoNeverRepliesHasNoTime() {
    #expect(throws: TheoryError.self) { try time((0, 0, 1), (30, 20, 60), close: 0) }
  }
}
