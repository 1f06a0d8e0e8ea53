/// A table in Markdown, as pull requests and tickets take it.
package enum MarkdownTable {
  /// The table of rows, the head first; ends with a newline.
  ///
  /// - Parameter leftColumns: How many columns, from the first, are aligned to the left; the others to the right. If nil, those
  ///   are to the right that hold numbers alone.
  package static func text(_ rows: [[String]], leftColumns: Int? = nil) -> String {
    guard let head = rows.first else { return "" }
    let rule = head.indices.map { column in
      let isLeft =
        leftColumns.map { column < $0 }
        ?? rows.dropFirst().contains { !$0[column].isEmpty && Double($0[column]) == nil }
      return isLeft ? "---" : "---:"
    }
    return ([head, rule] + rows.dropFirst()).map(line).joined()
  }

  /// A row; what would end a cell or begin emphasis is escaped.
  private static func line(_ cells: [String]) -> String {
    let escaped = cells.map {
      $0.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("*", with: "\\*")
        .replacing("\n", with: " ")
    }
    return "| " + escaped.joined(separator: " | ") + " |\n"
  }
}
