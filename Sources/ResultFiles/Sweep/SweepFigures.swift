import Foundation
import MerchantModel
import SimStatistics
import Studies

/// `sweep.json`: the best points, their ties, and the gain over the scenario as it
/// stands.
public struct SweepFigures: Codable, Hashable, Sendable {
  /// What points are compared by, and what came out.
  public struct Finding: Codable, Hashable, Sendable {
    package let measure: String
    package let unit: String
    /// `least` or `most`.
    package let wanted: String
    /// The number of the point with the best estimate.
    package let best: Int?
    /// All points that cannot be distinguished from the best, which is one of them.
    package let ties: [Int]
    package let figure: StudyFigure?
    /// At the point that changes nothing.
    package let asItStands: StudyFigure?
    /// The best less that, with an interval that holds for all points at once.
    package let difference: StudyFigure?
  }

  package private(set) var layout = 1
  package let title: String
  package let seed: UInt64
  package let paths: [String]
  package let points: Int
  /// In all points together.
  package let replications: Int
  package let confidence: Double
  /// The number of the point that changes nothing in the scenario.
  package let asItStands: Int?
  package let findings: [Finding]
  /// What the places that merchants share did at each point; nil where no point has one.
  package let places: [SweepPlaces.Record]?

  /// The figures of a sweep.
  public init(_ result: SweepResult, seed: UInt64) {
    let resultSet = result.resultSet
    title = result.title
    self.seed = seed
    paths = result.paths
    points = result.points.count
    replications = result.points.reduce(0) { $0 + resultSet.count(ofPoint: $1.number) }
    confidence = ConfidenceLevel.ninetyFive.value
    asItStands = result.asItStands
    places = SweepPlaces(result).records
    findings = result.objectives.map { objective in
      let best = resultSet.best(by: objective)
      func figure(_ point: Int?) -> StudyFigure? {
        point.map {
          StudyFigure(
            resultSet.estimate(objective.measure, of: resultSet.metadata[$0].overall, at: $0))
        }
      }
      return Finding(
        measure: objective.measure.name, unit: objective.measure.unit.rawValue,
        wanted: objective.sense.rawValue, best: best.best, ties: best.ties,
        figure: figure(best.best), asItStands: figure(result.asItStands),
        difference: best.best.flatMap { best in
          result.asItStands.flatMap { other in
            other == best
              ? nil : StudyFigure(resultSet.gain(of: best, over: other, by: objective))
          }
        })
    }
  }

  /// The file's bytes.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
