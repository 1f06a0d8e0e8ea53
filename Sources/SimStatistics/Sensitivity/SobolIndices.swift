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
/// differences. Rows must be independent of each other, noise included.
package struct SobolIndices: Sendable {
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

  /// Estimates the indices, with intervals by drawing rows again. Points of low discrepancy are more even
  /// than rows drawn again from them, so their intervals are wide rather than narrow.
  ///
  /// - Parameters:
  ///   - rows: Of as many inputs each; two rows or more.
  ///   - generator: Draws rows again.
  /// - Returns: nil for fewer rows. Without intervals of fewer than ``Bootstrap/leastUnits``.
  /// - Complexity: O((resamples + replications) x rows x inputs).
  package init?(
    rows: [Row], level: ConfidenceLevel = .ninetyFive,
    using generator: inout some RandomNumberGenerator
  ) {
    guard rows.count > 1, let inputs = rows.first?.mixed.count else { return nil }
    let centre = Moments.mean(rows.flatMap { [$0.base.mean, $0.other.mean] })
    let terms = rows.map { Terms($0, around: centre) }
    noise = Moments.mean(rows.flatMap { [$0.base.noise, $0.other.noise] })
    let whole = Figures(terms, rows: Array(terms.indices), inputs: inputs)
    var drawn: [Figures] = []
    for _ in 0..<Bootstrap.resamples {
      let rows = Bootstrap.draw(terms.count, using: &generator)
      drawn.append(Figures(terms, rows: rows, inputs: inputs))
    }
    func estimate(_ figure: (Figures) -> Double) -> Estimate {
      Bootstrap.estimate(
        figure(whole), resamples: drawn.map(figure), count: terms.count, level: level)
    }
    variance = estimate(\.variance)
    mean = estimate { centre + $0.mean }
    let absence = SobolIndices.absence(rows, variances: drawn.map(\.variance), level: level)
    func index(_ part: (Figures) -> Double) -> Estimate {
      if let absence {
        return .undefined(absence, count: terms.count, method: .bootstrap)
      }
      return estimate { part($0) / $0.variance }
    }
    firstOrder = (0..<inputs).map { input in index { $0.firstOrder[input] } }
    total = (0..<inputs).map { input in index { $0.total[input] } }
    sumOfFirstOrder = index { $0.firstOrder.reduce(0, +) }
  }

  /// Why there are no indices; nil where there are.
  ///
  /// - Parameter variances: Of the rows drawn again. They decide of few rows too, whose interval is not shown.
  private static func absence(
    _ rows: [Row], variances: [Double], level: ConfidenceLevel
  ) -> Absence? {
    // Points of a row share their random numbers, so noise alone moves none of them.
    let isUnmoved = rows.allSatisfy { row in
      ([row.other] + row.mixed).allSatisfy { point in
        zip(point.figures, row.base.figures).allSatisfy { Rounding.agree($0, $1) }
      }
    }
    if isUnmoved { return .noSpread }
    let isTold = Bootstrap.lowerEnd(of: variances, level: level).map { $0 > 0 } ?? false
    return isTold ? nil : .hiddenByNoise
  }

  /// What a row adds to each sum.
  private struct Terms {
    /// A + B, about the centre.
    var sum: Double
    /// A^2 + B^2, free of noise.
    var squares: Double
    /// B (mixed - A), free of noise, by input.
    var products: [Double]
    /// mixed - A, by input.
    var differences: [Double]
    /// (A - mixed)^2, free of noise, by input.
    var squaredDifferences: [Double]

    init(_ row: Row, around centre: Double) {
      let base = NoisyValue(row.base.figures.map { $0 - centre })
      let other = NoisyValue(row.other.figures.map { $0 - centre })
      sum = base.mean + other.mean
      squares = base.square + other.square
      let steps = row.mixed.map { $0 - row.base }
      products = steps.map { other.product(with: $0) }
      differences = steps.map(\.mean)
      squaredDifferences = steps.map(\.square)
    }
  }

  /// The figures of some rows, not yet divided by the variance.
  private struct Figures {
    var mean: Double
    var variance: Double
    var firstOrder: [Double]
    var total: [Double]

    init(_ terms: [Terms], rows: [Int], inputs: Int) {
      var sum = 0.0
      var squares = 0.0
      firstOrder = [Double](repeating: 0, count: inputs)
      total = firstOrder
      var differences = firstOrder
      for row in rows {
        let term = terms[row]
        sum += term.sum
        squares += term.squares
        for input in 0..<inputs {
          firstOrder[input] += term.products[input]
          differences[input] += term.differences[input]
          total[input] += term.squaredDifferences[input]
        }
      }
      let count = Double(rows.count)
      mean = sum / (2 * count)
      variance = (squares - 2 * count * mean * mean) / (2 * count - 1)
      for input in 0..<inputs {
        firstOrder[input] = (firstOrder[input] - mean * differences[input]) / count
        total[input] /= 2 * count
      }
    }
  }
}
