import MerchantModel
import SimStatistics

/// A measure that points are compared by.
public struct Objective: Hashable, Sendable {
  /// Which end of it is wanted.
  public enum Sense: String, Hashable, Sendable, Codable {
    /// The less the better.
    case least
    /// The more the better.
    case most
  }

  /// The measure, of all merchants.
  public let measure: Measure
  /// Which end is wanted.
  public let sense: Sense

  /// Makes an objective.
  public init(_ measure: Measure, _ sense: Sense) {
    self.measure = measure
    self.sense = sense
  }

  /// Few suspensions, and many minutes saved.
  public static let headline = [("suspensions", Sense.least), ("customer_minutes_saved", .most)]
    .compactMap { name, sense in Measure.named(name).map { Objective($0, sense) } }

  /// Makes an objective of a measure that says which end is wanted; nil of one that does not.
  public init?(_ measure: Measure) {
    guard let better = measure.better else { return nil }
    self.init(measure, better == .lower ? .least : .most)
  }

  /// The value turned so that less is better.
  func cost(_ value: Double) -> Double { sense == .least ? value : -value }
}

/// The points that are best by an objective, as far as the replications show.
public struct BestPoints: Hashable, Sendable {
  /// The point with the best estimate; nil if none has one. Of equal ones, the first.
  public let best: Int?
  /// The points that cannot be distinguished from it, it included, by number.
  public let ties: [Int]

  /// How a point compares with the best.
  public enum Rank: String, Hashable, Sendable, Codable {
    /// It has the best estimate.
    case best
    /// It cannot be distinguished from that one.
    case tie
  }

  /// How a point compares with the best; nil of one that is worse, or has no estimate.
  public func rank(of point: Int) -> Rank? {
    point == best ? .best : ties.contains(point) ? .tie : nil
  }
}

extension ResultSet {
  /// The best point by an objective and all that cannot be distinguished from it.
  ///
  /// Points share their random numbers, so each is compared with the best by the differences of replications. One
  /// is left out only if it is worse at the one-sided level 5 % / (k - 1), k being the number of points:
  /// so the truly best one is left out with a chance of at most 5 %, by Bonferroni's inequality, whichever
  /// looks best (Nelson, Swann, Goldsman and Song (2001), "Simple procedures for selecting the best
  /// simulated system when the number of alternatives is large", Operations Research 49(6), 950-963).
  /// Differences that are all the same have no spread; then the sign test decides at that level, so it
  /// takes 6 replications for two points and 10 for twenty.
  ///
  /// - Complexity: O(points x replications).
  public func best(by objective: Objective) -> BestPoints {
    let costs = metadata.indices.map { point in
      estimate(objective.measure, of: metadata[point].overall, at: point).value
        .map(objective.cost)
    }
    guard
      let best = costs.indices.filter({ costs[$0] != nil }).min(by: { left, right in
        (costs[left] ?? 0, left) < (costs[right] ?? 0, right)
      })
    else { return BestPoints(best: nil, ties: []) }
    let rivals = costs.compactMap { $0 }.count - 1
    let ties = costs.indices.filter { point in
      guard let cost = costs[point] else { return false }
      return point == best || cost == costs[best]
        || !isWorse(point, than: best, by: objective, rivals: rivals)
    }
    return BestPoints(best: best, ties: ties)
  }

  /// What the best point gains over another: its figure less the other's, over common replications.
  ///
  /// The interval holds at 95 % for all points at once (Bonferroni), so it is honest about the best having been
  /// picked for its figures.
  ///
  /// - Parameters:
  ///   - best: The number of the best point.
  ///   - other: The number of the other.
  ///   - objective: What they are compared by.
  /// - Returns: Absent where either has no figure.
  public func gain(of best: Int, over other: Int, by objective: Objective) -> Estimate {
    let count = min(count(ofPoint: best), count(ofPoint: other))
    return difference(
      objective.measure, at: best, minus: other, replications: count,
      level: ConfidenceLevel.ninetyFive.simultaneous(over: metadata.count - 1)
    ).unlessWithoutSpread
  }

  private func isWorse(
    _ point: Int, than best: Int, by objective: Objective, rivals: Int
  ) -> Bool {
    let count = min(count(ofPoint: point), count(ofPoint: best))
    // A two-sided interval at 90 % leaves 5 % on each side.
    let level = ConfidenceLevel.ninety.simultaneous(over: rivals)
    let difference = difference(
      objective.measure, at: point, minus: best, replications: count, level: level
    ).unlessWithoutSpread
    guard let interval = difference.interval else {
      // Few replications with small counts may all differ by the same and still by chance.
      guard difference.absence == .noSpread, let value = difference.value else { return false }
      return objective.cost(value) > 0
        && SignTest.chanceOfAgreement(of: difference.count) < level.tail
    }
    return objective.sense == .least ? interval.lower > 0 : interval.upper < 0
  }

  /// A measure of all merchants at one point less that at another, over common replications.
  ///
  /// - Parameters:
  ///   - measure: The measure.
  ///   - first: The number of the one point.
  ///   - second: The number of the other.
  ///   - count: How many replications are compared.
  ///   - level: The level of the interval.
  /// - Returns: Absent where either has none.
  public func difference(
    _ measure: Measure, at first: Int, minus second: Int, replications count: Int,
    level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    func quantile(_ point: Int) -> Quantile? {
      self.quantile(
        of: measure, in: metadata[point].overall, at: point, replications: count)
    }
    if let one = quantile(first), let other = quantile(second) {
      return Quantile.difference(one, minus: other, level: level)
    }
    return PairedDifference.ofRatios(
      sample(of: measure, in: metadata[first].overall, at: first, replications: count),
      minus: sample(of: measure, in: metadata[second].overall, at: second, replications: count),
      level: level)
  }
}
