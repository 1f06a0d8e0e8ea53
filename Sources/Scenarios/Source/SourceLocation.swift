/// A place in a text: line and column count from 1, a column is one Unicode scalar.
public struct SourceLocation: Sendable {
  /// The text it lies in.
  public let text: SourceText
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in Unicode scalars (as YAML and most editors count).
  public let column: Int
  /// The length in scalars of the line, at least 1.
  public let length: Int

  /// A place of `length` scalars on one line.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - line: The line, from 1.
  ///   - column: The column, from 1, in Unicode scalars.
  ///   - length: The length in scalars of the line.
  public init(_ text: SourceText, line: Int, column: Int, length: Int = 1) {
    self.text = text
    self.line = max(1, line)
    self.column = max(1, column)
    self.length = max(1, length)
  }

  /// The beginning of a text.
  public static func start(of text: SourceText) -> SourceLocation {
    SourceLocation(text, line: 1, column: 1)
  }
}

extension SourceLocation: Comparable {
  /// Whether both are the same place of the same text.
  public static func == (lhs: SourceLocation, rhs: SourceLocation) -> Bool {
    lhs.text === rhs.text && lhs.line == rhs.line && lhs.column == rhs.column
  }

  /// Source order: scenario before policies before `--set`, then from top to bottom.
  public static func < (lhs: SourceLocation, rhs: SourceLocation) -> Bool {
    (lhs.text.role.rawValue, lhs.text.ordinal, lhs.line, lhs.column)
      < (rhs.text.role.rawValue, rhs.text.ordinal, rhs.line, rhs.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`.
  public var description: String { "\(text.name):\(line):\(column)" }
}
