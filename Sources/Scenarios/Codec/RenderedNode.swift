/// A value as one would write it: what a codec renders, and `explain`, defaults and schemas show.
public indirect enum RenderedNode: Sendable, Equatable {
  /// A plain text that reads back as itself: a number, a duration, a word.
  case plain(String)
  /// Free text, which needs quotes if it looks like anything else.
  case text(String)
  /// A list.
  case list([RenderedNode])
  /// Keys and values.
  case mapping([Entry])

  /// A key and its value.
  public struct Entry: Sendable, Equatable {
    /// The key.
    public let key: String
    /// The value.
    public let value: RenderedNode
    /// The unit of a bare number.
    public let unit: String?

    /// An entry.
    public init(_ key: String, _ value: RenderedNode, unit: String? = nil) {
      self.key = key
      self.value = value
      self.unit = unit
    }
  }

  /// Whether it fits on its key's line.
  var isLeaf: Bool {
    switch self {
    case .plain, .text: true
    case .list(let items): items.allSatisfy { if case .mapping = $0 { false } else { $0.isLeaf } }
    case .mapping(let entries): entries.isEmpty
    }
  }

  /// The value on one line, in YAML's flow style.
  public var inline: String {
    switch self {
    case .plain(let text): text
    case .text(let text): YAMLText.scalar(text)
    case .list(let items): "[" + items.map(\.inline).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{"
        + entries.map { "\(YAMLText.scalar($0.key)): \($0.value.inline)" }.joined(separator: ", ")
        + "}"
    }
  }
}

/// Writes single YAML scalars.
enum YAMLText {
  /// The text plain if it reads back as itself, else in double quotes.
  static func scalar(_ text: String) -> String {
    isSafePlain(text) ? text : doubleQuoted(text)
  }

  static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value),
        "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func isSafePlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.properties.isAlphabetic, last != " ", !SourceNode.Scalar(text).isNull
    else { return false }
    let words = ["true", "false", "yes", "no", "on", "off", "y", "n"]
    return !words.contains(text.lowercased())
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || " -_./()%+".unicodeScalars.contains(scalar)
      }
  }
}
