import SimRandom

/// What makes a rate low: a threshold's side, and what is compared with it.
struct LowRate: BitwiseCopyable, Hashable {
  private let boundary: Rule.Boundary
  /// The normal score of the confidence level; 0 holds the rate itself against the threshold.
  private let score: Double

  init(_ rule: Rule) {
    boundary = rule.boundary
    switch rule.test {
    case .rate: score = 0
    case .upperBound: score = StandardNormal.quantile(rule.confidence.value)
    }
  }

  /// Whether a rate is low.
  ///
  /// Wilson's upper bound U of k answered among n is the greater root t of (k/n - t)^2 = z^2 t (1 - t) / n
  /// (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
  /// the American Statistical Association 22 (1927) 209-212). So U lies below the threshold t where k/n
  /// does and n t - k > z sqrt(n t (1 - t)), which needs no root of the bound's own.
  func isLow(_ calls: CallCount, against threshold: Threshold) -> Bool {
    guard calls.offered > 0 else { return false }
    guard score == 0 else { return isBoundLow(calls, against: threshold) }
    // In whole numbers.
    return switch boundary {
    case .below: threshold.isAbove(calls.answered, of: calls.offered)
    case .atOrBelow: !threshold.isBelow(calls.answered, of: calls.offered)
    }
  }

  private func isBoundLow(_ calls: CallCount, against threshold: Threshold) -> Bool {
    let offered = Double(calls.offered)
    let shortfall = offered * threshold.rate - Double(calls.answered)
    let margin = score * (offered * threshold.rate * (1 - threshold.rate)).squareRoot()
    return switch boundary {
    case .below: shortfall > 0 && shortfall > margin
    case .atOrBelow: shortfall >= margin
    }
  }
}
