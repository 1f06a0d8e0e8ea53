import Foundation
import SimStatistics

/// A value that was fitted to data, with how well the data tell it.
public struct FittedParameter: Hashable, Sendable {
  /// The estimate.
  public let value: Double
  /// Its standard error, in the same unit.
  public let standardError: Double
  /// The ends of a 95 % interval. It is symmetric on the scale of the fit, and so need not be on that of the value.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// What it was fitted to, as in `28 days`.
  public let basis: String

  /// The two-sided 95 % point of the standard normal distribution.
  static let wide = 1.959_963_984_540_054

  /// A value fitted as it is.
  init(_ value: Double, standardError: Double, basis: String) {
    self.init(of: value, standardError: standardError, basis: basis) { $0 }
  }

  /// A positive value whose logarithm was fitted.
  init(exponentialOf logarithm: Double, standardError: Double, basis: String) {
    self.init(of: logarithm, standardError: standardError, basis: basis) { exp($0) }
  }

  /// A positive value with a relative error that so many independent observations told: its logarithm's interval is Student's.
  init(
    positive value: Double, relativeError: Double, degreesOfFreedom: Double, basis: String
  ) {
    self.value = value
    standardError = value * relativeError
    let wide = StudentT.upperQuantile(0.025, degreesOfFreedom: max(degreesOfFreedom, 1))
    lower = value * exp(-wide * relativeError)
    upper = value * exp(wide * relativeError)
    self.basis = basis
  }

  /// A correlation of which Fisher's z was fitted.
  init(correlationOf z: Double, standardError: Double, basis: String) {
    self.init(of: z, standardError: standardError, basis: basis) { tanh($0) }
  }

  /// A value that is an increasing function of what was fitted.
  ///
  /// - Parameter degreesOfFreedom: So many independent observations told it, that its interval is Student's; nil for many.
  init(
    of fitted: Double, standardError: Double, degreesOfFreedom: Double? = nil, basis: String,
    _ value: (Double) -> Double
  ) {
    let wide =
      degreesOfFreedom.map { StudentT.upperQuantile(0.025, degreesOfFreedom: max($0, 1)) }
      ?? Self.wide
    self.value = value(fitted)
    // The slope over a step that is small against the error.
    let step = 0.01 * standardError
    self.standardError =
      step > 0
      ? standardError * (value(fitted + step) - value(fitted - step)) / (2 * step) : 0
    lower = value(fitted - wide * standardError)
    upper = value(fitted + wide * standardError)
    self.basis = basis
  }
}
