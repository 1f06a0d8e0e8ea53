import Foundation

/// What counts tell of levels that all series have in common, where each series has a level of its own besides: for the
/// correction that gives back what fitting those levels takes from the variance.
enum LevelInformation {
  /// Blocks of so many days stand for longer ones.
  private static let longest = 60

  /// The logarithm of the information's determinant, up to a constant.
  ///
  /// In relative terms the counts of a series have the covariance V = c^2 r^|gap| and Poisson noise. Of the common levels, its
  /// own level unknown, it tells V^-1 - u u' / (1'u) with u = V^-1 1; series add up. All of it leaves one direction out, that of a
  /// factor on all levels.
  ///
  /// - Parameters:
  ///   - places: The days, or hours, in order.
  ///   - series: Means at the places, and how many series have such means.
  /// - Complexity: O(series x places^3), for at most 60 places.
  static func logarithm(
    at places: [Int], _ series: [(means: [Double], count: Double)], busyness: Double,
    persistence: Double
  ) -> Double {
    let count = min(places.count, longest)
    guard count > 1 else { return 0 }
    var sum = [Double](repeating: 1 / Double(count), count: count * count)
    for (means, number) in series {
      guard
        let inverse = LikelihoodSearch.inverse(
          covariance(Array(places.prefix(count)), means, busyness, persistence), count)
      else { continue }
      let tells = (0..<count).map { row in
        (0..<count).reduce(0.0) { $0 + inverse[row * count + $1] }
      }
      let level = tells.reduce(0, +)
      for row in 0..<count {
        for column in 0..<count {
          sum[row * count + column] +=
            number * (inverse[row * count + column] - tells[row] * tells[column] / level)
        }
      }
    }
    guard let factor = CholeskyFactor(sum, count) else { return 0 }
    return factor.logDeterminant * Double(places.count) / Double(count)
  }

  private static func covariance(
    _ places: [Int], _ means: [Double], _ busyness: Double, _ persistence: Double
  ) -> [Double] {
    let count = places.count
    var result = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0...row {
        let gap = Double(places[row] - places[column])
        let value = busyness * busyness * pow(persistence, gap)
        result[row * count + column] = value
        result[column * count + row] = value
      }
      result[row * (count + 1)] += 1 / max(means[row], 1e-3)
    }
    return result
  }
}
