import Foundation

/// A JSON document, built from literals. Chart specifications are plain data.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// A number with so many significant digits as a picture can show; null where there is none.
  static func rounded(_ value: Double?, digits: Int = 6) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    guard value != 0 else { return .number(0) }
    return Double(String(format: "%.\(digits)g", value)).map { .number($0) } ?? .null
  }

  /// Returns the object with the keys of another one added or replaced.
  func merging(_ other: JSONValue) -> JSONValue {
    guard case .object(let mine) = self, case .object(let others) = other else { return other }
    return .object(mine.merging(others) { $0.merging($1) })
  }

  /// A value of an object.
  package subscript(key: String) -> JSONValue? {
    if case .object(let fields) = self { fields[key] } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(nilLiteral: ()) { self = .null }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
}

extension JSONValue {
  /// The text: keys sorted, what holds no list or object on a line of its own.
  ///
  /// Angle brackets, ampersands and the line ends of JavaScript are escaped, so that the text can stand
  /// in a script of a page whatever names are in it.
  package var text: String { text(indent: "") }

  /// The text on one line.
  package var compactText: String {
    switch self {
    case .array(let values): "[" + values.map(\.compactText).joined(separator: ",") + "]"
    case .object(let fields):
      "{"
        + fields.sorted { $0.key < $1.key }
        .map { JSONValue.quoted($0.key) + ":" + $0.value.compactText }.joined(separator: ",") + "}"
    default: scalarText
    }
  }

  private func text(indent: String) -> String {
    let deeper = indent + "  "
    guard !isFlat else { return compactText }
    switch self {
    case .array(let values):
      return "[\n"
        + values.map { deeper + $0.text(indent: deeper) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let fields):
      return "{\n"
        + fields.sorted { $0.key < $1.key }.map {
          deeper + JSONValue.quoted($0.key) + ": " + $0.value.text(indent: deeper)
        }.joined(separator: ",\n") + "\n\(indent)}"
    default: return scalarText
    }
  }

  private var isFlat: Bool {
    switch self {
    case .array(let values): values.allSatisfy(\.isScalar)
    case .object(let fields): fields.values.allSatisfy(\.isScalar)
    default: true
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private var scalarText: String {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .number(let value) where value == value.rounded() && abs(value) < 1e15:
      String(Int64(value))
    case .number(let value): value.isFinite ? "\(value)" : "null"
    case .string(let value): JSONValue.quoted(value)
    default: "null"
    }
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "<", ">", "&", "\u{2028}", "\u{2029}": text += escape(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: text += escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    String(format: "\\u%04x", scalar.value)
  }
}
