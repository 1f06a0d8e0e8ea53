import Foundation
import Scenarios

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
