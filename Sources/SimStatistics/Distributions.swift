import CGSL

/// Turns off GSL's error handler, which would abort the process, once at first use.
enum GSL {
  static let isReady: Bool = {
    _ = unsafe gsl_set_error_handler_off()
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

  /// The value that T exceeds with a probability.
  package static func upperQuantile(_ tail: Double, degreesOfFreedom: Double) -> Double {
    GSL.call { gsl_cdf_tdist_Qinv(tail, degreesOfFreedom) }
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

  /// The value that Z stays below with a probability.
  package static func quantile(_ probability: Double) -> Double {
    GSL.call { gsl_cdf_ugaussian_Pinv(probability) }
  }

  /// The chance that |Z| is at least |z|.
  package static func twoSidedTail(_ z: Double) -> Double {
    min(1, 2 * GSL.call { gsl_cdf_ugaussian_Q(z.magnitude) })
  }
}

/// Where an increasing function crosses zero, to the last bit.
///
/// Slower than Newton's method, but it cannot leave the bracket or stop early, and no estimator calls
/// it often.
func bisect(_ low: Double, _ high: Double, _ increasing: (Double) -> Double) -> Double {
  var low = low
  var high = high
  while true {
    let middle = low + (high - low) / 2
    guard middle > low, middle < high else { return middle }
    if increasing(middle) < 0 { low = middle } else { high = middle }
  }
}

/// The beta distribution, with both shapes positive.
package enum Beta {
  /// The probability below a point of [0, 1].
  static func below(_ point: Double, _ a: Double, _ b: Double) -> Double {
    GSL.call { gsl_cdf_beta_P(point, a, b) }
  }

  /// The point below which lies the probability `tail`.
  package static func lowerQuantile(_ tail: Double, _ a: Double, _ b: Double) -> Double {
    bisect(0, 1) { x in GSL.call { gsl_cdf_beta_P(x, a, b) } - tail }
  }

  /// The point above which lies the probability `tail`.
  package static func upperQuantile(_ tail: Double, _ a: Double, _ b: Double) -> Double {
    bisect(0, 1) { x in tail - GSL.call { gsl_cdf_beta_Q(x, a, b) } }
  }
}

/// The gamma distribution of scale 1, with a shape of at least 1.
package enum Gamma {
  /// The point below which lies the probability `tail`.
  package static func lowerQuantile(_ tail: Double, shape: Double) -> Double {
    bisect(0, beyond(shape)) { x in GSL.call { gsl_cdf_gamma_P(x, shape, 1) } - tail }
  }

  /// The point above which lies the probability `tail`.
  package static func upperQuantile(_ tail: Double, shape: Double) -> Double {
    bisect(0, beyond(shape)) { x in tail - GSL.call { gsl_cdf_gamma_Q(x, shape, 1) } }
  }

  /// Above every quantile that a level representable below 1 can ask for: 40 standard deviations and
  /// 800 more, since exp(-800) is below the least positive number.
  private static func beyond(_ shape: Double) -> Double {
    shape + 40 * shape.squareRoot() + 800
  }
}

/// The binomial distribution.
package enum Binomial {
  /// P(at most `count` successes in `trials`), for a success probability in [0, 1].
  package static func cumulative(_ count: Int, trials: Int, probability: Double) -> Double {
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    // The incomplete beta function takes counts that a C unsigned int cannot.
    return GSL.call {
      gsl_cdf_beta_Q(probability, Double(count) + 1, Double(trials - count))
    }
  }
}
