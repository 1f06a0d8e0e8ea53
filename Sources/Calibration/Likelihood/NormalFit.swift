import SimRandom

/// Estimates that were fitted together, on scales on which they are nearly normal, with their covariance: of maximum likelihood
/// the inverse of the observed information.
package struct NormalFit: Hashable, Sendable {
  /// The estimates.
  package let place: [Double]
  /// Their covariance, row by row.
  package let covariance: [Double]

  /// Puts estimates and covariance together; nil where nothing is known of the covariance.
  init?(_ place: [Double], covariance: [Double]?) {
    guard let covariance, covariance.count == place.count * place.count,
      CholeskyFactor(covariance, place.count) != nil
    else { return nil }
    (self.place, self.covariance) = (place, covariance)
  }

  /// Some of the estimates, whatever the others are.
  func selecting(_ coordinates: [Int]) -> NormalFit? {
    NormalFit(
      coordinates.map { place[$0] },
      covariance: coordinates.flatMap { row in
        coordinates.map { covariance[row * place.count + $0] }
      })
  }

  /// The same with a further cause of error that moves all estimates together.
  ///
  /// - Parameter errors: By how much one standard error of the cause moves each.
  func moved(by errors: [Double]) -> NormalFit? {
    guard errors.contains(where: { $0 != 0 }) else { return self }
    return NormalFit(
      place,
      covariance: covariance.indices.map {
        covariance[$0] + errors[$0 / place.count] * errors[$0 % place.count]
      })
  }

  /// Draws of the estimates, a row each.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - stream: Where the numbers come from.
  /// - Complexity: O(count x estimates^2).
  package func draws(_ count: Int, using stream: inout RandomStream) -> [[Double]] {
    guard let factor = CholeskyFactor(covariance, place.count) else { return [] }
    return (0..<count).map { _ in
      let normals = place.map { _ in StandardNormal.quantile(stream.uniform()) }
      return zip(place, factor.times(normals)).map { $0 + $1 }
    }
  }
}
