import MerchantModel
import SimStatistics

/// Allocates one round of a budget of replications so that the best point can be distinguished from the others.
///
/// Optimal computing budget allocation (Chen, Lin, Yucesan and Chick (2000), "Simulation budget allocation
/// for further enhancing the efficiency of ordinal optimization", Discrete Event Dynamic Systems 10,
/// 251-270): of points i other than the best b, N_i is in proportion to (s_i / d_i)^2, d_i being the distance
/// from the best; and N_b = s_b sqrt(sum of (N_i / s_i)^2). It takes points for independent; that they share
/// random numbers only helps the comparison.
struct BudgetAllocation {
  private let resultSet: ResultSet
  private let counts: [Int]
  private let objective: Objective

  /// Replications of every point before anything is allocated.
  static let first = 10
  /// How many rounds the rest is divided into.
  static let rounds = 20

  init(_ resultSet: ResultSet, counts: [Int], objective: Objective) {
    self.resultSet = resultSet
    self.counts = counts
    self.objective = objective
  }

  /// How many replications each point has after this round, out of `total` in the end.
  ///
  /// The first round gives each point ``first`` or, of a small budget, as many as there are for all.
  func counts(of total: Int) -> [Int] {
    let spent = counts.reduce(0, +)
    if spent == 0 {
      return counts.map { _ in min(BudgetAllocation.first, max(total / counts.count, 1)) }
    }
    let share = max(
      (total - counts.count * BudgetAllocation.first) / BudgetAllocation.rounds, counts.count)
    let extra = min(share, total - spent)
    guard extra > 0 else { return counts }
    let goal = proportions.map { $0 * Double(spent + extra) }
    let missing = zip(goal, counts).map { max($0 - Double($1), 0) }
    return zip(counts, Self.apportioned(extra, in: missing)).map { $0 + $1 }
  }

  /// What share of all replications each point should have; even shares where the estimates say nothing.
  private var proportions: [Double] {
    let even = counts.map { _ in 1 / Double(counts.count) }
    let known = counts.indices.map { point -> (cost: Double, spread: Double)? in
      let estimate = resultSet.estimate(
        objective.measure, of: resultSet.metadata[point].overall, at: point,
        replications: counts[point])
      guard let value = estimate.value else { return nil }
      let spread = (estimate.standardError ?? 0) * Double(counts[point]).squareRoot()
      return (objective.cost(value), spread)
    }
    let spreads = known.compactMap { $0?.spread }.filter { $0 > 0 }
    guard let least = spreads.min(), counts.count > 1,
      let best = known.indices.filter({ known[$0] != nil }).min(by: {
        (known[$0]?.cost ?? 0, $0) < (known[$1]?.cost ?? 0, $1)
      }), let top = known[best]
    else { return even }
    var weights = known.enumerated().map { point, figures -> Double in
      guard point != best, let figures else { return 0 }
      let spread = max(figures.spread, least)
      // An exact tie would take everything; the data cannot resolve less than half a standard error.
      let error = spread / Double(counts[point]).squareRoot()
      let ratio = spread / max(figures.cost - top.cost, error / 2)
      return ratio * ratio
    }
    let sum = zip(weights, known).reduce(0.0) { sum, pair in
      let ratio = pair.0 / max(pair.1?.spread ?? least, least)
      return sum + ratio * ratio
    }
    weights[best] = max(top.spread, least) * sum.squareRoot()
    let total = weights.reduce(0, +)
    return total > 0 && total.isFinite ? weights.map { $0 / total } : even
  }

  /// Apportions a whole number to weights by largest remainders, the first of equal ones first; evenly if all
  /// weights are 0.
  static func apportioned(_ whole: Int, in weights: [Double]) -> [Int] {
    let sum = weights.reduce(0, +)
    let shares =
      sum > 0
      ? weights.map { Double(whole) * $0 / sum }
      : weights.map { _ in Double(whole) / Double(weights.count) }
    var parts = shares.map { Int($0) }
    let order = shares.indices.sorted {
      let (one, other) = (shares[$0] - Double(parts[$0]), shares[$1] - Double(parts[$1]))
      return one == other ? $0 < $1 : one > other
    }
    for index in order.prefix(max(whole - parts.reduce(0, +), 0)) { parts[index] += 1 }
    return parts
  }
}
