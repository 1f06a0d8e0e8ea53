import CGSL
import Foundation

/// M/D/c, first come first served: Poisson arrivals, servers who all take the same time.
///
/// Rates and times share one arbitrary unit. Source: C. D. Crommelin, "Delay probability formulae when the holding times are
/// constant", Post Office Electrical Engineers' Journal 25 (1932) 41-50 and 26 (1934) 266-274; the mean wait also follows from
/// F. Spitzer, Transactions of the American Mathematical Society 82 (1956) 323-339, for the queue seen once a service time.
public struct ConstantServiceQueue: Hashable, Sendable {
  /// Arrivals per unit of time.
  public let arrivalRate: Double
  /// The service time.
  public let service: Double
  /// Servers.
  public let servers: Int

  /// Checks and keeps the parameters.
  ///
  /// - Parameters:
  ///   - arrivalRate: Arrivals per unit of time.
  ///   - service: The service time.
  ///   - servers: The number of servers.
  /// - Throws: `TheoryError.notPositive`, `outOfRange` for servers outside 1...1,000,000 or, if arrivals are not slower than
  ///   service, `unstable`.
  public init(arrivalRate: Double, service: Double, servers: Int) throws(TheoryError) {
    self.arrivalRate = try Check.positive("arrivalRate", arrivalRate)
    self.service = try Check.positive("service", service)
    self.servers = try Check.within(1...1_000_000, "servers", servers)
    let load = arrivalRate * service / Double(servers)
    guard load < 1 else { throw .unstable(load: load) }
  }

  /// Share of time each server is busy.
  public var utilisation: Double { arrivalRate * service / Double(servers) }

  /// Mean wait before service: the sum over w of P(N >= w c) - (c / a) P(N > w c), N Poisson of mean w a and a the offered
  /// load, times the service time.
  ///
  /// - Complexity: O(1 / (1 - rho)^2) terms.
  public var meanWait: Double {
    let load = arrivalRate * service
    let perLoad = Double(servers) / load
    var sum = 0.0
    var number = 1.0
    while true {
      let limit = number * Double(servers)
      let term = GSL.call {
        let above = gsl_cdf_poisson_Q(UInt32(clamping: Int(limit)), number * load)
        return above + gsl_ran_poisson_pdf(UInt32(clamping: Int(limit)), number * load)
          - perLoad * above
      }
      sum += term
      // The terms fall at least as fast as P(N >= w c), which is below exp(-w a I) of a large deviation.
      guard term > 1e-14 * sum, number < 1e7 else { return service * sum }
      number += 1
    }
  }

  /// Mean time from arrival to departure.
  public var meanSojourn: Double { meanWait + service }
}
