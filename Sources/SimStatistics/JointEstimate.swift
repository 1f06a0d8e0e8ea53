/// Several estimates from the same replications, and how their errors vary together.
///
/// Seen as a distribution of the truths: multivariate t around the estimates, with the covariance of the
/// influences over n and n - 1 degrees of freedom. It is the posterior distribution of jointly normal
/// replications with unknown covariance scale under a flat prior, and for a single difference it says
/// exactly what the paired t interval says.
public struct JointEstimate: Hashable, Sendable {
  /// The estimates.
  public let values: [Double]
  /// Replications less one.
  public let degreesOfFreedom: Double
  /// A factor A of the covariance A A', a row an estimate; rows may be shorter than the rank.
  private let factor: [[Double]]
  /// The values each truth can have.
  private let possible: [ClosedRange<Double>]

  /// Joins estimates.
  ///
  /// Estimates with the same value and the same influences, but for rounding, get the same value and row
  /// to the last bit, so that ties stay ties in every draw.
  ///
  /// - Parameters:
  ///   - parts: the estimates.
  ///   - possible: the values each truth can have, as 0 to 1 of a share; draws beyond are drawn back to the
  ///     nearest of them. Any value without it.
  /// - Returns: nil unless all have the same number of influences, 2 or more.
  /// - Complexity: O(n k^2) for k estimates from n replications.
  public init?(_ parts: [ReplicationInfluences], possible: [ClosedRange<Double>]? = nil) {
    guard let count = parts.first?.influences.count, count > 1,
      parts.allSatisfy({ $0.influences.count == count }),
      possible.map({ $0.count == parts.count }) ?? true
    else { return nil }
    self.possible = possible ?? parts.map { _ in -.infinity ... .infinity }
    degreesOfFreedom = Double(count - 1)
    // Modified Gram-Schmidt on the influences themselves: unlike a factorisation of their covariance it
    // does not mind that there may be fewer replications than estimates.
    let scale = 1 / (Double(count) * degreesOfFreedom).squareRoot()
    var basis: [[Double]] = []
    var rows: [[Double]] = []
    var values: [Double] = []
    for (index, part) in parts.enumerated() {
      if let twin = parts[..<index].firstIndex(where: part.agrees) {
        rows.append(rows[twin])
        values.append(values[twin])
        continue
      }
      values.append(part.value)
      var rest = part.influences.map { $0 * scale }
      let size = JointEstimate.norm(rest)
      var row: [Double] = []
      for direction in basis {
        let share = JointEstimate.dot(rest, direction)
        for place in rest.indices { rest[place] -= share * direction[place] }
        row.append(share)
      }
      let left = JointEstimate.norm(rest)
      // What is left of an estimate that the earlier ones make up is rounding.
      if left > 1e-12 * size {
        basis.append(rest.map { $0 / left })
        row.append(left)
      }
      rows.append(row)
    }
    self.values = values
    factor = rows
  }

  /// One draw from the joint distribution.
  ///
  /// - Parameters:
  ///   - normals: independent standard normal figures, as many as there are estimates or more.
  ///   - scale: what makes t of normal: sqrt(degrees / chi-square of as many degrees).
  ///   - draw: takes a figure for each estimate; as long as ``values``.
  func draw(_ normals: ArraySlice<Double>, scale: Double, into draw: inout [Double]) {
    for (index, row) in factor.enumerated() {
      var sum = 0.0
      for (place, share) in row.enumerated() { sum += share * normals[normals.startIndex + place] }
      let figure = values[index] + scale * sum
      draw[index] = min(max(figure, possible[index].lowerBound), possible[index].upperBound)
    }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }

  private static func norm(_ vector: [Double]) -> Double { dot(vector, vector).squareRoot() }
}
