extension Codec where Value == Int {
  /// A whole number within a range.
  public static func integer(in range: ClosedRange<Int>) -> Codec {
    .scalar(.integer(range)) { (scalar) throws(ScalarError) -> Int in
      let value = try NumberText.integer(scalar)
      guard range.contains(value) else { throw .outOfRange }
      return value
    } render: {
      .plain(String($0))
    }
  }
}

extension Codec where Value == UInt64 {
  /// A 64-bit number without sign: a seed.
  public static var unsigned: Codec {
    .scalar(.unsigned) { (scalar) throws(ScalarError) -> UInt64 in
      if scalar.isPlain, let value = UInt64(scalar.text), scalar.text == String(value) {
        return value
      }
      let value = try NumberText.integer(scalar)
      guard value >= 0 else { throw .outOfRange }
      throw .write(String(value))
    } render: {
      .plain(String($0))
    }
  }
}

extension Codec where Value == Double {
  /// A finite number within a range.
  public static func number(in range: NumberRange = .any) -> Codec {
    .scalar(.number(range)) { (scalar) throws(ScalarError) -> Double in
      let value = try NumberText.double(scalar)
      guard range.contains(value) else { throw .outOfRange }
      return value
    } render: {
      .plain(NumberText.text($0))
    }
  }
}

extension Codec where Value == Bool {
  /// `true` or `false`; no other word is accepted.
  public static var boolean: Codec {
    .scalar(.boolean) { (scalar) throws(ScalarError) -> Bool in
      switch scalar.text.lowercased() {
      case "true", "yes", "on", "y":
        if scalar == SourceNode.Scalar("true") { return true }
        throw .write("true")
      case "false", "no", "off", "n":
        if scalar == SourceNode.Scalar("false") { return false }
        throw .write("false")
      default: throw .unreadable
      }
    } render: {
      .plain($0 ? "true" : "false")
    }
  }
}

extension Codec where Value == String {
  /// Free text that is not empty.
  public static var text: Codec {
    Codec(.text) { node, context in
      guard let text = node.scalar?.text, text.contains(where: { !$0.isWhitespace }) else {
        context.report(.missingValue(expected: .text), at: node.location)
        return nil
      }
      return text
    } writing: {
      .text($0)
    }
  }
}

/// A word of a closed set, with what it means.
public protocol DescribedChoice: CaseIterable, RawRepresentable<String>, Sendable {
  /// What the word means, in one line.
  var summary: String { get }
}

extension Codec where Value: DescribedChoice {
  /// One of the words of an enumeration.
  public static var choice: Codec {
    let words = Value.allCases.map { Shape.Choice($0.rawValue, $0.summary) }
    return .scalar(.choice(words)) { (scalar) throws(ScalarError) -> Value in
      if let value = Value(rawValue: scalar.text) { return value }
      throw .unknownWord(
        suggestion: Suggestion.nearest(to: scalar.text, among: words.map(\.word)))
    } render: {
      .plain($0.rawValue)
    }
  }
}
