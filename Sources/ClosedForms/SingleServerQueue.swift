import Foundation

/// M/G/1, first come first served.
///
/// Rates and times share one arbitrary unit. Source: Pollaczek (1930), Khinchine (1932); Gross et al.,
/// "Fundamentals of Queueing Theory", 4th ed., section 5.1.
public struct SingleServerQueue: Hashable, Sendable {
  /// Arrivals per unit of time.
  public let arrivalRate: Double
  /// Mean service time.
  public let meanService: Double
  /// Squared coefficient of variation of the service time: 0 constant, 1 exponential.
  public let squaredVariation: Double

  /// Checks and keeps the parameters.
  ///
  /// - Parameters:
  ///   - arrivalRate: Arrivals per unit of time.
  ///   - meanService: The mean service time.
  ///   - squaredVariation: The squared coefficient of variation of the service time.
  /// - Throws: `TheoryError.notPositive`, `negative` or, if arrivals are not slower than service,
  ///   `unstable`.
  public init(
    arrivalRate: Double, meanService: Double, squaredVariation: Double
  ) throws(TheoryError) {
    self.arrivalRate = try Check.positive("arrivalRate", arrivalRate)
    self.meanService = try Check.positive("meanService", meanService)
    self.squaredVariation = try Check.nonNegative("squaredVariation", squaredVariation)
    let load = arrivalRate * meanService
    guard load < 1 else { throw .unstable(load: load) }
  }

  /// Share of time the server is busy, and the chance that an arrival waits.
  public var utilisation: Double { arrivalRate * meanService }

  /// Mean wait before service: rho s (1 + c^2) / (2 (1 - rho)).
  public var meanWait: Double {
    utilisation * meanService * (1 + squaredVariation) / (2 * (1 - utilisation))
  }

  /// Mean time from arrival to departure.
  public var meanSojourn: Double { meanWait + meanService }

  /// Mean number waiting, by Little's law.
  public var meanQueueLength: Double { arrivalRate * meanWait }

  /// Mean number present, by Little's law.
  public var meanNumberPresent: Double { arrivalRate * meanSojourn }
}

/// M/M/1, first come first served, where whole distributions are known.
///
/// Rates and times share one arbitrary unit. Source: Gross et al., "Fundamentals of Queueing Theory",
/// 4th ed., section 2.2.
public struct MarkovianSingleServer: Hashable, Sendable {
  /// Arrivals per unit of time.
  public let arrivalRate: Double
  /// Services per unit of time.
  public let serviceRate: Double

  /// Checks and keeps the parameters.
  ///
  /// - Throws: `TheoryError.notPositive` or `unstable`.
  public init(arrivalRate: Double, serviceRate: Double) throws(TheoryError) {
    self.arrivalRate = try Check.positive("arrivalRate", arrivalRate)
    self.serviceRate = try Check.positive("serviceRate", serviceRate)
    guard utilisation < 1 else { throw .unstable(load: utilisation) }
  }

  /// Share of time the server is busy, and the chance that an arrival waits.
  public var utilisation: Double { arrivalRate / serviceRate }

  /// Mean wait before service.
  public var meanWait: Double { utilisation / (serviceRate - arrivalRate) }

  /// Mean time from arrival to departure.
  public var meanSojourn: Double { 1 / (serviceRate - arrivalRate) }

  /// The chance that `count` customers are present: (1 - rho) rho^count; 0 for a negative count.
  public func present(_ count: Int) -> Double {
    count < 0 ? 0 : (1 - utilisation) * pow(utilisation, Double(count))
  }

  /// The chance that an arrival waits longer than `time`.
  ///
  /// - Throws: `TheoryError.negative`.
  public func waitExceeds(_ time: Double) throws(TheoryError) -> Double {
    utilisation * (try sojournExceeds(time))
  }

  /// The chance that an arrival is still present after `time`.
  ///
  /// - Throws: `TheoryError.negative`.
  public func sojournExceeds(_ time: Double) throws(TheoryError) -> Double {
    exp(-(serviceRate - arrivalRate) * (try Check.nonNegative("time", time)))
  }
}
