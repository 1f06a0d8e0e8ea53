import ClosedForms
import Foundation
import Testing

@Suite struct LossSystemTests {
  /// a^c / c! over the sum of a^n / n!, in whole numbers: load 2, 3 servers: 8/6 over 19/3 = 4/19.
  @Test(arguments: [(1.0, 1, 1.0 / 2), (2.0, 3, 4.0 / 19), (1.0, 2, 1.0 / 5), (3.0, 0, 1.0)])
  func smallSystemsMatchExactFractions(load: Double, servers: Int, exact: Double) throws {
    let system = try LossSystem(arrivalRate: load, meanService: 1, servers: servers)
    #expect(abs(system.lossProbability - exact) < 1e-15)
  }

  /// Loads at which 1 % is lost, from published traffic tables (ITU-D, "Teletraffic Engineering
  /// Handbook", Erlang B table): 10 trunks 4.46, 50 trunks 37.90, 100 trunks 84.06.
  @Test(arguments: [(10, 4.461), (50, 37.90), (100, 84.06)])
  func lossAtTabulatedLoadsIsOnePercent(servers: Int, load: Double) throws {
    let system = try LossSystem(arrivalRate: load, meanService: 1, servers: servers)
    #expect(abs(system.lossProbability - 0.01) < 0.000_02)
  }

  @Test func busyDistributionSatisfiesTheCutEquations() throws {
    let system = try LossSystem(arrivalRate: 3, meanService: 2.5, servers: 12)
    let chances = system.busyDistribution
    #expect(abs(chances.reduce(0, +) - 1) < 1e-14)
    for busy in 1...12 {
      // Rate up across the cut equals rate down.
      #expect(abs(3 * chances[busy - 1] - Double(busy) / 2.5 * chances[busy]) < 1e-14)
    }
    #expect(abs(chances[12] - system.lossProbability) < 1e-14)
    let mean = chances.enumerated().reduce(0.0) { $0 + Double($1.offset) * $1.element }
    #expect(abs(mean - system.meanBusy) < 1e-12)
  }

  @Test func hugeLoadsStayFinite() throws {
    let system = try LossSystem(arrivalRate: 1e150, meanService: 1e150, servers: 5)
    #expect(abs(system.lossProbability - 1) < 1e-15)
    let chances = system.busyDistribution
    #expect(chances[5] == 1 && chances[..<5].allSatisfy { $0 >= 0 && $0 < 1e-290 })
  }

  @Test func badParametersAreNamed() {
    #expect(throws: TheoryError.notPositive(parameter: "arrivalRate", value: 0)) {
      try LossSystem(arrivalRate: 0, meanService: 1, servers: 1)
    }
    #expect(throws: TheoryError.self) {
      try LossSystem(arrivalRate: .nan, meanService: 1, servers: 1)
    }
    #expect(
      throws: TheoryError.outOfRange(parameter: "servers", value: -1, supported: 0...10_000_000)
    ) {
      try LossSystem(arrivalRate: 1, meanService: 1, servers: -1)
    }
  }
}

@Suite struct DelaySystemTests {
  /// Two servers at load 1: P(0) = 1/3, C = 1/3; three at load 2: C = 4/9.
  @Test(arguments: [(1.0, 2, 1.0 / 3), (2.0, 3, 4.0 / 9), (0.5, 1, 0.5)])
  func smallSystemsMatchExactFractions(load: Double, servers: Int, exact: Double) throws {
    let system = try DelaySystem(arrivalRate: load, serviceRate: 1, servers: servers)
    #expect(abs(system.waitProbability - exact) < 1e-15)
  }

  /// The wait from the queue as found: with q waiting it is Erlang distributed of q + 1 stages.
  @Test(arguments: [0.0, 0.3, 1, 4])
  func waitDistributionMatchesTheMixtureOfErlangs(time: Double) throws {
    let system = try DelaySystem(arrivalRate: 4.2, serviceRate: 1, servers: 5)
    var weights = [1.0]
    for present in 1..<2000 { weights.append(weights[present - 1] * 4.2 / Double(min(present, 5))) }
    let sum = weights.reduce(0, +)
    var exceeds = 0.0
    for waiting in 0..<400 {
      var term = exp(-5 * time)
      var tail = 0.0
      for stage in 0...waiting {
        tail += term
        term *= 5 * time / Double(stage + 1)
      }
      exceeds += weights[5 + waiting] / sum * tail
    }
    #expect(abs(try system.waitExceeds(time) - exceeds) < 1e-13)
  }

  @Test func quantileInvertsTheTail() throws {
    let system = try DelaySystem(arrivalRate: 4.2, serviceRate: 1, servers: 5)
    let time = try system.waitQuantile(0.9)
    #expect(abs(try system.waitExceeds(time) - 0.1) < 1e-14)
    #expect(try system.waitQuantile(0.1) == 0)
  }

  /// Garnett, Mandelbaum and Reiman (2002), table 1: 50 agents, 48 calls a minute, 1 minute each: wait
  /// 20.8 s.
  @Test func meanWaitReproducesThePublishedCallCentre() throws {
    let system = try DelaySystem(arrivalRate: 48, serviceRate: 1, servers: 50)
    #expect(abs(60 * system.meanWait - 20.8) < 0.051)
  }

  @Test func oneServerIsTheMarkovianSingleServer() throws {
    let many = try DelaySystem(arrivalRate: 0.7, serviceRate: 1, servers: 1)
    let one = try MarkovianSingleServer(arrivalRate: 0.7, serviceRate: 1)
    #expect(abs(many.meanWait - one.meanWait) < 1e-14)
    #expect(abs(try many.waitExceeds(2) - (try one.waitExceeds(2))) < 1e-15)
  }

  @Test func overloadIsRefused() {
    #expect(throws: TheoryError.unstable(load: 1)) {
      try DelaySystem(arrivalRate: 2, serviceRate: 1, servers: 2)
    }
  }
}

@Suite struct AbandonmentSystemTests {
  /// Garnett, Mandelbaum and Reiman (2002), table 1.
  ///
  /// 50 agents, 48 calls a minute of 1 minute each, mean patience 2 minutes: 3.1 % abandon, mean wait
  /// 3.7 s, agents 93 % busy.
  @Test func thePublishedCallCentreIsReproduced() throws {
    let system = try AbandonmentSystem(
      arrivalRate: 48, serviceRate: 1, patienceRate: 0.5, servers: 50)
    #expect(abs(system.abandonmentProbability - 0.031) < 0.000_51)
    #expect(abs(60 * system.meanWait - 3.7) < 0.051)
    #expect(abs(system.utilisation - 0.93) < 0.005_1)
  }

  /// Impatience as fast as service makes it an infinite-server system: a Poisson number present.
  @Test func patienceLikeServiceGivesAPoissonNumberPresent() throws {
    let system = try AbandonmentSystem(
      arrivalRate: 6, serviceRate: 1, patienceRate: 1, servers: 8)
    var mass = exp(-6.0)
    var below = 0.0
    var queue = 0.0
    for present in 0..<100 {
      if present < 8 { below += mass }
      queue += max(0, Double(present - 8)) * mass
      mass *= 6 / Double(present + 1)
    }
    #expect(abs(system.waitProbability - (1 - below)) < 1e-14)
    #expect(abs(system.meanQueueLength - queue) < 1e-13)
  }

  /// A tagged customer's way through the queue, integrated step by step, against the beta functions.
  @Test(arguments: [(7.0, 0.4), (12.0, 2.0), (3.0, 0.1)])
  func waitsMatchTheIntegratedDeathProcess(arrivals: Double, patience: Double) throws {
    let servers = 6
    let system = try AbandonmentSystem(
      arrivalRate: arrivals, serviceRate: 1, patienceRate: patience, servers: servers)
    // Steady state by plain recursion; beyond 300 present nothing is left at these rates.
    var weights = [1.0]
    for present in 1..<300 {
      let out = Double(min(present, servers)) + Double(max(0, present - servers)) * patience
      weights.append(weights[present - 1] * arrivals / out)
    }
    let sum = weights.reduce(0, +)
    var waiting = weights[servers...].map { $0 / sum }
    let found = waiting.reduce(0, +)
    #expect(abs(system.waitProbability - found) < 1e-12)
    // waiting[q]: the tagged one still waits with q ahead. Fourth-order Runge-Kutta, 2,000 steps.
    let horizon = 0.8
    let steps = 2000
    let width = horizon / Double(steps)
    let slope = { (mass: [Double]) -> (rates: [Double], served: Double) in
      var rates = [Double](repeating: 0, count: mass.count)
      for (ahead, chance) in mass.enumerated() {
        let move = Double(servers) + Double(ahead) * patience
        rates[ahead] -= (move + patience) * chance
        if ahead > 0 { rates[ahead - 1] += move * chance }
      }
      return (rates, Double(servers) * mass[0])
    }
    let shifted = { (mass: [Double], rates: [Double], by: Double) -> [Double] in
      zip(mass, rates).map { $0 + by * $1 }
    }
    var served = 0.0
    for _ in 0..<steps {
      let one = slope(waiting)
      let two = slope(shifted(waiting, one.rates, width / 2))
      let three = slope(shifted(waiting, two.rates, width / 2))
      let four = slope(shifted(waiting, three.rates, width))
      for ahead in waiting.indices {
        let inner = two.rates[ahead] + three.rates[ahead]
        waiting[ahead] += width / 6 * (one.rates[ahead] + 2 * inner + four.rates[ahead])
      }
      served += width / 6 * (one.served + 2 * (two.served + three.served) + four.served)
    }
    // The local error is (rate x step)^5; rates reach 600 only where nothing is left.
    #expect(abs(try system.servedWithin(horizon) - (1 - found + served)) < 1e-9)
    #expect(abs(try system.stillWaiting(after: horizon) - waiting.reduce(0, +)) < 1e-9)
  }

  @Test func endlessPatienceApproachesErlangC() throws {
    let patient = try AbandonmentSystem(
      arrivalRate: 4.2, serviceRate: 1, patienceRate: 1e-9, servers: 5)
    let delay = try DelaySystem(arrivalRate: 4.2, serviceRate: 1, servers: 5)
    // The difference is of the order of the patience rate times the squared queue.
    #expect(abs(patient.waitProbability - delay.waitProbability) < 1e-6)
    #expect(abs(try patient.stillWaiting(after: 1) - (try delay.waitExceeds(1))) < 1e-6)
  }

  @Test func waitsOfServedAndAbandonedAddUp() throws {
    let system = try AbandonmentSystem(
      arrivalRate: 7, serviceRate: 1, patienceRate: 0.4, servers: 6)
    // The mean of min(wait, patience) by integrating its tail, and of the served by integrating the gap
    // to their final share; Simpson's rule on 4,000 panels to time 40, beyond which 1e-7 is left.
    let panels = 4000
    let width = 40.0 / Double(panels)
    let share = 1 - system.abandonmentProbability
    var all = 0.0
    var served = 0.0
    for point in 0...panels {
      let weight = point == 0 || point == panels ? 1.0 : (point % 2 == 1 ? 4.0 : 2.0)
      let time = Double(point) * width
      all += weight * (try system.stillWaiting(after: time))
      served += weight * (share - (try system.servedWithin(time)))
    }
    #expect(abs(system.meanWait - all * width / 3) < 1e-6)
    #expect(abs(system.meanWaitOfServed - served * width / 3 / share) < 1e-6)
  }

  /// Ten times overloaded, the queue settles where abandonment takes what service cannot.
  @Test func heavyOverloadKeepsTheFlowsBalanced() throws {
    let system = try AbandonmentSystem(
      arrivalRate: 10_000, serviceRate: 1, patienceRate: 0.1, servers: 1000)
    #expect(abs(system.abandonmentProbability - 0.9) < 1e-9)
    #expect(abs(system.utilisation - 1) < 1e-9)
    #expect(abs(system.waitProbability - 1) < 1e-9)
  }

  @Test func badParametersAreNamed() {
    #expect(throws: TheoryError.notPositive(parameter: "patienceRate", value: 0)) {
      try AbandonmentSystem(arrivalRate: 1, serviceRate: 1, patienceRate: 0, servers: 1)
    }
    #expect(throws: TheoryError.self) {
      let system = try AbandonmentSystem(
        arrivalRate: 1, serviceRate: 1, patienceRate: 1, servers: 1)
      return try system.servedWithin(-1)
    }
  }
}
