import ClosedForms
import Foundation
import Testing

/// M/D/c against M/D/1, and against the queue seen once a service time.
@Suite struct ConstantServiceTests {
  @Test("One server is the formula of Pollaczek and Khinchine", arguments: [0.1, 0.5, 0.9, 0.99])
  func one(load: Double) throws {
    let queue = try ConstantServiceQueue(arrivalRate: load / 3, service: 3, servers: 1)
    let known = try SingleServerQueue(arrivalRate: load / 3, meanService: 3, squaredVariation: 0)
    #expect(abs(queue.meanWait / known.meanWait - 1) < 1e-9)
    #expect(queue.meanSojourn == queue.meanWait + 3)
  }

  /// The number present a service time later is what was beyond the servers, and a Poisson number: Crommelin's chain, iterated
  /// until it stands still; the mean wait by Little's law.
  private func meanWait(load: Double, servers: Int) -> Double {
    let mean = load * Double(servers)
    let most = 40 * servers + 200
    var arrivals = [exp(-mean)]
    for number in 1..<most { arrivals.append(arrivals[number - 1] * mean / Double(number)) }
    arrivals = Array(arrivals.prefix { $0 > 0 })
    var present = [Double](repeating: 0, count: most)
    present[0] = 1
    var (waiting, before) = (0.0, -1.0)
    while abs(waiting - before) > 1e-13 {
      before = waiting
      var next = [Double](repeating: 0, count: most)
      for (number, chance) in present.enumerated() where chance > 0 {
        let left = max(number - servers, 0)
        for (more, part) in arrivals.enumerated() where left + more < most {
          next[left + more] += chance * part
        }
      }
      present = next
      waiting = present.enumerated().reduce(0) {
        $0 + Double(max($1.offset - servers, 0)) * $1.element
      }
    }
    return waiting / mean
  }

  @Test("Several servers are Crommelin's chain", arguments: [(0.5, 2), (0.8, 3), (0.9, 10)])
  func several(_ queue: (load: Double, servers: Int)) throws {
    let exact = try ConstantServiceQueue(
      arrivalRate: queue.load * Double(queue.servers), service: 1, servers: queue.servers)
    let chain = meanWait(load: queue.load, servers: queue.servers)
    #expect(abs(exact.meanWait / chain - 1) < 1e-7, "\(exact.meanWait) for \(chain)")
    #expect(abs(exact.utilisation - queue.load) < 1e-12)
  }

  @Test("A queue that is offered too much is refused")
  func refused() {
    #expect(throws: TheoryError.self) {
      try ConstantServiceQueue(arrivalRate: 2, service: 1, servers: 2)
    }
    #expect(throws: TheoryError.self) {
      try ConstantServiceQueue(arrivalRate: 1, service: 1, servers: 0)
    }
  }
}
