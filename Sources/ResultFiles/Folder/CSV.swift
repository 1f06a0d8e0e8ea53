/// Comma-separated values as RFC 4180 has them, with bare newlines as line ends.
package enum CSV {
  /// A line, its newline included. A text that a spreadsheet would take for a formula stands behind an apostrophe, which
  /// ``CSVTable`` takes off again.
  package static func line(_ cells: [String]) -> String {
    cells.map { quoted(isFormula($0) ? "'\($0)" : $0) }.joined(separator: ",") + "\n"
  }

  /// Whether a spreadsheet would compute a cell instead of showing it, as `=1+1` or `@SUM(A1)`.
  static func isFormula(_ cell: some StringProtocol) -> Bool {
    guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return false
    }
    return Double(cell) == nil
  }

  /// Looks at scalars, not characters: a comma with a combining mark behind it still parts cells.
  private static func quoted(_ cell: String) -> String {
    let special: [Unicode.Scalar] = [",", "\"", "\n", "\r"]
    guard cell.unicodeScalars.contains(where: special.contains) else { return cell }
    var quoted = "\"".unicodeScalars
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// A real number in the fewest digits that read back as the same number; nothing for nil.
  package static func number(_ value: Double?) -> String {
    value.map { "\($0)" } ?? ""
  }
}
