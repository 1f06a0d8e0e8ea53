/// One piece of input: a scenario file, a policy overlay, standard input or the text of one `--set`.
///
/// Locations refer to the text itself, so a diagnostic can always show its line.
public final class SourceText: Sendable {
  /// What a text is for; it decides how its values override those of other texts.
  public enum Role: Int, Sendable, Comparable, CaseIterable {
    /// The scenario itself.
    case scenario
    /// A policy, merged over the scenario.
    case policy
    /// One `--set path=value` of the command line.
    case setArgument

    /// Whether the left is applied before the right.
    public static func < (lhs: Role, rhs: Role) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// How diagnostics name the text: a path as the user gave it, `<standard input>` or `--set`.
  public let name: String
  /// What the text is for.
  public let role: Role
  /// Place among texts of the same role, in the order in which they are applied.
  public let ordinal: Int
  /// The text, without a byte order mark.
  public let content: String
  /// The lines, without their ends (`\n`, `\r\n` or `\r`).
  public let lines: [String]
  /// The files that the text names.
  let files: NamedFiles

  /// Wraps a text that is already in memory.
  ///
  /// - Parameters:
  ///   - content: The text.
  ///   - name: The name, for messages.
  ///   - role: The role of the text.
  ///   - ordinal: The position among texts of that role.
  ///   - companions: The contents of the files that the text names, by name; nil to read them from disk.
  public init(
    _ content: String, name: String, role: Role = .scenario, ordinal: Int = 0,
    companions: [String: String]? = nil
  ) {
    files = NamedFiles(companions: companions)
    let body = content.unicodeScalars.first == "\u{FEFF}" ? content.unicodeScalars.dropFirst() : nil
    self.content = body.map { String($0) } ?? content
    self.name = name
    self.role = role
    self.ordinal = ordinal
    self.lines = Self.splitLines(self.content)
  }

  /// The line with the given 1-based number; empty beyond the end.
  public func line(_ number: Int) -> String {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  private static func splitLines(_ content: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in content.unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      if scalar == "\n" && afterReturn { continue }
      if scalar == "\n" || scalar == "\r" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
    }
    lines.append(String(line))
    return lines
  }
}

extension SourceText: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}
