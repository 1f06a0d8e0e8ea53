/// The preferred direction of a figure.
public enum BetterDirection: String, Hashable, Sendable, Codable, CaseIterable {
  /// Less of it is better.
  case lower
  /// More of it is better.
  case higher

  /// Whether one figure is strictly better than another.
  public func prefers(_ one: Double, to other: Double) -> Bool {
    self == .lower ? one < other : one > other
  }
}

/// The estimated chance that each of several estimates has the best truth.
///
/// It supposes that the estimates err as normal figures with the covariance of their replications do, and that nothing was
/// known of the truths before. It guarantees nothing of how often the one that looks best is.
public enum ChanceOfBest {
  /// The share of draws from the joint distribution in which each is best; a tie is shared equally.
  ///
  /// The shares add up to 1. With d draws a share of p has a standard error of sqrt(p (1 - p) / d).
  ///
  /// - Parameters:
  ///   - joint: The joint distribution of the estimates.
  ///   - better: The preferred direction.
  ///   - draws: The draws to use.
  /// - Complexity: O(draws x k^2) for k estimates.
  public static func shares(
    of joint: JointEstimate, better: BetterDirection, draws: JointDraws
  ) -> [Double] {
    var wins = [Double](repeating: 0, count: joint.values.count)
    draws.forEach(of: joint) { draw in
      guard var best = draw.first else { return }
      for figure in draw where better.prefers(figure, to: best) { best = figure }
      var ties = 0.0
      for figure in draw where figure == best { ties += 1 }
      for (index, figure) in draw.enumerated() where figure == best { wins[index] += 1 / ties }
    }
    return wins.map { $0 / Double(draws.count) }
  }
}
