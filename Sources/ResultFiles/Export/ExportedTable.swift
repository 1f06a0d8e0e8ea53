import MerchantModel
import Runs

/// A table that `ringside export` writes.
public protocol ExportedTable {
  /// The names of the columns.
  var header: [String] { get }
  /// The names of its measures.
  var measures: [String] { get }
  /// The rows, some at a time.
  var blocks: any Sequence<[[String]]> { get }
}

extension ExportedTable {
  /// Writes the table as comma-separated values, some rows at a time.
  ///
  /// - Throws: What `write` throws.
  public func writeCSV(_ write: (String) throws -> Void) rethrows {
    try write(CSV.line(header))
    for rows in blocks { try write(rows.map(CSV.line).joined()) }
  }
}

/// The columns of figures by replication, which all exports share.
package enum ReplicationRows {
  /// Their names.
  package static let columns = [
    "replication", "scope", "represents", "measure", "unit", "numerator", "denominator", "estimate",
  ]
  /// Their names in exports of earlier versions, which may be replaced.
  static let formerColumns = [
    "replication", "segment", "measure", "unit", "numerator", "denominator", "value",
  ]

  /// The cells of a figure; one that is not there is empty.
  package static func cells(
    _ replication: Int, scope: String, represents: Double, _ measure: Measure,
    _ figure: ReplicationFigure
  ) -> [String] {
    [
      String(replication), scope, CSV.number(represents), measure.name, measure.unit.rawValue,
      CSV.number(figure.numerator), CSV.number(figure.denominator), CSV.number(figure.estimate),
    ]
  }
}
