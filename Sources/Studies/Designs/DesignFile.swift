import Foundation
import Tables

extension Design {
  /// Reads a design file: CSV with a header of paths and a row for each point (RFC 4180).
  ///
  /// A column called `policy` names a policy for each point. Blanks around cells are ignored.
  ///
  /// - Throws: ``DesignError``.
  public init(contentsOf path: String) throws(DesignError) {
    try self.init(csv: try Design.bytes(of: path), path: path)
  }

  /// Reads a file as a stream: a design may come through a pipe.
  private static func bytes(of path: String) throws(DesignError) -> [UInt8] {
    func refused() -> DesignError {
      .unreadable(path: path, reason: unsafe String(cString: strerror(errno)))
    }
    guard let file = unsafe fopen(path, "rb") else { throw refused() }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&part, 1, part.count, file)
      bytes += part[..<count]
      if count < part.count { break }
    }
    guard unsafe ferror(file) == 0 else { throw refused() }
    return bytes
  }

  /// Reads the bytes of a design file.
  ///
  /// - Throws: ``DesignError``.
  package init(csv bytes: [UInt8], path: String) throws(DesignError) {
    var paths: [String] = []
    var rows: [[String]] = []
    for (line, cells) in try Self.records(of: bytes, path: path) {
      guard !cells.contains("") else { throw .emptyCell(path: path, line: line) }
      if paths.isEmpty {
        paths = cells
      } else {
        guard cells.count == paths.count else { throw .unevenRow(path: path, line: line) }
        rows.append(cells)
      }
    }
    guard !rows.isEmpty else { throw .emptyFile(path: path) }
    try self.init(paths: paths, rows: rows)
  }

  /// The cells of all records, with the lines that they begin on.
  private static func records(
    of bytes: [UInt8], path: String
  ) throws(DesignError) -> [(line: Int, cells: [String])] {
    var records: [(line: Int, cells: [String])] = []
    var record = Record()
    do throws(TableError) {
      var reader = try RecordReader(bytes)
      while true {
        switch try reader.next(into: &record) {
        case .record: records.append((record.line, record.texts))
        case .end: return records
        case .fault(let fault):
          throw TableError.unreadable(name: path, reason: "line \(record.line): \(fault)")
        }
      }
    } catch {
      throw .unreadable(path: path, reason: Self.words(error))
    }
  }

  private static func words(_ error: TableError) -> String {
    guard case .unreadable(_, let reason) = error else { return error.description }
    return reason
  }
}
