import CGSL

/// Standard normal figures and chi-square levels, drawn once and used for every question about joint
/// distributions, so that answers to related questions share their luck.
public struct StandardDraws: Sendable {
  /// How many draws there are.
  public let count: Int
  /// How many estimates a draw can be made of.
  public let dimension: Int
  private let normals: [Double]
  private let levels: [Double]

  /// Draws, by inversion.
  ///
  /// - Parameters:
  ///   - count: how many draws, 1 or more.
  ///   - dimension: how many estimates, 1 or more.
  ///   - uniform: the next uniform figure in the open interval (0, 1).
  /// - Complexity: O(count x dimension).
  public init(count: Int, dimension: Int, uniform: () -> Double) {
    self.count = count
    self.dimension = dimension
    levels = (0..<count).map { _ in uniform() }
    normals = (0..<(count * dimension)).map { _ in
      let level = uniform()
      return GSL.call { gsl_cdf_ugaussian_Pinv(level) }
    }
  }

  /// The draws with the scales that turn normal figures into Student's of some degrees of freedom.
  ///
  /// - Complexity: O(count).
  public func scaled(degreesOfFreedom: Double) -> JointDraws {
    JointDraws(
      count: count, dimension: dimension, degreesOfFreedom: degreesOfFreedom, normals: normals,
      scales: levels.map { level in
        let chiSquare = GSL.call { gsl_cdf_chisq_Pinv(level, degreesOfFreedom) }
        return (degreesOfFreedom / chiSquare).squareRoot()
      })
  }
}

/// Draws for joint estimates of one number of replications.
public struct JointDraws: Sendable {
  let count: Int
  let dimension: Int
  /// Of the scales.
  public let degreesOfFreedom: Double
  let normals: [Double]
  let scales: [Double]

  /// Calls `body` with each draw from a joint distribution.
  ///
  /// - Precondition: the joint distribution has no more estimates than the draws' dimension.
  func forEach(of joint: JointEstimate, _ body: ([Double]) -> Void) {
    precondition(joint.values.count <= dimension, "draws have a figure for each estimate")
    var draw = [Double](repeating: 0, count: joint.values.count)
    for index in 0..<count {
      let start = index * dimension
      joint.draw(normals[start..<(start + dimension)], scale: scales[index], into: &draw)
      body(draw)
    }
  }
}
