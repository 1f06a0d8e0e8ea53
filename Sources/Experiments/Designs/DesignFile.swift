import Foundation
import Scenarios

extension Design {
  /// Reads a design file: CSV with a header of paths and a row for each point (RFC 4180).
  ///
  /// A column called `policy` names a policy a point. Blanks around cells do not count.
  ///
  /// - throws: ``DesignError``.
  public init(contentsOf path: String) throws(DesignError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .unreadable(path: path, reason: (error as NSError).localizedDescription)
    }
    try self.init(csv: [UInt8](data), path: path)
  }

  /// Reads the bytes of a design file.
  ///
  /// - throws: ``DesignError``.
  package init(csv bytes: [UInt8], path: String) throws(DesignError) {
    var reader = RecordReader(bytes)
    var paths: [String] = []
    var rows: [[String]] = []
    while let record = reader.next() {
      let cells = record.fields.map {
        String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespaces)
      }
      guard !cells.contains("") else { throw .emptyCell(path: path, line: record.line) }
      if paths.isEmpty {
        paths = cells
      } else {
        guard cells.count == paths.count else {
          throw .unevenRow(path: path, line: record.line)
        }
        rows.append(cells)
      }
    }
    guard !rows.isEmpty else { throw .emptyFile(path: path) }
    try self.init(paths: paths, rows: rows)
  }
}
