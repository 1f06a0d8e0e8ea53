/// What it is worth to know the world, or one number of it, before one of several policies is chosen.
///
/// Without knowledge the policy with the best mean over worlds is chosen. With perfect information each world gets the
/// policy that is best in it; with one input known, the one that is best on average given the input. The expected gain is
/// the value of the information, in the unit of the figure. Sources: Raiffa and Schlaifer, "Applied Statistical Decision
/// Theory"; for one input by regression over the same worlds, Strong, Oakley and Brennan (2014), "Estimating multiparameter
/// partial expected value of perfect information from a probabilistic sensitivity analysis sample", Medical Decision
/// Making 34(3), 311-326.
public struct InformationValue: Hashable, Sendable {
  /// The policy with the best mean; the first of several.
  public let chosen: Int
  /// The gain from knowing the world, noise of the simulation included: at most as much is to be had.
  public let perfect: Double
  /// With fewer worlds nothing is said of single inputs: among many inputs some curve seems to matter by chance.
  public static let leastWorlds = 32
  /// By policy and world, more being better.
  private let figures: [[Double]]

  /// Compares policies over the same worlds.
  ///
  /// - Parameters:
  ///   - figures: By policy, the figure of each world; one policy or more, all with the same number of worlds, one or more.
  ///   - better: Which end of the figure is wanted.
  /// - Complexity: O(policies x worlds).
  public init?(_ figures: [[Double]], better: BetterDirection) {
    guard let worlds = figures.first?.count, worlds > 0,
      figures.allSatisfy({ $0.count == worlds })
    else { return nil }
    let sign = better == .higher ? 1.0 : -1.0
    let gains = figures.map { $0.map { sign * $0 } }
    let means = gains.map(Moments.mean)
    var best = 0
    for policy in means.indices where means[policy] > means[best] { best = policy }
    chosen = best
    let most = (0..<worlds).map { world in gains.map { $0[world] }.max() ?? 0 }
    perfect = max(0, Moments.mean(most) - means[best])
    self.figures = gains
  }

  /// The gain from knowing one input.
  ///
  /// - Parameters:
  ///   - places: The input of each world as a place from 0 to 1.
  ///   - levels: Which value of an input with few values each world has; nil for others.
  ///   - columns: The numbers that the input stands for, where they are several that are known together.
  /// - Returns: At most what knowing the world is worth; nil below ``leastWorlds``.
  public func ofInput(
    at places: [Double], levels: [Int]? = nil, columns: [[Double]] = []
  ) -> Double? {
    guard let curves = advantages(at: places, levels: levels, columns: columns) else { return nil }
    let gains = places.indices.map { world in max(0, curves.map { $0.fitted[world] }.max() ?? 0) }
    return min(max(0, Moments.mean(gains) - max(0, curves.map(\.mean).max() ?? 0)), perfect)
  }

  /// How much better each policy is than the chosen one, given an input.
  func advantages(
    at places: [Double], levels: [Int]?, columns: [[Double]]
  ) -> [ConditionalMean]? {
    guard places.count >= InformationValue.leastWorlds else { return nil }
    var curves: [ConditionalMean] = []
    for policy in figures.indices {
      let gains = zip(figures[policy], figures[chosen]).map { $0 - $1 }
      guard
        let curve = ConditionalMean(of: gains, at: places, levels: levels, columns: columns)
      else { return nil }
      curves.append(curve)
    }
    return curves
  }

  /// Where the input would have another policy chosen.
  ///
  /// - Returns: By world, the policy that is best on average given the world's input; the chosen one where nothing is
  ///   better, as a policy that is better in no world never is. nil below ``leastWorlds``.
  public func choices(
    at places: [Double], levels: [Int]? = nil, columns: [[Double]] = []
  ) -> [Int]? {
    guard let curves = advantages(at: places, levels: levels, columns: columns) else { return nil }
    let rivals = figures.indices.filter { policy in
      zip(figures[policy], figures[chosen]).contains { $0 > $1 }
    }
    return places.indices.map { world in
      var best = chosen
      for policy in rivals
      where curves[policy].fitted[world] > curves[best].fitted[world] {
        best = policy
      }
      return best
    }
  }

  /// In which share of worlds each policy is the best; ties are shared equally.
  public var shareBest: [Double] {
    var wins = [Double](repeating: 0, count: figures.count)
    let worlds = figures[0].count
    for world in 0..<worlds {
      let best = figures.map { $0[world] }.max() ?? 0
      let winners = figures.indices.filter { figures[$0][world] == best }
      for winner in winners { wins[winner] += 1 / Double(winners.count) }
    }
    return wins.map { $0 / Double(worlds) }
  }
}
