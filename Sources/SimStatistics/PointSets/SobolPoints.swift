import CGSL

/// Sobol's points of the unit cube: the more there are, the more evenly they fill it.
///
/// From GSL, with what it leaves out: the origin, which it skips and without which the first 2^k points
/// are no net; the check of the dimension, beyond which it yields zeros; and a digital shift.
package enum SobolPoints {
  /// GSL has direction numbers for no more (Bratley and Fox's tables).
  package static let mostDimensions = 40
  /// GSL's points have this many binary digits.
  static let digits = 30

  /// The first points, all shifted alike: the binary digits of each coordinate are changed where those
  /// of a random number are 1, and each point lies in the middle of its smallest cell.
  ///
  /// A random digital shift keeps the net and makes each point uniform (Owen (1995), "Randomly permuted
  /// (t,m,s)-nets and (t,s)-sequences", is the general form; see also Matousek (1998), "On the
  /// L2-discrepancy for anchored boxes", Journal of Complexity 14(4), 527-556).
  ///
  /// - Parameters:
  ///   - points: How many, from 0 to 2^30.
  ///   - dimensions: Of the cube, from 0 to ``mostDimensions``.
  ///   - generator: Where the shift comes from: one word a dimension.
  /// - Returns: A row a point, each number in (0, 1).
  package static func shifted(
    points: Int, dimensions: Int, using generator: inout some RandomNumberGenerator
  ) -> [[Double]] {
    let shift = (0..<dimensions).map { _ in generator.next() >> UInt64(64 - digits) }
    return integers(points: points, dimensions: dimensions).map { row in
      zip(row, shift).map { (Double($0 ^ $1) + 0.5) / Double(1 << digits) }
    }
  }

  /// The points as they are, the origin first, each coordinate times 2^30.
  static func integers(points: Int, dimensions: Int) -> [[UInt64]] {
    precondition((0...mostDimensions).contains(dimensions), "Sobol's points have 40 dimensions")
    precondition((0...(1 << digits)).contains(points), "GSL has 2^30 of Sobol's points")
    guard dimensions > 0, points > 0 else {
      return Array(repeating: [], count: max(points, 0))
    }
    guard let sequence = unsafe gsl_qrng_alloc(ringside_sobol(), UInt32(dimensions)) else {
      preconditionFailure("there is no memory for Sobol's points")
    }
    defer { unsafe gsl_qrng_free(sequence) }
    var rows = [[UInt64](repeating: 0, count: dimensions)]
    var row = [Double](repeating: 0, count: dimensions)
    while rows.count < points {
      unsafe gsl_qrng_get(sequence, &row)
      rows.append(row.map { UInt64($0 * Double(1 << digits)) })
    }
    return rows
  }
}
