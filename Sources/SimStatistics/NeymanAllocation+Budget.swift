extension NeymanAllocation {
  /// Spends a budget on observations, in proportion to weight x standard deviation / sqrt(cost).
  ///
  /// A stratum whose share would be less than its least number gets that; the others share what is left.
  /// Numbers are rounded down, so the budget is kept unless the least numbers alone exceed it. Source: as
  /// for ``allocate(total:over:minimum:)``.
  ///
  /// - Parameters:
  ///   - budget: what may be spent, in the unit of the strata's costs.
  ///   - strata: with positive costs.
  ///   - least: the least number for each.
  /// - Throws: `StatisticsError.empty`, also where no stratum varies; `unequalLengths`;
  ///   `countOutOfRange` for a negative least number; `negativeOrNotFinite`.
  /// - Complexity: O(H^2) for H strata.
  public static func allocate(
    budget: Double, over strata: [Stratum], least: [Int]
  ) throws(StatisticsError) -> [Int] {
    guard strata.count == least.count else { throw .unequalLengths(strata.count, least.count) }
    for count in least where count < 0 { throw .countOutOfRange(count) }
    for figure in [budget] + strata.flatMap({ [$0.weight, $0.standardDeviation, $0.cost] })
    where !(figure >= 0 && figure.isFinite) {
      throw .negativeOrNotFinite(figure)
    }
    for stratum in strata where stratum.cost <= 0 { throw .negativeOrNotFinite(stratum.cost) }
    let scores = strata.map { $0.weight * $0.standardDeviation / $0.cost.squareRoot() }
    guard scores.contains(where: { $0 > 0 }) else { throw .empty }
    for score in scores where !score.isFinite { throw .negativeOrNotFinite(score) }

    var isAtLeast = scores.map { $0 == 0 }
    while true {
      var left = budget
      var price = 0.0
      for index in scores.indices {
        if isAtLeast[index] {
          left -= Double(least[index]) * strata[index].cost
        } else {
          price += scores[index] * strata[index].cost
        }
      }
      // Below 2^53 a number is exact; a budget that pays for more is a mistake.
      guard left > 0, price > 0, left / price * (scores.max() ?? 0) < 0x1p53 else { return least }
      let factor = left / price
      let short = scores.indices.filter {
        !isAtLeast[$0] && scores[$0] * factor < Double(least[$0])
      }
      if short.isEmpty {
        return scores.indices.map {
          isAtLeast[$0] ? least[$0] : Int((scores[$0] * factor).rounded(.down))
        }
      }
      for index in short { isAtLeast[index] = true }
    }
  }
}
