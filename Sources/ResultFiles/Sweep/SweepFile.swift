import MerchantModel
import SimStatistics
import Studies

/// `sweep.csv`: one row a point, scope and measure, the varied paths as columns of their own.
///
/// `ranking` says of a measure of all merchants which point is `best` and which ones are a `tie`, where it is
/// known which end is wanted: by an objective, else by the measure itself.
public struct SweepFile {
  private let result: SweepResult

  /// The file of a sweep.
  public init(_ result: SweepResult) {
    self.result = result
  }

  /// The text.
  ///
  /// - Complexity: O(points x measures x replications).
  public var text: String {
    let resultSet = result.resultSet
    var text = CSV.line(
      ["point"] + result.paths + [
        "scope", "measure", "unit", "replications", "estimate", "standard_error", "lower",
        "upper", "confidence", "ranking",
      ])
    let rankings = rankings
    for point in result.points {
      let metadata = resultSet.metadata[point.number]
      let count = resultSet.count(ofPoint: point.number)
      let measures = metadata.measures
      for scope in metadata.scopes {
        for measure in measures {
          let ranking =
            scope == metadata.overall ? rankings[measure.name]?.rank(of: point.number) : nil
          text += CSV.line(
            [String(point.number)] + result.cells(of: point)
              + [metadata.name(of: scope), measure.name, measure.unit.rawValue, String(count)]
              + MeasuresFile.cells(resultSet.estimate(measure, of: scope, at: point.number))
              + [ranking?.rawValue ?? ""])
        }
      }
    }
    return text
  }

  /// The best points by each measure of which an end is wanted, by the measure's name.
  private var rankings: [String: BestPoints] {
    let metadata = result.resultSet.metadata
    // Where points have prices of their own, sums of money are measures of their own too.
    let others = Set(metadata).map(\.measures)
    let measures = (metadata.first?.measures ?? []).filter { measure in
      others.allSatisfy { $0.contains(measure) }
    }
    return measures.reduce(into: [:]) { rankings, measure in
      let given = result.objectives.first { $0.measure.name == measure.name }
      guard let objective = given.map({ Objective(measure, $0.sense) }) ?? Objective(measure) else {
        return
      }
      rankings[measure.name] = result.resultSet.best(by: objective)
    }
  }
}
