import MerchantModel
import SimRandom
import SimStatistics

/// The points at which a scenario is simulated.
public struct Design: Hashable, Sendable {
  /// The paths that are varied, in order.
  public let paths: [String]
  /// The points by number.
  public let points: [Point]

  /// The most points of a design.
  public static let mostPoints = 100_000

  /// A design of given values, a row a point, a column a path.
  ///
  /// - Throws: ``DesignError`` for a path that stands twice.
  public init(paths: [String], rows: [[String]]) throws(DesignError) {
    if let twice = paths.indices.first(where: { paths[..<$0].contains(paths[$0]) }) {
      throw .repeatedPath(paths[twice])
    }
    guard rows.count <= Design.mostPoints else { throw .tooManyPoints(most: Design.mostPoints) }
    self.paths = paths
    points = rows.enumerated().map { number, row in
      let pairs = Array(zip(paths, row))
      return Point(
        number: number, policies: pairs.filter { $0.0 == Axis.policy }.map { $0.1 },
        settings: pairs.filter { $0.0 != Axis.policy }.map { Setting($0.0, $0.1) })
    }
  }

  /// Every combination of the axes' levels, the last axis fastest; one point if there is no axis.
  ///
  /// - Throws: ``DesignError`` for an interval, a path that stands twice, or too many points.
  public static func factorial(_ axes: [Axis]) throws(DesignError) -> Design {
    var rows: [[String]] = [[]]
    for axis in axes {
      guard let levels = axis.levels else { throw .intervalInFactorial(path: axis.path) }
      guard rows.count * levels.count <= mostPoints else { throw .tooManyPoints(most: mostPoints) }
      rows = rows.flatMap { row in levels.map { row + [$0] } }
    }
    return try Design(paths: axes.map(\.path), rows: rows)
  }

  /// A Latin hypercube whose nearest two points are far apart: of a number of hypercubes drawn from the
  /// seed, the one with the greatest least distance (maximin).
  ///
  /// - Throws: ``DesignError`` for a number of points below 1, a path that stands twice, or too many points.
  /// - Complexity: O(candidates x points^2 x axes), the candidates being the fewer the more points.
  public static func latinHypercube(
    _ axes: [Axis], points: Int, seed: UInt64
  ) throws(DesignError) -> Design {
    try checkCount(points)
    var stream = DesignStream.latinHypercube.stream(seed: seed)
    let places = LatinHypercube.maximin(points: points, dimensions: axes.count, using: &stream)
    return try Design(places, on: axes)
  }

  /// Sobol's points, shifted by the seed: a digital shift keeps their evenness and makes their averages
  /// unbiased.
  ///
  /// - Throws: ``DesignError`` for a number of points below 1, more axes than Sobol's points have
  ///   dimensions, a path that stands twice, or too many points.
  public static func sobol(
    _ axes: [Axis], points: Int, seed: UInt64
  ) throws(DesignError) -> Design {
    try checkCount(points)
    guard axes.count <= SobolPoints.mostDimensions else {
      throw .tooManyAxes(axes.count, most: SobolPoints.mostDimensions)
    }
    var stream = DesignStream.sobolShift.stream(seed: seed)
    let places = SobolPoints.shifted(points: points, dimensions: axes.count, using: &stream)
    return try Design(places, on: axes)
  }

  private init(_ places: [[Double]], on axes: [Axis]) throws(DesignError) {
    try self.init(
      paths: axes.map(\.path),
      rows: places.map { place in zip(axes, place).map { $0.value(at: $1) } })
  }

  private static func checkCount(_ points: Int) throws(DesignError) {
    guard points >= 1 else { throw .badCount(points) }
    guard points <= mostPoints else { throw .tooManyPoints(most: mostPoints) }
  }
}
