/// Comma-separated values as RFC 4180 has them, with bare newlines as line ends.
enum CSV {
  /// A line, its newline included.
  static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    let special: Set<Character> = [",", "\"", "\n", "\r", "\r\n"]
    guard cell.contains(where: special.contains) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  /// A real number in the fewest digits that read back as the same number; nothing for nil.
  static func number(_ value: Double?) -> String {
    value.map { "\($0)" } ?? ""
  }
}
