import MerchantModel
import Runs
import Studies

/// All that a sweep counted: one row a point, replication, scope and measure.
///
/// What is written depends on the answers alone, not on how, where or in what order they came about.
public struct TidyTable: ExportedTable {
  private let result: SweepResult
  private let wanted: Set<String>?

  /// The table of a sweep.
  ///
  /// - Parameter measures: The measures that are wanted, by name; all of them if nil.
  public init(_ result: SweepResult, measures: [String]? = nil) {
    self.result = result
    wanted = measures.map { Set($0) }
  }

  /// The names of measures, in the order of rows.
  public var measures: [String] {
    result.resultSet.metadata.first.map { $0.measures.map(\.name) } ?? []
  }

  /// The names of the columns.
  public var header: [String] {
    ["point"] + result.paths + ReplicationRows.columns
  }

  /// The rows of each point, by replication, scope and measure.
  public var blocks: any Sequence<[[String]]> {
    result.points.lazy.map(rows(of:))
  }

  private func rows(of point: Point) -> [[String]] {
    let results = result.resultSet
    let metadata = results.metadata[point.number]
    let measures = metadata.measures.filter { wanted?.contains($0.name) ?? true }
    let first = [String(point.number)] + result.cells(of: point)
    return results.replications(ofPoint: point.number).flatMap { number, replication in
      metadata.scopes.flatMap { scope in
        measures.map { measure in
          let figure = results.figure(measure, of: scope, at: point.number, in: replication)
          return first
            + ReplicationRows.cells(
              number, scope: metadata.name(of: scope), represents: metadata.represents(scope),
              measure, figure)
        }
      }
    }
  }
}

extension PointMetadata {
  /// Real merchants that a scope stands for.
  fileprivate func represents(_ scope: Scope) -> Double {
    switch scope {
    case .segment(let index): segments[index].represents
    case .population: segments.reduce(0) { $0 + $1.represents }
    }
  }
}
