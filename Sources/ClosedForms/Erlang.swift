import Foundation

/// The Erlang loss formula: M/G/c/c, calls that find all servers busy are lost.
///
/// The steady state depends on the service time through its mean only. Rates and times share one
/// arbitrary unit. Source: Erlang (1917); insensitivity: Sevast'yanov (1957), Theory of Probability and
/// its Applications 2, 104-112.
public struct LossSystem: Hashable, Sendable {
  /// Arrivals per unit of time.
  public let arrivalRate: Double
  /// Mean service time.
  public let meanService: Double
  /// Servers.
  public let servers: Int

  /// Checks and keeps the parameters.
  ///
  /// - Parameters:
  ///   - arrivalRate: Arrivals per unit of time.
  ///   - meanService: The mean service time.
  ///   - servers: The number of servers.
  /// - Throws: `TheoryError.notPositive`, or `outOfRange` for servers outside 0...10,000,000.
  public init(arrivalRate: Double, meanService: Double, servers: Int) throws(TheoryError) {
    self.arrivalRate = try Check.positive("arrivalRate", arrivalRate)
    self.meanService = try Check.positive("meanService", meanService)
    self.servers = try Check.within(0...10_000_000, "servers", servers)
    _ = try Check.positive("offeredLoad", arrivalRate * meanService)
  }

  /// Offered load in erlangs.
  public var offeredLoad: Double { arrivalRate * meanService }

  /// The chance that an arrival is lost, Erlang B.
  ///
  /// B(0) = 1, B(n) = a B(n - 1) / (n + a B(n - 1)), free of cancellation.
  ///
  /// - Complexity: O(servers).
  public var lossProbability: Double { erlangB(load: offeredLoad, servers: servers) }

  /// Mean number of busy servers.
  public var meanBusy: Double { offeredLoad * (1 - lossProbability) }

  /// The probability of each number of busy servers, from 0: Poisson, cut off at the servers.
  ///
  /// - Complexity: O(servers).
  public var busyDistribution: [Double] {
    // From the mode outwards in relative terms, so that nothing overflows.
    let mode = offeredLoad < Double(servers) ? Int(offeredLoad) : servers
    var weights = [Double](repeating: 0, count: servers + 1)
    weights[mode] = 1
    for n in stride(from: mode, to: 0, by: -1) {
      weights[n - 1] = weights[n] * Double(n) / offeredLoad
    }
    for n in stride(from: mode + 1, through: servers, by: 1) {
      weights[n] = weights[n - 1] * offeredLoad / Double(n)
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}

/// Erlang's loss recursion.
func erlangB(load: Double, servers: Int) -> Double {
  var blocked = 1.0
  for n in stride(from: 1, through: servers, by: 1) {
    blocked = load * blocked / (Double(n) + load * blocked)
  }
  return blocked
}

/// M/M/c with unlimited waiting, first come first served: Erlang C.
///
/// Rates and times share one arbitrary unit. Source: Erlang (1917); Gross et al., "Fundamentals of
/// Queueing Theory", 4th ed., section 2.3.
public struct DelaySystem: Hashable, Sendable {
  /// Arrivals per unit of time.
  public let arrivalRate: Double
  /// Services per unit of time of one busy server.
  public let serviceRate: Double
  /// Servers.
  public let servers: Int

  /// Checks and keeps the parameters.
  ///
  /// - Parameters:
  ///   - arrivalRate: Arrivals per unit of time.
  ///   - serviceRate: Services per unit of time of one busy server.
  ///   - servers: The number of servers.
  /// - Throws: `TheoryError.notPositive`, `outOfRange` for servers outside 1...10,000,000, or
  ///   `unstable` if arrivals are not slower than all servers together.
  public init(arrivalRate: Double, serviceRate: Double, servers: Int) throws(TheoryError) {
    self.arrivalRate = try Check.positive("arrivalRate", arrivalRate)
    self.serviceRate = try Check.positive("serviceRate", serviceRate)
    self.servers = try Check.within(1...10_000_000, "servers", servers)
    let load = arrivalRate / (Double(servers) * serviceRate)
    guard load < 1 else { throw .unstable(load: load) }
  }

  /// Share of time a server is busy.
  public var utilisation: Double { arrivalRate / (Double(servers) * serviceRate) }

  /// The chance that an arrival waits, Erlang C.
  ///
  /// - Complexity: O(servers).
  public var waitProbability: Double {
    let blocked = erlangB(load: arrivalRate / serviceRate, servers: servers)
    return blocked / (1 - utilisation * (1 - blocked))
  }

  /// How fast waits shrink: c mu - lambda; the wait of those who wait is exponential at this rate.
  private var drain: Double { Double(servers) * serviceRate - arrivalRate }

  /// Mean wait before service, over all arrivals.
  public var meanWait: Double { waitProbability / drain }

  /// Mean number waiting.
  public var meanQueueLength: Double { arrivalRate * meanWait }

  /// The chance that an arrival waits longer than `time`.
  ///
  /// - Throws: `TheoryError.negative`.
  public func waitExceeds(_ time: Double) throws(TheoryError) -> Double {
    waitProbability * exp(-drain * (try Check.nonNegative("time", time)))
  }

  /// The wait that a share `probability` of arrivals does not exceed; 0 where that many do not wait.
  ///
  /// - Throws: `TheoryError.notAProbability` unless in [0, 1).
  public func waitQuantile(_ probability: Double) throws(TheoryError) -> Double {
    guard probability >= 0, probability < 1 else {
      throw .notAProbability(parameter: "probability", value: probability)
    }
    return max(0, log(waitProbability / (1 - probability)) / drain)
  }
}
