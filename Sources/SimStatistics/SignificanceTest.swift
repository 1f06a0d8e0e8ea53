/// A test of an estimate against a known value.
public struct ZTest: Hashable, Sendable, Codable {
  /// (observed - expected) / standard error.
  public let z: Double
  /// The chance of a |z| at least as large if the expectation is true and the error normal.
  public let pValue: Double

  /// Scores a difference with a known standard error.
  ///
  /// - Parameters:
  ///   - observed: The observed value.
  ///   - expected: The expected value.
  ///   - standardError: The standard error of the observed value.
  /// - Throws: `StatisticsError.negativeOrNotFinite` unless all three are finite and the standard
  ///   error is positive.
  public init(observed: Double, expected: Double, standardError: Double) throws(StatisticsError) {
    guard standardError > 0, standardError.isFinite else {
      throw .negativeOrNotFinite(standardError)
    }
    let z = (observed - expected) / standardError
    guard z.isFinite else { throw .negativeOrNotFinite(z) }
    self.z = z
    self.pValue = StandardNormal.twoSidedTail(z)
  }
}

extension Estimate {
  /// The two-sided p value of the hypothesis that the truth is `expected`.
  ///
  /// By t where the estimate states degrees of freedom, corrected for skewness where the interval is, else by the normal
  /// distribution; nil without a positive standard error.
  public func pValue(against expected: Double) -> Double? {
    guard let value, let standardError, standardError > 0 else { return nil }
    let score = (value - expected) / standardError
    guard score.isFinite else { return nil }
    if let degreesOfFreedom {
      let corrected = skewnessShift.map { SkewedMean.corrected(score: score, shift: $0) } ?? score
      return StudentT.twoSidedTail(corrected, degreesOfFreedom: degreesOfFreedom)
    }
    return StandardNormal.twoSidedTail(score)
  }
}

/// The sign test, where all signs agree.
package enum SignTest {
  /// The chance that so many independent differences, each as likely above 0 as below, all lie on one
  /// side: 2^(1 - n); 1 of none.
  ///
  /// It takes nothing for granted of how large differences are, so it also serves where all are the same.
  package static func chanceOfAgreement(of count: Int) -> Double {
    count > 0 ? Double(sign: .plus, exponent: 1 - count, significand: 1) : 1
  }
}
