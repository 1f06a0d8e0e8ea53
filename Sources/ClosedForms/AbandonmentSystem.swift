import CGSL
import Foundation

/// M/M/c+M, waiting customers lose patience after an exponential time: Erlang A.
///
/// Always stable. Rates and times share one arbitrary unit. Sources: Palm (1946); Garnett, Mandelbaum
/// and Reiman (2002), "Designing a call center with impatient customers", M&SOM 4(3), 208-227.
///
/// A customer who finds q others waiting would wait, if patient for ever, the sum of q + 1 exponential
/// stages of rates c mu + i theta, i = 0...q. Then exp(-theta V) is Beta(c mu / theta, q + 1), a product
/// of independent Beta(c mu / theta + i, 1), which gives every measure below as a sum over q.
public struct AbandonmentSystem: Hashable, Sendable {
  /// Arrivals per unit of time.
  public let arrivalRate: Double
  /// Services per unit of time of one busy server.
  public let serviceRate: Double
  /// One over the mean patience.
  public let patienceRate: Double
  /// Servers.
  public let servers: Int

  /// P(fewer than `servers` present).
  private let idle: Double
  /// P(servers + q present), q = 0, 1, ..., cut off where what is left out is below 1e-16.
  private let queue: [Double]

  /// Checks the parameters and finds the steady state.
  ///
  /// - Parameters:
  ///   - arrivalRate: Arrivals per unit of time.
  ///   - serviceRate: Services per unit of time of one busy server.
  ///   - patienceRate: One over the mean patience.
  ///   - servers: The number of servers.
  /// - Throws: `TheoryError.notPositive`; `outOfRange` for servers outside 1...1,000,000, or where the
  ///   queue's distribution reaches beyond ten million customers.
  /// - Complexity: O(servers + length of the queue that still has probability).
  public init(
    arrivalRate: Double, serviceRate: Double, patienceRate: Double, servers: Int
  ) throws(TheoryError) {
    self.arrivalRate = try Check.positive("arrivalRate", arrivalRate)
    self.serviceRate = try Check.positive("serviceRate", serviceRate)
    self.patienceRate = try Check.positive("patienceRate", patienceRate)
    self.servers = try Check.within(1...1_000_000, "servers", servers)
    let capacity = Double(servers) * serviceRate
    // Relative to the chance of exactly `servers` present; 1 / B counts all states up to there.
    let blocked = erlangB(load: arrivalRate / serviceRate, servers: servers)
    var weights = [1.0]
    var sum = 1.0
    while let last = weights.last {
      let ratio = arrivalRate / (capacity + Double(weights.count) * patienceRate)
      // Later ratios are smaller still: a geometric series bounds what is left out.
      if ratio < 1, last * ratio / (1 - ratio) < 1e-16 * sum { break }
      guard weights.count < 10_000_000 else {
        throw .outOfRange(parameter: "queue", value: weights.count, supported: 0...10_000_000)
      }
      weights.append(last * ratio)
      sum += last * ratio
      if sum > 1e250 {
        // Rescaling keeps overloaded queues finite; the smallest states vanish, as they should.
        weights = weights.map { $0 / sum }
        sum = 1
        weights[0] = max(weights[0], .leastNonzeroMagnitude)
      }
    }
    // Relative weight of the states below `servers`: (1 / B - 1) times that of exactly `servers`.
    let below = blocked > 0 ? weights[0] * (1 / blocked - 1) : .infinity
    if below.isFinite {
      idle = below / (below + sum)
      queue = weights.map { $0 / (below + sum) }
    } else {
      idle = 1
      queue = weights.map { _ in 0 }
    }
  }

  /// c mu / theta.
  private var shape: Double { Double(servers) * serviceRate / patienceRate }

  private func sumOverQueue(_ term: (Double) -> Double) -> Double {
    var sum = 0.0
    for (waiting, chance) in queue.enumerated() where chance > 0 {
      sum += chance * term(Double(waiting))
    }
    return sum
  }

  /// The chance that an arrival has to wait.
  public var waitProbability: Double { sumOverQueue { _ in 1 } }

  /// The chance that an arrival leaves before service.
  public var abandonmentProbability: Double {
    sumOverQueue { ($0 + 1) / (shape + $0 + 1) }
  }

  /// Mean time in the queue over all arrivals, whether served or not.
  ///
  /// By Little's law, since those waiting leave at the patience rate: P(abandon) / theta.
  public var meanWait: Double { abandonmentProbability / patienceRate }

  /// Mean wait of those who are served.
  public var meanWaitOfServed: Double {
    let shape = shape
    let weighted = sumOverQueue { waiting in
      let digammas = GSL.call { gsl_sf_psi(shape + waiting + 2) - gsl_sf_psi(shape + 1) }
      return shape / (shape + waiting + 1) * digammas
    }
    return weighted / patienceRate / (1 - abandonmentProbability)
  }

  /// Mean number waiting.
  public var meanQueueLength: Double { arrivalRate * meanWait }

  /// Share of time a server is busy.
  public var utilisation: Double {
    arrivalRate * (1 - abandonmentProbability) / (Double(servers) * serviceRate)
  }

  /// The share of all arrivals that is served after waiting at most `time`.
  ///
  /// - Throws: `TheoryError.negative`.
  public func servedWithin(_ time: Double) throws(TheoryError) -> Double {
    let edge = exp(-patienceRate * (try Check.nonNegative("time", time)))
    let shape = shape
    return idle
      + sumOverQueue { waiting in
        shape / (shape + waiting + 1)
          * GSL.call { gsl_cdf_beta_Q(edge, shape + 1, waiting + 1) }
      }
  }

  /// The share of all arrivals still waiting after `time`, whatever becomes of them.
  ///
  /// - Throws: `TheoryError.negative`.
  public func stillWaiting(after time: Double) throws(TheoryError) -> Double {
    let edge = exp(-patienceRate * (try Check.nonNegative("time", time)))
    let shape = shape
    return sumOverQueue { waiting in
      edge * GSL.call { gsl_cdf_beta_P(edge, shape, waiting + 1) }
    }
  }
}
