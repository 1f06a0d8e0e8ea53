/// Comma-separated values as RFC 4180 has them, with bare newlines as line ends.
package enum CSV {
  /// A line, its newline included.
  package static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
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
