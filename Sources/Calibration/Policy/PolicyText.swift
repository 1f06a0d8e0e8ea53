import Foundation

/// A policy file: changes of a scenario by path, each with where it comes from beside it.
struct PolicyText {
  /// A key with its value, or with the keys below it.
  private struct Entry {
    let key: String
    /// The value, as YAML in one line, and what stands behind it; nil where keys follow.
    var value: (text: String, comment: String)?
    var entries: [Entry] = []
  }

  let title: String
  let source: String
  /// Lines above everything.
  let remarks: [String]
  /// Draws of some of the values, and what the policy calls their file; nil for none.
  let draws: (table: FittedDraws, file: String)?
  private var changes = Entry(key: "change")

  /// An empty policy.
  init(
    title: String, source: String, remarks: [String],
    draws: (table: FittedDraws, file: String)? = nil
  ) {
    self.draws = draws
    self.title = title
    self.source = source
    self.remarks = remarks
  }

  /// A value as it stands at a path: where there are draws of it one that is taken from them.
  func value(_ text: String, at path: [String]) -> String {
    guard let draws, let column = draws.table.column(of: path) else { return text }
    return "{uncertain: {draws: \(Self.quoted(draws.file)), column: \(Self.quoted(column))}, "
      + "value: \(text), source: \(Self.quoted(title))}"
  }

  /// Adds a change, beside others of the same mapping. A value that is there already is replaced.
  ///
  /// - Parameters:
  ///   - path: The keys that lead to the value; at least one.
  ///   - value: The value, as YAML in one line.
  ///   - comment: What stands behind it.
  mutating func set(_ path: [String], to value: String, _ comment: String) {
    Self.set(path[...], to: (value, comment), in: &changes)
  }

  private static func set(
    _ path: ArraySlice<String>, to value: (String, String), in entry: inout Entry
  ) {
    guard let key = path.first else {
      entry.value = value
      return
    }
    let place =
      entry.entries.firstIndex { $0.key == key }
      ?? {
        entry.entries.append(Entry(key: key))
        return entry.entries.count - 1
      }()
    set(path.dropFirst(), to: value, in: &entry.entries[place])
  }

  /// The file.
  var yaml: String {
    let head = remarks.map { $0.isEmpty ? "#" : "# \($0)" }
    let policy = [
      "policy:", "  title: \(Self.quoted(title))", "  source: \(Self.quoted(source))",
    ]
    return (head + policy + Self.lines(changes, depth: 0)).joined(separator: "\n") + "\n"
  }

  private static func lines(_ entry: Entry, depth: Int) -> [String] {
    guard let value = entry.value else {
      return ["\(indent(depth))\(entry.key):"]
        + entry.entries.flatMap { lines($0, depth: depth + 1) }
    }
    return ["\(indent(depth))\(entry.key): \(value.text)  # \(value.comment)"]
  }

  private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      default:
        // A name may hold anything; what would end the line is left out.
        if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
      }
    }
    return result + "\""
  }
}

/// Numbers of a policy: four significant digits, without exponents.
enum PolicyNumber {
  /// A number.
  static func text(_ value: Double, digits: Int = 4) -> String {
    guard value != 0, value.isFinite else { return "0" }
    let magnitude = Int(log10(abs(value)).rounded(.down))
    let decimals = min(max(digits - 1 - magnitude, 0), 12)
    var text = String(format: "%.\(decimals)f", value)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }

  /// How well a value is known, for the comment beside it.
  static func comment(_ parameter: FittedParameter) -> String {
    "standard error \(text(parameter.standardError, digits: 2)), 95 %: "
      + "\(text(parameter.lower, digits: 3)) to \(text(parameter.upper, digits: 3)); \(parameter.basis)"
  }
}
