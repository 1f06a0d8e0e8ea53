import MerchantModel
import Studies

/// All that a sweep counted: one row a point, replication, segment and measure.
///
/// What is written depends on the answers alone, not on how, where or in what order they came about.
public struct TidyTable {
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

  /// The header line.
  public var header: String {
    CSV.line(Self.columnsBefore + result.paths + Self.columnsAfter)
  }

  /// The names of the columns before and after those of the varied paths.
  static let columnsBefore = ["point"]
  static let columnsAfter = [
    "replication", "segment", "measure", "unit", "numerator", "denominator", "value",
  ]

  /// The rows of each point, by replication, segment and measure.
  public var rows: some Sequence<String> {
    result.points.lazy.map(rows(of:))
  }

  private func rows(of point: Point) -> String {
    let metadata = result.resultSet.metadata[point.number]
    let measures = metadata.measures.filter { wanted?.contains($0.name) ?? true }
    let first = [String(point.number)] + result.cells(of: point)
    var text = ""
    for (number, replication) in result.resultSet.replications(ofPoint: point.number) {
      for (segment, sums) in zip(metadata.segments, replication.segments) {
        for measure in measures {
          text += CSV.line(
            first + [String(number), segment.name, measure.name, measure.unit.rawValue]
              + Self.cells(of: measure, in: sums))
        }
      }
    }
    return text
  }

  /// Numerator, denominator and value; a quantile and a difference of ratios have a value only, and a ratio of nothing
  /// has none.
  private static func cells(of measure: Measure, in sums: SegmentSums) -> [String] {
    if measure.quantile != nil { return ["", "", CSV.number(sums.quantile(measure))] }
    let (count, denominator) = sums.parts(of: measure)
    let numerator = count * measure.scale
    if let other = sums.subtracted(of: measure) {
      guard denominator != 0, other.denominator != 0 else { return ["", "", ""] }
      let value = numerator / denominator - other.numerator * measure.scale / other.denominator
      return ["", "", CSV.number(value)]
    }
    return [
      CSV.number(numerator), CSV.number(denominator),
      denominator == 0 ? "" : CSV.number(numerator / denominator),
    ]
  }
}
