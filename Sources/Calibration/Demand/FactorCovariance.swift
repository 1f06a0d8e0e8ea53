import Foundation
import SimRandom

/// How two gamma factors of mean 1 vary together whose normal scores are correlated.
enum FactorCovariance {
  /// So many terms of the expansion; what they leave out is counted to the last.
  private static let terms = 8
  /// The coefficients of variation of the table, on the scale of logarithms.
  private static let range = log(0.01)...log(5.0)
  private static let steps = 60
  /// By coefficient of variation: the share of the variance that each term has.
  private static let table: [[Double]] = (0...steps).map { place in
    shares(
      exp(
        range.lowerBound
          + (range.upperBound - range.lowerBound) * Double(place) / Double(steps)))
  }

  /// The covariances at 0, 1, 2, ... steps, of scores that resemble those of the step before.
  ///
  /// With f the factor as a function of its score, and h the normalised Hermite polynomials, the covariance is the sum over
  /// k of E[f h(k)]^2 r^k (Mehler's formula; H. O. Lancaster, The Chi-Squared Distribution, 1969, chapter 6).
  ///
  /// - Parameters:
  ///   - busyness: The factors' coefficient of variation.
  ///   - persistence: The correlation of the scores of neighbouring steps.
  ///   - count: How many steps.
  static func byLag(busyness: Double, persistence: Double, count: Int) -> [Double] {
    let place =
      (min(max(log(busyness), range.lowerBound), range.upperBound) - range.lowerBound)
      / (range.upperBound - range.lowerBound) * Double(steps)
    let low = min(Int(place), steps - 1)
    let rest = place - Double(low)
    let shares = zip(table[low], table[low + 1]).map { $0 + rest * ($1 - $0) }
    var power = 1.0
    return (0..<count).map { _ in
      var (sum, factor) = (0.0, power)
      for share in shares {
        sum += share * factor
        factor *= power
      }
      // At no distance the scores are the same.
      defer { power *= persistence }
      return busyness * busyness * (power == 1 ? 1 : sum)
    }
  }

  private static func shares(_ busyness: Double) -> [Double] {
    let grid = ScoreGrid(width: 0.1)
    let factors = GammaFactors(busyness: busyness, grid).values
    var sums = [Double](repeating: 0, count: terms)
    for (node, score) in grid.nodes.enumerated() {
      var (before, now) = (0.0, 1.0)
      for term in 0..<terms {
        let next =
          (score * now - Double(term).squareRoot() * before) / Double(term + 1).squareRoot()
        (before, now) = (now, next)
        sums[term] += grid.weights[node] * factors[node] * now
      }
    }
    var shares = sums.map { $0 * $0 / (busyness * busyness) }
    shares[terms - 1] = max(1 - shares.dropLast().reduce(0, +), 0)
    return shares
  }
}
