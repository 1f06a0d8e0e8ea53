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

  /// Lines up cells within a width: columns that do not fit beside each other follow in a block of their own, with the first
  /// column again, whose cells are wrapped where even that is too wide.
  ///
  /// - Parameters:
  ///   - rows: The rows, the head first; all but headings of a single cell have the same number of cells.
  ///   - leftColumns: The columns that are aligned to the left; all others are aligned to the right.
  ///   - width: The letters of a line.
  static func lines(
    _ rows: [[String]], leftColumns: Range<Int> = 0..<1, trims: Bool = true, within width: Int
  ) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.count > 1 && column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    guard widths.reduce(0, +) + 2 * (columns - 1) > width, columns > 1 else {
      return lines(rows, leftColumns: leftColumns, trims: trims)
    }
    let widest = widths.dropFirst().max() ?? 0
    let wide = min(widths[0], max(narrowLabel, width - widest - 2))
    let narrow = min(widths[0], narrowLabel)
    func parts(_ label: Int) -> [Range<Int>] { blocks(of: widths, after: label, within: width) }
    let label = parts(narrow).count < parts(wide).count ? narrow : wide
    let wrapped = rows.flatMap { wrappedLabel(of: $0, width: label) }
    return parts(label).enumerated().flatMap { number, block in
      let part = wrapped.map { row in row.count > 1 ? [row[0]] + block.map { row[$0] } : row }
      let left = block.prefix { leftColumns.contains($0) }.count
      return (number == 0 ? [] : [""]) + lines(part, leftColumns: 0..<(left + 1), trims: trims)
    }
  }

  /// The letters of a first column that is wrapped so that more of the others fit beside it.
  private static let narrowLabel = 24

  /// The columns behind the first one, in blocks that fit beside it.
  private static func blocks(of widths: [Int], after label: Int, within width: Int) -> [Range<Int>]
  {
    var blocks: [Range<Int>] = []
    var first = 1
    var used = label
    for column in widths.indices.dropFirst() {
      if column > first && used + 2 + widths[column] > width {
        blocks.append(first..<column)
        (first, used) = (column, label)
      }
      used += 2 + widths[column]
    }
    return blocks + [first..<widths.count]
  }

  /// A row as several, so that its first cell is no wider than `width`; the other cells are in the last of them.
  private static func wrappedLabel(of row: [String], width: Int) -> [[String]] {
    guard row.count > 1, row[0].count > width else { return [row] }
    let indent = String(row[0].prefix { $0 == " " })
    var pieces: [String] = []
    for word in row[0].split(separator: " ") {
      if let last = pieces.last, last.count + 1 + word.count <= width {
        pieces[pieces.count - 1] += " " + word
      } else {
        pieces.append(indent + (pieces.isEmpty ? "" : "  ") + word)
      }
    }
    let empty = row.dropFirst().map { _ in "" }
    return pieces.dropLast().map { [$0] + empty } + [[pieces.last ?? ""] + row.dropFirst()]
  }
}
