import MerchantModel
import SimStatistics
import Studies

/// The result of a sweep: its points and the answers to them.
public struct SweepResult: Sendable {
  /// The scenario's title.
  public let title: String
  /// The paths that are varied.
  public let paths: [String]
  /// The points by number.
  public let points: [Point]
  /// The answers.
  public let resultSet: ResultSet
  /// What points are compared by.
  public let objectives: [Objective]
  /// The point that changes nothing in the scenario; nil if there is none.
  public let asItStands: Int?

  /// Brings points and answers together.
  public init(
    title: String, paths: [String], points: [Point], resultSet: ResultSet,
    objectives: [Objective] = Objective.headline, asItStands: Int? = nil
  ) {
    self.title = title
    self.paths = paths
    self.points = points
    self.resultSet = resultSet
    self.objectives = objectives
    self.asItStands = asItStands
  }

  /// What a point says of each path.
  func cells(of point: Point) -> [String] { paths.map { point.value(of: $0) ?? "" } }
}
