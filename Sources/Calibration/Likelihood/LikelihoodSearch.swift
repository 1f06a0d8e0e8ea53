import Foundation
import SimStatistics

/// Where a log likelihood is greatest, and how sharply it falls off around.
struct MaximumLikelihood {
  /// The coordinates of the maximum.
  let place: [Double]
  /// The log likelihood there.
  let value: Double
  /// The inverse of the observed information, row by row; nil where the likelihood does not bend down in every direction.
  let covariance: [Double]?

  /// Some of the coordinates with their covariance; nil where the data do not tell it.
  func normal(_ coordinates: [Int]) -> NormalFit? {
    NormalFit(place, covariance: covariance)?.selecting(coordinates)
  }

  /// The standard error of a coordinate; nil where the data do not tell it.
  func standardError(_ coordinate: Int) -> Double? {
    guard let variance = covariance?[coordinate * (place.count + 1)], variance > 0 else {
      return nil
    }
    return variance.squareRoot()
  }
}

/// Maximises log likelihoods of a few parameters, each on a scale on which its estimate is nearly normal: logarithms of what is
/// positive, Fisher's z of correlations.
///
/// The maximum is Nelder and Mead's, by values alone; the information is the negative matrix of second differences there.
enum LikelihoodSearch {
  /// Finds the maximum.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - ranges: Within which each coordinate is looked for.
  ///   - step: How far the first simplex reaches along each coordinate.
  ///   - function: The log likelihood.
  /// - Complexity: some 60 evaluations for two coordinates, 200 for four.
  static func maximum(
    from start: [Double], in ranges: [ClosedRange<Double>], step: Double = 0.25,
    of function: (_ place: [Double]) -> Double
  ) -> MaximumLikelihood {
    // One length for all coordinates, so that the simplex is as wide in each.
    let length = ranges.map { $0.upperBound - $0.lowerBound }.max() ?? 1
    func place(_ cube: [Double]) -> [Double] {
      zip(cube, ranges).map { share, range in
        min(range.lowerBound + share * length, range.upperBound)
      }
    }
    let inside = zip(start, ranges).map { coordinate, range in
      (min(max(coordinate, range.lowerBound), range.upperBound) - range.lowerBound) / length
    }
    let end = try? SimplexSearch.minimum(
      from: inside, step: step / length, size: 2e-4 / length, evaluations: 100 * ranges.count
    ) { cube in
      let value = -function(place(cube))
      return value.isFinite ? value : 1e300
    }
    let best = place(end?.place ?? inside)
    let value = function(best)
    return MaximumLikelihood(
      place: best, value: value,
      covariance: inverse(information(at: best, value: value, of: function), best.count))
  }

  /// The negative second differences of a function, over steps in which it falls by about a thirtieth.
  private static func information(
    at place: [Double], value: Double, of function: (_ place: [Double]) -> Double
  ) -> [Double] {
    let count = place.count
    func moved(_ moves: [(Int, Double)]) -> Double {
      var other = place
      for (coordinate, move) in moves { other[coordinate] += move }
      return function(other)
    }
    let steps = (0..<count).map { coordinate in
      let first = 0.02
      let bend =
        (2 * value - moved([(coordinate, first)]) - moved([(coordinate, -first)]))
        / (first * first)
      return bend > 0 ? min(max(0.25 / bend.squareRoot(), 1e-4), 0.3) : 0.1
    }
    var result = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      let step = steps[row]
      result[row * count + row] =
        (2 * value - moved([(row, step)]) - moved([(row, -step)])) / (step * step)
      for column in 0..<row {
        let other = steps[column]
        let mixed =
          (moved([(row, step), (column, other)]) - moved([(row, step), (column, -other)])
            - moved([(row, -step), (column, other)]) + moved([(row, -step), (column, -other)]))
          / (4 * step * other)
        result[row * count + column] = -mixed
        result[column * count + row] = -mixed
      }
    }
    return result
  }

  /// The inverse of a symmetric positive definite matrix; nil of any other.
  static func inverse(_ matrix: [Double], _ count: Int) -> [Double]? {
    guard let lower = CholeskyFactor(matrix, count) else { return nil }
    var result = [Double](repeating: 0, count: count * count)
    for column in 0..<count {
      let unit = (0..<count).map { $0 == column ? 1.0 : 0 }
      let solution = lower.solve(unit)
      for row in 0..<count { result[row * count + column] = solution[row] }
    }
    return result
  }
}

/// The lower triangular factor of a symmetric positive definite matrix.
struct CholeskyFactor {
  private let count: Int
  private var values: [Double]

  /// Factors a matrix given row by row; nil unless it is positive definite.
  ///
  /// - Complexity: O(count^3).
  init?(_ matrix: [Double], _ count: Int) {
    self.count = count
    values = matrix
    for row in 0..<count {
      for column in 0...row {
        var sum = values[row * count + column]
        for place in 0..<column {
          sum -= values[row * count + place] * values[column * count + place]
        }
        if row == column {
          guard sum > 0, sum.isFinite else { return nil }
          values[row * count + row] = sum.squareRoot()
        } else {
          values[row * count + column] = sum / values[column * count + column]
        }
      }
    }
  }

  /// The logarithm of the matrix's determinant.
  var logDeterminant: Double {
    (0..<count).reduce(0) { $0 + 2 * log(values[$1 * (count + 1)]) }
  }

  /// What the matrix must be multiplied by for a vector.
  func solve(_ vector: [Double]) -> [Double] {
    var result = half(vector)
    for row in (0..<count).reversed() {
      for place in row + 1..<max(count, row + 1) {
        result[row] -= values[place * count + row] * result[place]
      }
      result[row] /= values[row * (count + 1)]
    }
    return result
  }

  /// The factor times a vector.
  func times(_ vector: [Double]) -> [Double] {
    (0..<count).map { row in
      (0...row).reduce(0) { $0 + values[row * count + $1] * vector[$1] }
    }
  }

  /// What the factor must be multiplied by for a vector.
  func half(_ vector: [Double]) -> [Double] {
    var result = vector
    for row in 0..<count {
      for place in 0..<row { result[row] -= values[row * count + place] * result[place] }
      result[row] /= values[row * (count + 1)]
    }
    return result
  }
}
