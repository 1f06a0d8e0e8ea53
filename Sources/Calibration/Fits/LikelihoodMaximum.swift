import SimStatistics

/// The place where a log likelihood is greatest, with the information that the observations hold there.
///
/// By Newton's method on derivatives that are taken as central differences, with damped and halved steps. Where that does not
/// arrive, Nelder and Mead's simplex (``SimplexSearch``) looks for a better start. Coordinates are logarithms of positive
/// parameters and log odds of chances: on these scales a step of 1 is a large one, and no step leaves the range.
public struct LikelihoodMaximum: Sendable {
  /// The coordinates.
  public let place: [Double]
  /// The log likelihood there.
  public let value: Double
  /// The covariance matrix of the coordinates: the inverse of the observed information.
  public let covariance: [[Double]]

  /// The width of the differences: their rounding and their bend are both far below a standard error for up to some 10^7 rows.
  private static let width = 3e-4
  /// The distance from the maximum, in standard errors and squared, at which the search ends.
  private static let closeness = 1e-9
  /// How far from the start the simplex looks, to each side.
  private static let span = 8.0

  /// Searches for the maximum.
  ///
  /// - Parameters:
  ///   - start: Coordinates with a finite likelihood.
  ///   - what: What the coordinates are, for the error.
  ///   - logLikelihood: Of coordinates; what is not finite counts as impossible.
  /// - Throws: `FitError.notIdentified` where the likelihood has no maximum nearby, or is flat there.
  /// - Complexity: Mostly some 10 times 2 k^2 + 1 evaluations for k coordinates.
  public init(
    from start: [Double], of what: String, _ logLikelihood: ([Double]) -> Double
  ) throws(FitError) {
    if let found = Self.climb(from: start, logLikelihood) {
      self = found
      return
    }
    // Of 1e300 the simplex can still subtract.
    let end = try? SimplexSearch.minimum(
      from: start.map { _ in 0.5 }, step: 0.5 / (2 * Self.span), size: 1e-5,
      evaluations: 400 * start.count
    ) { place in
      let value = logLikelihood(Self.scaled(place, around: start))
      return value.isFinite ? -value : 1e300
    }
    guard let end,
      let found = Self.climb(from: Self.scaled(end.place, around: start), logLikelihood)
    else { throw .notIdentified(what: what) }
    self = found
  }

  private init(place: [Double], value: Double, covariance: [[Double]]) {
    self.place = place
    self.value = value
    self.covariance = covariance
  }

  /// The standard error of a coordinate.
  public func standardError(_ index: Int) -> Double { covariance[index][index].squareRoot() }

  /// A smooth function of the coordinates and its standard error, by the delta method.
  public func estimate(_ function: ([Double]) -> Double) -> (value: Double, standardError: Double) {
    let slopes = place.indices.map { index in
      var (up, down) = (place, place)
      up[index] += Self.width
      down[index] -= Self.width
      return (function(up) - function(down)) / (2 * Self.width)
    }
    var variance = 0.0
    for row in place.indices {
      for column in place.indices {
        variance += slopes[row] * slopes[column] * covariance[row][column]
      }
    }
    return (function(place), max(variance, 0).squareRoot())
  }

  private static func scaled(_ place: [Double], around start: [Double]) -> [Double] {
    zip(place, start).map { $1 + span * (2 * $0 - 1) }
  }

  private static func climb(
    from start: [Double], _ logLikelihood: ([Double]) -> Double
  ) -> LikelihoodMaximum? {
    var place = start
    var value = logLikelihood(place)
    for _ in 0..<60 {
      guard value.isFinite, let bend = Bend(at: place, value: value, width: width, logLikelihood)
      else { return nil }
      let step = bend.step
      if !step.isDamped, step.decrement < closeness {
        return LikelihoodMaximum(place: place, value: value, covariance: step.inverse)
      }
      // No step longer than 1: from far away the parabola says little.
      var share = min(1, 1 / (step.direction.map(\.magnitude).max() ?? 1))
      var next = place
      var better = -Double.infinity
      for _ in 0..<40 {
        next = zip(place, step.direction).map { $0 + share * $1 }
        better = logLikelihood(next)
        if better >= value { break }
        share /= 2
      }
      guard better >= value else {
        // What is left is rounding, if the parabola is right and the summit is within a thousandth of a standard error.
        return !step.isDamped && step.decrement < 1e-6
          ? LikelihoodMaximum(place: place, value: value, covariance: step.inverse) : nil
      }
      place = next
      value = better
    }
    return nil
  }
}

/// Slope and bend of a log likelihood at a place.
private struct Bend {
  private let slope: [Double]
  /// The negative matrix of second derivatives.
  private let information: [[Double]]

  /// A step towards the summit.
  struct Step {
    let direction: [Double]
    /// How far away the summit is by the parabola, in standard errors and squared.
    let decrement: Double
    let inverse: [[Double]]
    /// Whether the place is no hill, so that the parabola was bent until it is one.
    let isDamped: Bool
  }

  init?(at place: [Double], value: Double, width: Double, _ function: ([Double]) -> Double) {
    func at(_ moves: (Int, Double)...) -> Double {
      var moved = place
      for (index, share) in moves { moved[index] += share * width }
      return function(moved)
    }
    var slope: [Double] = []
    var information = place.map { _ in place.map { _ in 0.0 } }
    for row in place.indices {
      let (up, down) = (at((row, 1)), at((row, -1)))
      slope.append((up - down) / (2 * width))
      information[row][row] = -(up - 2 * value + down) / (width * width)
      for column in 0..<row {
        let mixed =
          at((row, 1), (column, 1)) - at((row, 1), (column, -1)) - at((row, -1), (column, 1))
          + at((row, -1), (column, -1))
        information[row][column] = -mixed / (4 * width * width)
        information[column][row] = information[row][column]
      }
    }
    guard slope.allSatisfy(\.isFinite), information.joined().allSatisfy(\.isFinite) else {
      return nil
    }
    self.slope = slope
    self.information = information
  }

  var step: Step {
    if let inverse = SmallMatrix.inverse(information) { return step(inverse, isDamped: false) }
    var damping =
      1e-3 * (information.indices.map { information[$0][$0].magnitude }.max() ?? 0) + 1e-6
    while true {
      var bent = information
      for index in bent.indices { bent[index][index] += damping }
      if let inverse = SmallMatrix.inverse(bent) { return step(inverse, isDamped: true) }
      damping *= 10
    }
  }

  private func step(_ inverse: [[Double]], isDamped: Bool) -> Step {
    let direction = inverse.map { zip($0, slope).reduce(0) { $0 + $1.0 * $1.1 } }
    let decrement = zip(direction, slope).reduce(0) { $0 + $1.0 * $1.1 }
    return Step(
      direction: direction, decrement: decrement, inverse: inverse, isDamped: isDamped)
  }
}

/// Symmetric matrices of a few rows.
private enum SmallMatrix {
  /// The inverse by Cholesky's decomposition; nil unless the matrix is positive definite beyond rounding.
  static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
    let count = matrix.count
    var root = matrix.map { $0.map { _ in 0.0 } }
    for row in 0..<count {
      for column in 0...row {
        let rest = (0..<column).reduce(matrix[row][column]) {
          $0 - root[row][$1] * root[column][$1]
        }
        if row == column {
          guard rest > 1e-10 * matrix[row][row].magnitude, rest > 0 else { return nil }
          root[row][row] = rest.squareRoot()
        } else {
          root[row][column] = rest / root[column][column]
        }
      }
    }
    // The inverse of the root, below the diagonal, times itself.
    var lower = matrix.map { $0.map { _ in 0.0 } }
    for column in 0..<count {
      lower[column][column] = 1 / root[column][column]
      for row in stride(from: column + 1, to: count, by: 1) {
        let sum = (column..<row).reduce(0.0) { $0 + root[row][$1] * lower[$1][column] }
        lower[row][column] = -sum / root[row][row]
      }
    }
    return (0..<count).map { row in
      (0..<count).map { column in
        (max(row, column)..<count).reduce(0.0) { $0 + lower[$1][row] * lower[$1][column] }
      }
    }
  }
}
