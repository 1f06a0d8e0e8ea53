/// Columns of text, padded to their widest cell.
package enum TextColumns {
  /// Lines up cells.
  ///
  /// - Parameters:
  ///   - rows: The rows; one of a single cell is a heading, which widens no column.
  ///   - leftColumns: The columns that are aligned to the left; all others are aligned to the right.
  ///   - trims: Whether spaces at the ends of lines are removed.
  package static func lines(
    _ rows: [[String]], leftColumns: Range<Int> = 0..<1, trims: Bool = true
  ) -> [String] {
    let full = rows.filter { $0.count > 1 }
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      full.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return leftColumns.contains(column) ? cell + padding : padding + cell
      }
      let line = cells.joined(separator: "  ")
      return trims ? String(line.reversed().drop { $0 == " " }.reversed()) : line
    }
  }
}
