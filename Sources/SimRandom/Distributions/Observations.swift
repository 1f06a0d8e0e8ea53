internal import Foundation

/// Numbers read from a text: one a line, or a named column of comma-separated values.
public struct Observations: Hashable, Sendable {
  /// The numbers, in the order of the text.
  public let values: [Double]

  /// The numbers of a text with one number a line.
  ///
  /// Blank lines, and lines that begin with `#`, are passed over.
  ///
  /// - Throws: ``ObservationsError`` when a line is not a finite number, or there is none.
  public init(lines text: String) throws(ObservationsError) {
    var values: [Double] = []
    for line in Line.all(of: text) {
      values.append(try Self.number(line.text, at: line.number))
    }
    try self.init(values)
  }

  /// The numbers of one column of comma-separated values, whose first line names the columns.
  ///
  /// Fields may stand in double quotes, with a quote inside doubled, but not go over several lines. Lines
  /// whose field is empty are passed over, as are blank lines and those that begin with `#`.
  ///
  /// - Throws: ``ObservationsError`` when no column, or more than one, has the name, a line has not as many fields as the
  ///   first, a field is not a finite number, or there is none.
  public init(column name: String, ofCSV text: String) throws(ObservationsError) {
    let lines = Line.all(of: text)
    guard let header = lines.first else { throw .noNumbers }
    let names = header.fields
    guard let column = names.firstIndex(of: name) else {
      throw .noSuchColumn(name, columns: names)
    }
    guard names.lastIndex(of: name) == column else { throw .repeatedColumn(name) }
    var values: [Double] = []
    for line in lines.dropFirst() {
      let fields = line.fields
      guard fields.count == names.count else {
        throw .unequalFields(line: line.number, found: fields.count, expected: names.count)
      }
      if fields[column].isEmpty { continue }
      values.append(try Self.number(fields[column], at: line.number))
    }
    try self.init(values)
  }

  /// The numbers of a file, one a line, or of a named column of its comma-separated values.
  ///
  /// - Throws: ``ObservationsError`` as for a text, and when the file cannot be read.
  public init(
    contentsOf path: String, column: String? = nil
  ) throws(ObservationsError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path)
    }
    try self.init(in: data, column: column, name: path)
  }

  /// The numbers of a file's contents.
  ///
  /// - Parameters:
  ///   - content: The contents.
  ///   - column: The name of the column; nil for one number a line.
  ///   - name: The name of the file, for messages.
  /// - Throws: ``ObservationsError`` as for a text.
  public init(
    in content: some Sequence<UInt8>, column: String? = nil, name: String
  ) throws(ObservationsError) {
    // Not by `String(validating:as:)`, which keeps a byte order mark.
    guard let text = String(data: Data(content), encoding: .utf8) else {
      throw .notUTF8(path: name)
    }
    if let column {
      try self.init(column: column, ofCSV: text)
    } else {
      try self.init(lines: text)
    }
  }

  private init(_ values: [Double]) throws(ObservationsError) {
    guard !values.isEmpty else { throw .noNumbers }
    self.values = values
  }

  private static func number(_ text: String, at line: Int) throws(ObservationsError) -> Double {
    guard let number = Double(text), number.isFinite else {
      throw .notANumber(line: line, text: text)
    }
    return number
  }

  /// A line that says something, counted from 1 among all.
  private struct Line {
    var number: Int
    var text: String

    static func all(of text: String) -> [Line] {
      let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
      return body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .enumerated()
        .map { Line(number: $0 + 1, text: $1.trimmingCharacters(in: .whitespaces)) }
        .filter { !$0.text.isEmpty && !$0.text.hasPrefix("#") }
    }

    var fields: [String] {
      var fields = [""]
      var quoted = false
      for character in text {
        switch character {
        // The second quote of a pair opens again what the first has closed; what is left is trimmed below.
        case "\"":
          quoted.toggle()
          fields[fields.count - 1].append(character)
        case "," where !quoted: fields.append("")
        default: fields[fields.count - 1].append(character)
        }
      }
      return fields.map { field in
        let trimmed = field.trimmingCharacters(in: .whitespaces)
        guard trimmed.count >= 2, trimmed.hasPrefix("\""), trimmed.hasSuffix("\"") else {
          return trimmed
        }
        return trimmed.dropFirst().dropLast().replacingOccurrences(of: "\"\"", with: "\"")
      }
    }
  }
}

/// Why no observations could be read.
public enum ObservationsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such file, or it may not be read.
  case unreadable(path: String)
  /// The file is not text.
  case notUTF8(path: String)
  /// No line holds a number.
  case noNumbers
  /// A line, counted from 1, holds something else than a finite number.
  case notANumber(line: Int, text: String)
  /// The first line does not name the column.
  case noSuchColumn(String, columns: [String])
  /// The first line names several columns so.
  case repeatedColumn(String)
  /// A line, counted from 1, has more or fewer fields than the first.
  case unequalFields(line: Int, found: Int, expected: Int)

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .unreadable(let path): "cannot read \(path)"
    case .notUTF8(let path): "\(path) is not UTF-8 text"
    case .noNumbers: "there are no numbers"
    case .notANumber(let line, let text): "line \(line): \"\(text)\" is not a finite number"
    case .noSuchColumn(let name, let columns):
      "there is no column \"\(name)\"; the columns are \(columns.joined(separator: ", "))"
    case .repeatedColumn(let name): "several columns are called \"\(name)\""
    case .unequalFields(let line, let found, let expected):
      "line \(line): \(found) fields where the first line has \(expected)"
    }
  }
}
