import Calibration
import Foundation
import SimRandom
import Testing

/// One agent's law from the first answers of several.
struct FirstPickUpFitTests {
  typealias Ring = RingSample.Ring

  /// Rings at one to three agents, with answers, time-outs at 30 s and customers who hung up.
  private static func rings() throws -> RingSample {
    let answered: [(Double, Int)] = [
      (3, 1), (6, 1), (9, 1), (14, 1), (22, 1), (2, 2), (4, 2), (5, 2), (7, 2), (8, 2), (11, 2),
      (16, 2), (2.5, 3), (3.5, 3), (4.5, 3), (6.5, 3), (10, 3),
    ]
    let missed: [(Double, Int)] = [
      (30, 1), (30, 1), (30, 1), (12, 1), (30, 2), (9, 2), (30, 3),
    ]
    return try RingSample(
      answered.map { Ring(seconds: $0.0, agents: $0.1, isAnswered: true) }
        + missed.map { Ring(seconds: $0.0, agents: $0.1, isAnswered: false) })
  }

  /// scipy 1.17: Nelder-Mead to 1e-11 on log odds and logarithms, second differences, and the profile's crossing by `brentq`.
  @Test("A lognormal delay agrees with scipy")
  func lognormal() throws {
    let fit = try FirstPickUpFit(LawFamily(.lognormal), to: try Self.rings())
    #expect(abs(fit.chance.value - 0.5864004088281802) < 1e-5)
    #expect(abs(exp(fit.delay.coordinates[0]) / 8.072936336258 - 1) < 1e-5)
    #expect(abs(exp(fit.delay.coordinates[1]) / 0.712998591997 - 1) < 1e-5)
    #expect(abs(fit.logLikelihood + 60.13476877398361) < 1e-8)
    let odds = fit.chance.value * (1 - fit.chance.value)
    #expect(abs(fit.chance.standardError / odds / 0.46367647053 - 1) < 1e-4)
    #expect(abs(fit.median.standardError / fit.median.value / 0.211261514876 - 1) < 1e-4)
    #expect(abs(fit.chance.interval.lower - 0.3833939255977467) < 1e-5)
    #expect(abs(fit.chance.interval.upper - 0.9575388732738328) < 1e-5)
    #expect(fit.size == 24 && fit.answered == 17 && fit.longest == 30)
  }

  @Test("An exponential delay agrees with scipy")
  func exponential() throws {
    let fit = try FirstPickUpFit(LawFamily(.exponential), to: try Self.rings())
    #expect(abs(fit.chance.value - 0.6579675169145481) < 1e-5)
    #expect(abs(fit.mean.value / 14.943304271572 - 1) < 1e-5)
    #expect(abs(fit.logLikelihood + 63.848375510174634) < 1e-8)
    #expect(abs(fit.chance.interval.lower - 0.4007300515633738) < 1e-5)
    // At a chance of 1 the likelihood falls short by less than the interval allows: it is not ruled out.
    #expect(fit.chance.interval.upper == 1)
    #expect(abs(fit.aic - 2 * 2 + 2 * fit.logLikelihood) < 1e-12)
  }

  /// Where everybody picks up, the first of n exponential delays has n times the rate: its mean is all the agents' time over
  /// the answers.
  @Test("If every ring is answered the chance is 1 and the delay has its closed form")
  func certain() throws {
    let rings = [(4.0, 1), (9, 1), (1, 2), (6, 2), (2, 3), (3, 3)].map {
      Ring(seconds: $0.0, agents: $0.1, isAnswered: true)
    }
    let fit = try FirstPickUpFit(LawFamily(.exponential), to: try RingSample(rings))
    #expect(fit.chance.value == 1 && fit.chance.standardError == 0)
    #expect(fit.chance.interval.upper == 1 && fit.chance.interval.lower < 0.9)
    #expect(abs(fit.mean.value - 42.0 / 6) < 1e-3)
  }

  /// Draws rings as the simulator rings all of them: the first to pick up before the time-out and before the customer leaves.
  static func draw(
    _ count: Int, chance: Double, delay: Distribution, timeOut: Double, patience: Distribution?,
    _ stream: inout RandomStream
  ) throws -> RingSample {
    var rings: [Ring] = []
    for index in 0..<count {
      let agents = 1 + index % 3
      var first = Double.infinity
      for _ in 0..<agents {
        let notices = stream.uniform() < chance
        let time = delay.quantile(stream.uniform())
        if notices { first = min(first, time) }
      }
      let end = min(timeOut, patience?.quantile(stream.uniform()) ?? .infinity)
      rings.append(
        Ring(seconds: min(first, end), agents: agents, isAnswered: first <= end))
    }
    return try RingSample(rings)
  }

  /// Of 3,000 rings: a fit with the number of agents finds the chance within four standard errors (0.017 or so); one that
  /// takes each ring for one agent's is far above it.
  @Test("Taking the first answer for one agent's is the trap")
  func trap() throws {
    var stream = StreamKey(seed: 5, replication: 0, subject: 0, entity: 0, purpose: 0).stream()
    let sample = try Self.draw(
      3_000, chance: 0.5, delay: try .lognormal(median: 8, sigma: 0.6), timeOut: 45,
      patience: try .exponential(mean: 60), &stream)
    let fit = try FirstPickUpFit(LawFamily(.lognormal), to: sample)
    #expect(abs(fit.chance.value - 0.5) < 4 * fit.chance.standardError)
    #expect(fit.chance.standardError < 0.02 && fit.caution == nil)
    #expect(abs(fit.median.value - 8) < 4 * fit.median.standardError)
    let alone = try RingSample(
      sample.rings.map {
        Ring(seconds: $0.seconds, agents: 1, isAnswered: $0.isAnswered, weight: $0.weight)
      })
    let naive = try FirstPickUpFit(LawFamily(.lognormal), to: alone)
    #expect(naive.chance.value > 0.65 && naive.median.value < 7.3)
  }

  /// A mean delay of 60 s and rings of 8 s: p F(t) is nearly p t / 60, so only their ratio is known.
  @Test("Rings that end early do not tell a small chance from a long delay, and the fit says so")
  func short() throws {
    var stream = StreamKey(seed: 6, replication: 0, subject: 0, entity: 0, purpose: 0).stream()
    let sample = try Self.draw(
      600, chance: 0.5, delay: try .exponential(mean: 60), timeOut: 8, patience: nil, &stream)
    let fit = try FirstPickUpFit(LawFamily(.exponential), to: sample)
    #expect(fit.caution != nil)
    #expect(fit.chance.interval.upper - fit.chance.interval.lower > 0.5)
    let sure = fit.pickedUp(by: 8)
    #expect(abs(sure.value - 0.5 * (1 - exp(-8.0 / 60))) < 4 * sure.standardError)
    #expect(sure.standardError < 0.01)
  }

  @Test("What is no ring is refused")
  func refusals() throws {
    let none = Ring(seconds: 30, agents: 2, isAnswered: false)
    #expect(throws: FitError.allAlike(what: "no ring was answered")) { try RingSample([none]) }
    let answer = Ring(seconds: 0, agents: 1, isAnswered: true)
    #expect(throws: FitError.outOfRange(name: "a ring that was answered", value: 0)) {
      try RingSample([answer])
    }
    #expect(try RingSample([answer], resolution: 1).rings.first?.seconds == 0.5)
    #expect(throws: FitError.self) {
      try RingSample([Ring(seconds: 1, agents: -1, isAnswered: true)])
    }
    let sample = try RingSample([
      Ring(seconds: 3, agents: 1, isAnswered: true), Ring(seconds: 0, agents: 1, isAnswered: false),
      Ring(seconds: 3, agents: 0, isAnswered: false), none,
    ])
    #expect(sample.size == 2)
    #expect(throws: FitError.tooFew(observed: 1, needed: 4)) {
      try FirstPickUpFit(LawFamily(.gamma), to: sample)
    }
    #expect(throws: FitError.self) {
      try FirstPickUpFit(try LawFamily(.gamma, spikeBelow: 2), to: try Self.rings())
    }
  }
}
