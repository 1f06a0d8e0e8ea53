/// How many observations to take in each stratum so that the population estimate is most precise.
public enum NeymanAllocation {
  /// What is known of a stratum beforehand.
  public struct Stratum: Hashable, Sendable {
    /// Size in the population; at least 0.
    public let weight: Double
    /// Standard deviation of one observation; at least 0, often from a pilot run.
    public let standardDeviation: Double
    /// Cost of one observation relative to the others; positive.
    public let cost: Double

    /// Keeps the figures; they are checked where they are used.
    ///
    /// - Parameters:
    ///   - weight: The weight of the stratum.
    ///   - standardDeviation: The standard deviation of one observation.
    ///   - cost: The cost of one observation.
    public init(weight: Double, standardDeviation: Double, cost: Double = 1) {
      self.weight = weight
      self.standardDeviation = standardDeviation
      self.cost = cost
    }
  }

  /// Splits `total` observations in proportion to weight x standard deviation / sqrt(cost).
  ///
  /// Every stratum gets at least `minimum`; the parts add up to `total` exactly (largest remainder,
  /// the earlier stratum first in a tie). Where every such product is zero the weights decide, and
  /// where those are zero too, equal shares. Source: Neyman (1934), JRSS 97, 558-625; with costs,
  /// Cochran, "Sampling Techniques", 3rd ed., section 5.5.
  ///
  /// - Parameters:
  ///   - total: The number of observations in all.
  ///   - strata: The strata.
  ///   - minimum: The minimum of each stratum.
  /// - Throws: `StatisticsError.empty`, `negativeOrNotFinite`, or `countOutOfRange` if `minimum` is
  ///   negative, or `total` exceeds 2^53 or cannot give every stratum its minimum.
  /// - Complexity: O(H^2) for H strata.
  public static func allocate(
    total: Int, over strata: [Stratum], minimum: Int = 2
  ) throws(StatisticsError) -> [Int] {
    guard !strata.isEmpty else { throw .empty }
    guard minimum >= 0 else { throw .countOutOfRange(minimum) }
    let (needed, overflow) = minimum.multipliedReportingOverflow(by: strata.count)
    // Up to 2^53 whole numbers are exact in floating point, and so are the shares' floors.
    guard !overflow, total >= needed, total <= 1 << 53 else { throw .countOutOfRange(total) }
    for stratum in strata {
      for figure in [stratum.weight, stratum.standardDeviation, stratum.cost]
      where !(figure >= 0 && figure.isFinite) {
        throw .negativeOrNotFinite(figure)
      }
      guard stratum.cost > 0 else { throw .negativeOrNotFinite(stratum.cost) }
    }
    var scores = strata.map { $0.weight * $0.standardDeviation / $0.cost.squareRoot() }
    if scores.allSatisfy({ $0 == 0 }) { scores = strata.map(\.weight) }
    if scores.allSatisfy({ $0 == 0 }) { scores = strata.map { _ in 1 } }
    guard let largest = scores.max(), largest.isFinite else {
      throw .negativeOrNotFinite(.infinity)
    }
    // Scaled to at most 1, so that their sum cannot overflow.
    return split(total, scores.map { $0 / largest }, minimum: minimum)
  }

  private static func split(_ total: Int, _ scores: [Double], minimum: Int) -> [Int] {
    var free = Array(scores.indices)
    var result = scores.map { _ in minimum }
    // Strata whose share would fall below the minimum get it; the rest share what is left.
    while true {
      let left = total - minimum * (scores.count - free.count)
      let sum = free.reduce(0) { $0 + scores[$1] }
      let ideal = { (index: Int) in Double(left) * scores[index] / sum }
      let short = free.filter { sum > 0 && ideal($0) < Double(minimum) }
      if !short.isEmpty, short.count < free.count {
        free.removeAll { short.contains($0) }
        continue
      }
      var rest = left
      for index in free {
        // Rounded shares may add up to a little more than there is.
        result[index] = min(rest, max(0, Int(ideal(index).rounded(.down))))
        rest -= result[index]
      }
      let byRemainder = free.sorted {
        (Double(result[$0]) - ideal($0), $0) < (Double(result[$1]) - ideal($1), $1)
      }
      for index in byRemainder where rest > 0 {
        result[index] += 1
        rest -= 1
      }
      if let first = byRemainder.first { result[first] += rest }
      return result
    }
  }
}
