import CGSL

/// Turns off GSL's error handler, which would abort the process, once at first use.
enum GSL {
  static let isReady: Bool = {
    _ = gsl_set_error_handler_off()
    return true
  }()

  /// Runs a GSL call with the handler known to be off.
  @inline(__always)
  static func call(_ body: () -> Double) -> Double {
    isReady ? body() : .nan
  }
}

/// Student's t distribution.
package enum StudentT {
  /// The two-sided critical value: |T| exceeds it with probability 1 - level.
  package static func criticalValue(_ level: ConfidenceLevel, degreesOfFreedom: Double) -> Double {
    GSL.call { gsl_cdf_tdist_Qinv(level.tail, degreesOfFreedom) }
  }

  /// The chance that |T| is at least |t|.
  package static func twoSidedTail(_ t: Double, degreesOfFreedom: Double) -> Double {
    min(1, 2 * GSL.call { gsl_cdf_tdist_Q(t.magnitude, degreesOfFreedom) })
  }
}

/// The standard normal distribution.
package enum StandardNormal {
  /// The two-sided critical value: |Z| exceeds it with probability 1 - level.
  package static func criticalValue(_ level: ConfidenceLevel) -> Double {
    GSL.call { gsl_cdf_ugaussian_Qinv(level.tail) }
  }

  /// The chance that |Z| is at least |z|.
  package static func twoSidedTail(_ z: Double) -> Double {
    min(1, 2 * GSL.call { gsl_cdf_ugaussian_Q(z.magnitude) })
  }
}
