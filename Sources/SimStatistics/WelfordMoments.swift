/// Mean and variance of a stream of numbers in one pass, without cancellation.
///
/// Floating-point sums depend on their order in the last bits. The result is a function of the order
/// of `add` and of the tree of `merge`: merge partial results in one stated order (by replication,
/// then by part) and it is reproduced bit for bit on any number of threads. Source: Welford (1962), Technometrics 4(3),
/// 419-420; merging by Chan, Golub and LeVeque (1983), The American Statistician 37(3).
public struct WelfordMoments: Hashable, Sendable {
  /// Observations added.
  public private(set) var count = 0
  private var runningMean = 0.0
  private var squaredDeviations = 0.0

  /// An empty accumulator.
  public init() {}

  /// Adds one observation.
  public mutating func add(_ value: Double) {
    count += 1
    let deviation = value - runningMean
    runningMean += deviation / Double(count)
    squaredDeviations += deviation * (value - runningMean)
  }

  /// Appends the observations of another accumulator after this one's.
  ///
  /// Merging with an empty accumulator, on either side, changes no bit.
  public mutating func merge(_ later: WelfordMoments) {
    guard later.count > 0 else { return }
    guard count > 0 else {
      self = later
      return
    }
    let total = Double(count + later.count)
    let deviation = later.runningMean - runningMean
    squaredDeviations +=
      later.squaredDeviations
      + deviation * deviation * (Double(count) * Double(later.count) / total)
    runningMean += deviation * (Double(later.count) / total)
    count += later.count
  }

  /// The mean; nil without observations or if it is not finite.
  public var mean: Double? {
    count > 0 && runningMean.isFinite ? runningMean : nil
  }

  /// The sample variance, with n - 1; nil below two observations or if it is not finite.
  public var variance: Double? {
    guard count > 1, squaredDeviations.isFinite else { return nil }
    return max(0, squaredDeviations) / Double(count - 1)
  }

  /// The mean with Student's t interval, as `Mean.estimate` gives from the values themselves.
  public func estimate(level: ConfidenceLevel = .ninetyFive) -> Estimate {
    guard count > 0 else { return .undefined(.noObservations, count: 0, method: .t) }
    guard let mean else { return .undefined(.notFinite, count: count, method: .t) }
    guard count > 1 else {
      return .pointOnly(mean, because: .singleReplication, count: count, method: .t)
    }
    guard let variance else {
      return .pointOnly(mean, because: .notFinite, count: count, method: .t)
    }
    return .studentT(
      mean, standardError: (variance / Double(count)).squareRoot(),
      degreesOfFreedom: Double(count - 1), level: level, count: count, method: .t)
  }
}
