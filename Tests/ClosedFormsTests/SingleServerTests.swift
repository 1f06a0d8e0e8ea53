import ClosedForms
import Foundation
import Testing

@Suite struct SingleServerTests {
  /// M/D/1 from its chain embedded at departures, iterated until it stands still; then Little's law.
  @Test func constantServiceMatchesTheEmbeddedChain() throws {
    let load = 0.6
    var arrivals = [exp(-load)]
    for count in 1..<60 { arrivals.append(arrivals[count - 1] * load / Double(count)) }
    // Departures leave j behind with chance v_j: v_j (1 - a_0)-style forward recursion, exact row by
    // row: v_(j+1) = (v_j - v_0 a_j - sum over 1 <= i <= j of v_i a_(j-i+1)) / a_0.
    var left = [1 - load]
    for j in 0..<40 {
      var next = left[j] - left[0] * arrivals[j]
      for i in stride(from: 1, through: j, by: 1) { next -= left[i] * arrivals[j - i + 1] }
      left.append(next / arrivals[0])
    }
    let mean = left.enumerated().reduce(0.0) { $0 + Double($1.offset) * $1.element }
    let queue = try SingleServerQueue(arrivalRate: load, meanService: 1, squaredVariation: 0)
    // Beyond 40 present less than 1e-15 is left at this load; the recursion amplifies rounding.
    #expect(abs(queue.meanNumberPresent - mean) < 1e-6)
  }

  @Test func exponentialServiceIsTheMarkovianQueue() throws {
    let general = try SingleServerQueue(arrivalRate: 0.8, meanService: 1, squaredVariation: 1)
    let markovian = try MarkovianSingleServer(arrivalRate: 0.8, serviceRate: 1)
    #expect(abs(general.meanWait - markovian.meanWait) < 1e-13)
    let mean = (0..<2000).reduce(0.0) { $0 + Double($1) * markovian.present($1) }
    #expect(abs(general.meanNumberPresent - mean) < 1e-10)
    #expect(abs(general.meanQueueLength - 0.8 * general.meanWait) < 1e-15)
  }

  /// Hyperexponential service as a birth-death chain with a phase: solved by power iteration.
  @Test func hyperexponentialServiceMatchesPowerIteration() throws {
    // Phase A: chance 0.3, rate 0.5; phase B: chance 0.7, rate 2. Mean 0.95, second moment 2.75.
    let arrivals = 0.5
    let rates = [0.5, 2.0]
    let chances = [0.3, 0.7]
    let size = 120
    var empty = 1.0
    var busy = [[Double]](repeating: [0, 0], count: size)
    // Uniformised at rate 2.5, which bounds all rates out of a state.
    for _ in 0..<20_000 {
      var nextEmpty = empty * (1 - arrivals / 2.5)
      var next = [[Double]](repeating: [0, 0], count: size)
      for phase in 0..<2 { next[0][phase] += empty * arrivals / 2.5 * chances[phase] }
      for present in 0..<size {
        for phase in 0..<2 {
          let mass = busy[present][phase] / 2.5
          let grow = present + 1 < size ? arrivals : 0
          if present + 1 < size { next[present + 1][phase] += mass * grow }
          next[present][phase] += busy[present][phase] - mass * (grow + rates[phase])
          if present == 0 {
            nextEmpty += mass * rates[phase]
          } else {
            for fresh in 0..<2 { next[present - 1][fresh] += mass * rates[phase] * chances[fresh] }
          }
        }
      }
      empty = nextEmpty
      busy = next
    }
    let mean = busy.enumerated().reduce(0.0) {
      $0 + Double($1.offset + 1) * ($1.element[0] + $1.element[1])
    }
    let queue = try SingleServerQueue(
      arrivalRate: arrivals, meanService: 0.95, squaredVariation: 2.75 / (0.95 * 0.95) - 1)
    #expect(abs(queue.meanNumberPresent - mean) < 1e-6)
    #expect(abs(queue.utilisation - (1 - empty)) < 1e-7)
  }

  /// The sojourn of one who finds n present is Erlang of n + 1 stages.
  @Test func sojournIsTheMixtureOfErlangs() throws {
    let queue = try MarkovianSingleServer(arrivalRate: 0.7, serviceRate: 1)
    var exceeds = 0.0
    for present in 0..<150 {
      var term = exp(-3.0)
      var tail = 0.0
      for stage in 0...present {
        tail += term
        term *= 3 / Double(stage + 1)
      }
      exceeds += queue.present(present) * tail
    }
    #expect(abs(try queue.sojournExceeds(3) - exceeds) < 1e-14)
    #expect(abs(queue.meanSojourn - queue.meanWait - 1) < 1e-14)
    #expect(queue.present(-1) == 0)
  }

  @Test func overloadIsRefused() {
    #expect(throws: TheoryError.unstable(load: 1)) {
      try SingleServerQueue(arrivalRate: 1, meanService: 1, squaredVariation: 1)
    }
    #expect(throws: TheoryError.unstable(load: 2)) {
      try MarkovianSingleServer(arrivalRate: 2, serviceRate: 1)
    }
    #expect(throws: TheoryError.negative(parameter: "squaredVariation", value: -1)) {
      try SingleServerQueue(arrivalRate: 0.5, meanService: 1, squaredVariation: -1)
    }
  }
}
