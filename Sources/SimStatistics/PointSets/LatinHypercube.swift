/// Points of the unit cube of which each has its own slice of every axis.
package enum LatinHypercube {
  /// The best of a number of hypercubes by the distance of the nearest two points (Johnson, Moore and
  /// Ylvisaker (1990), "Minimax and maximin distance designs", Journal of Statistical Planning and
  /// Inference 26(2), 131-148).
  ///
  /// - Parameters:
  ///   - points: How many, 1 or more.
  ///   - dimensions: Of the cube.
  ///   - generator: Where the draws come from.
  /// - Returns: A row a point, each number in [0, 1).
  /// - Complexity: O(candidates x points^2 x dimensions), and about 10^8 steps at the most for up to
  ///   a thousand points.
  package static func maximin(
    points: Int, dimensions: Int, using generator: inout some RandomNumberGenerator
  ) -> [[Double]] {
    let comparisons = max(points * points / 2 * max(dimensions, 1), 1)
    let candidates = points < 2 ? 1 : min(max(50_000_000 / comparisons, 1), 1_000)
    var best = drawn(points: points, dimensions: dimensions, using: &generator)
    var bestDistance = leastSquaredDistance(best, above: 0)
    for _ in 1..<max(candidates, 2) where candidates > 1 {
      let other = drawn(points: points, dimensions: dimensions, using: &generator)
      let distance = leastSquaredDistance(other, above: bestDistance)
      if distance > bestDistance { (best, bestDistance) = (other, distance) }
    }
    return best
  }

  /// A hypercube: in every dimension the slices in random order, and a uniform place within each.
  static func drawn(
    points: Int, dimensions: Int, using generator: inout some RandomNumberGenerator
  ) -> [[Double]] {
    var rows = Array(repeating: [Double](repeating: 0, count: dimensions), count: points)
    for dimension in 0..<dimensions {
      let slices = permutation(of: points, using: &generator)
      for (point, slice) in slices.enumerated() {
        let within = Double(generator.next() >> 11) * 0x1p-53
        rows[point][dimension] = min((Double(slice) + within) / Double(points), 1.0.nextDown)
      }
    }
    return rows
  }

  /// The numbers below a count in random order, by Fisher and Yates. The standard library's way of doing
  /// this may change, and what a seed yields may not.
  private static func permutation(
    of count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    var numbers = Array(0..<count)
    for index in numbers.indices.dropFirst() {
      let other = generator.next().multipliedFullWidth(by: UInt64(index + 1)).high
      numbers.swapAt(index, Int(other))
    }
    return numbers
  }

  /// The squared distance of the nearest two points; anything at or below the bound once one is found.
  static func leastSquaredDistance(_ rows: [[Double]], above bound: Double) -> Double {
    var least = Double.infinity
    for (index, row) in rows.enumerated() {
      for other in rows[..<index] {
        var sum = 0.0
        for dimension in row.indices {
          let difference = row[dimension] - other[dimension]
          sum += difference * difference
        }
        least = min(least, sum)
      }
      if least <= bound { return least }
    }
    return least
  }
}
