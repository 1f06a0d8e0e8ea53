import Foundation

/// Reads numbers from text, strictly: decimal digits with an optional point and exponent.
///
/// YAML's own rules read `017` as octal, `1_000` as a thousand and `1:30` as 90. Here each is an error that tells
/// what to write.
enum NumberText {
  /// A finite number.
  static func double(_ scalar: SourceNode.Scalar) throws(ScalarError) -> Double {
    try double(try number(scalar).text)
  }

  /// A whole number.
  static func integer(_ scalar: SourceNode.Scalar) throws(ScalarError) -> Int {
    let number = try number(scalar)
    guard number.isWhole else {
      let value = try double(number.text)
      guard let whole = Int(exactly: value) else { throw .notWhole }
      throw .write(String(whole))
    }
    guard let value = Int(number.text) else { throw .tooLarge }
    return value
  }

  /// Converts a text that `isNumber` and checks for overflow and underflow.
  static func double(_ text: String) throws(ScalarError) -> Double {
    guard let value = Double(text) else { throw .unreadable }
    guard value.isFinite else { throw .tooLarge }
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }
    guard value != 0 || !mantissa.contains(where: { ("1"..."9").contains($0) }) else {
      throw .tooSmall
    }
    return value
  }

  /// The shortest text that reads back as the same number.
  static func text(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private struct Number {
    let text: String
    let isWhole: Bool
  }

  private static func number(_ scalar: SourceNode.Scalar) throws(ScalarError) -> Number {
    let text = scalar.text
    guard let parts = parts(of: text) else { throw explain(text) }
    guard scalar.isPlain else { throw .quoted }
    if parts.whole.count > 1, parts.whole.first == "0" {
      let stripped = String(parts.whole.drop { $0 == "0" })
      throw .leadingZero(parts.sign + (stripped.isEmpty ? "0" : stripped) + parts.rest)
    }
    return Number(text: text, isWhole: parts.rest.isEmpty)
  }

  private typealias Parts = (sign: String, whole: String, rest: String)

  /// Whether a text is a number in the notation of this language.
  static func isNumber(_ text: some StringProtocol) -> Bool { parts(of: text) != nil }

  private static func parts(of text: some StringProtocol) -> Parts? {
    var rest = Substring(text)
    func digits() -> Substring? {
      let run = rest.prefix { ("0"..."9").contains($0) && $0.utf8.count == 1 }
      rest.removeFirst(run.count)
      return run.isEmpty ? nil : run
    }
    var sign = ""
    if rest.first == "-" || rest.first == "+" { sign = String(rest.removeFirst()) }
    guard let whole = digits() else { return nil }
    let tail = String(rest)
    if rest.first == "." {
      rest.removeFirst()
      guard digits() != nil else { return nil }
    }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
      guard digits() != nil else { return nil }
    }
    return rest.isEmpty ? (sign, String(whole), tail) : nil
  }

  /// Returns the reason why a text is not a number.
  private static func explain(_ text: String) -> ScalarError {
    let bare = text.lowercased().drop { $0 == "-" || $0 == "+" }
    if [".inf", "inf", "infinity", ".nan", "nan"].contains(String(bare)) { return .notFinite }
    if bare.hasPrefix("0x") || bare.hasPrefix("0o") || bare.hasPrefix("0b") { return .radix }
    if isNumber("0" + text), bare.hasPrefix(".") { return .write("0" + text) }
    if text.hasSuffix("."), isNumber(text.dropLast()) { return .write(String(text.dropLast())) }
    let joined = text.filter { $0 != "_" && $0 != "," && $0 != "'" && $0 != " " }
    if joined.count < text.count, isNumber(joined) { return .write(joined) }
    if text.hasSuffix("%") {
      let share = text.dropLast().trimmingCharacters(in: .whitespaces)
      if isNumber(share), let value = Double(share + "e-2"), value.isFinite {
        return .write(NumberText.text(value))
      }
    }
    let leading = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    let unit = text.dropFirst(leading.count).drop { $0 == " " }
    if isNumber(leading), !unit.isEmpty, unit.allSatisfy(\.isLetter) {
      return .write(String(leading))
    }
    return .unreadable
  }
}
