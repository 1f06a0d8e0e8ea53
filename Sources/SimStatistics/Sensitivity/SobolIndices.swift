/// How much of a function's variance each of its independent inputs brings: Sobol's first-order index, which
/// is the input's own part, and total index, which adds all it does together with others.
///
/// From rows of points: A and B, drawn independently, and for each input A with that one coordinate taken
/// from B. First-order by Saltelli's estimator, total by Jansen's: Saltelli et al. (2010), "Variance based
/// sensitivity analysis of model output. Design and estimator for the total sensitivity index", Computer
/// Physics Communications 181, 259-270, table 2 (b) and (f); Jansen (1999), "Analysis of variance designs
/// for model output", the same journal 117, 35-43.
///
/// Where the function is a random simulation, the indices are of its expectation. Every product in the
/// estimators is taken over different replications (``NoisyValue``), so the noise biases neither the
/// products nor the variance they are divided by; noise that the points of a row share goes out of their
/// differences. The noise of different rows must be independent.
///
/// Points of low discrepancy are not independent of each other, so the spread of the rows says nothing of
/// the error. The rows come in replicates, each a point set randomised independently of the others, and the
/// intervals are those of the delete-one jackknife over replicates, with t: L'Ecuyer and Lemieux (2002), "Recent
/// advances in randomized quasi-Monte Carlo methods", in "Modeling Uncertainty", section 2; Miller (1974), "The
/// jackknife - a review", Biometrika 61(1). The mean of each replicate's own indices would do as well in the limit,
/// but an index is a ratio, which few rows bias.
package struct SobolIndices: Sendable {
  /// The fewest replicates of which an interval is given: t of fewer is wide, and they would hardly be normal.
  package static let leastReplicates = 8

  /// What was simulated at the points of one row.
  package struct Row: Sendable {
    /// At A.
    let base: NoisyValue
    /// At B.
    let other: NoisyValue
    /// At A with one coordinate from B, by input.
    let mixed: [NoisyValue]

    package init(base: NoisyValue, other: NoisyValue, mixed: [NoisyValue]) {
      self.base = base
      self.other = other
      self.mixed = mixed
    }
  }

  /// The part of an input alone, by input. Indices are absent where there is no variance to divide by:
  /// `noSpread` if no input moves the function in any row, `hiddenByNoise` if the interval of the variance
  /// is not above 0.
  package let firstOrder: [Estimate]
  /// The part of an input together with the others, by input.
  package let total: [Estimate]
  /// The part of all inputs together alone: 1 less what they do only together.
  package let sumOfFirstOrder: Estimate
  /// The mean of the function.
  package let mean: Estimate
  /// The variance of the expectation over the inputs.
  package let variance: Estimate
  /// The variance of one replication's noise, averaged over the points.
  package let noise: Double

  /// The share of one replication's variance, inputs drawn anew, that is noise; nil without any variance.
  package var noiseShare: Double? {
    guard let variance = variance.value else { return nil }
    let whole = max(variance, 0) + noise
    return whole > 0 ? noise / whole : nil
  }

  /// Why there are no indices; nil where there are.
  package var absence: Absence? { sumOfFirstOrder.value == nil ? sumOfFirstOrder.absence : nil }

  /// Estimates the indices, with intervals by leaving out one replicate after another.
  ///
  /// - Parameter replicates: The rows of each point set, about as many of each, of as many inputs each; two rows or more
  ///   in all. A replicate may have lost all its rows.
  /// - Returns: nil for fewer rows. Without intervals of fewer than ``leastReplicates`` that have rows.
  /// - Complexity: O((replicates + rows x replications) x inputs).
  package init?(replicates: [[Row]], level: ConfidenceLevel = .ninetyFive) {
    let replicates = replicates.filter { !$0.isEmpty }
    let rows = Array(replicates.joined())
    guard rows.count > 1, let inputs = rows.first?.mixed.count else { return nil }
    let centre = Moments.mean(rows.flatMap { [$0.base.mean, $0.other.mean] })
    let parts = replicates.map { SobolSums(of: $0, around: centre) }
    noise = Moments.mean(rows.flatMap { [$0.base.noise, $0.other.noise] })
    let all = SobolSums(of: rows, around: centre)
    let rest = parts.count > 1 ? parts.map { all - $0 } : []
    func jackknife(_ figure: (SobolSums) -> Double) -> Estimate {
      SobolIndices.jackknife(figure(all), without: rest.map(figure), level: level)
    }
    func estimate(_ figure: (SobolSums) -> Double) -> Estimate {
      let estimate = jackknife(figure)
      guard let value = estimate.value, parts.count < SobolIndices.leastReplicates else {
        return estimate
      }
      return .pointOnly(
        value, because: .tooFewForInterval, count: parts.count, method: .jackknife)
    }
    variance = estimate(\.variance)
    mean = estimate { centre + $0.mean }
    // The interval of the variance decides of few replicates too, where it is not shown.
    let absence = SobolIndices.absence(rows, variance: jackknife(\.variance))
    func index(_ part: (SobolSums) -> Double) -> Estimate {
      if let absence {
        return .undefined(absence, count: parts.count, method: .jackknife)
      }
      return estimate { part($0) / $0.variance }
    }
    firstOrder = (0..<inputs).map { input in index { $0.firstOrder(input) } }
    total = (0..<inputs).map { input in index { $0.total(input) } }
    sumOfFirstOrder = index { sums in
      (0..<inputs).reduce(0) { $0 + sums.firstOrder($1) }
    }
  }

  /// The mean of the pseudo-values with the interval of their spread by t.
  ///
  /// - Parameters:
  ///   - whole: The figure of all replicates.
  ///   - rest: The figure without each of them.
  private static func jackknife(
    _ whole: Double, without rest: [Double], level: ConfidenceLevel
  ) -> Estimate {
    let count = Double(rest.count)
    guard rest.count > 1 else {
      return .pointOnly(
        whole, because: .singleReplication, count: rest.count, method: .jackknife)
    }
    return Mean.estimate(
      of: rest.map { count * whole - (count - 1) * $0 }, level: level, method: .jackknife
    ).unlessWithoutSpread
  }

  /// Why there are no indices; nil where there are.
  private static func absence(_ rows: [Row], variance: Estimate) -> Absence? {
    // Points of a row share their random numbers, so noise alone moves none of them.
    let isUnmoved = rows.allSatisfy { row in
      ([row.other] + row.mixed).allSatisfy { point in
        zip(point.figures, row.base.figures).allSatisfy { Rounding.agree($0, $1) }
      }
    }
    if isUnmoved { return .noSpread }
    return variance.interval.map { $0.lower > 0 } ?? false ? nil : .hiddenByNoise
  }
}
