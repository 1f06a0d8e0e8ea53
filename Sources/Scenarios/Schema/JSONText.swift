import Foundation

/// JSON whose keys keep their order.
indirect enum JSONText: Equatable {
  case string(String)
  /// A number as it is to be written.
  case number(String)
  case bool(Bool)
  case null
  case array([JSONText])
  case object([Member])

  struct Member: Equatable {
    let key: String
    let value: JSONText

    init(_ key: String, _ value: JSONText) {
      self.key = key
      self.value = value
    }
  }

  /// The text, indented by two blanks a level.
  func text(indent: Int = 0) -> String {
    let margin = String(repeating: "  ", count: indent + 1)
    let end = "\n" + String(repeating: "  ", count: indent)
    switch self {
    case .string(let string): return Self.quoted(string)
    case .number(let number): return number
    case .bool(let bool): return bool ? "true" : "false"
    case .null: return "null"
    case .array(let items) where items.allSatisfy(\.isLeaf):
      return "[" + items.map { $0.text() }.joined(separator: ", ") + "]"
    case .array(let items):
      return "[\n" + items.map { margin + $0.text(indent: indent + 1) }.joined(separator: ",\n")
        + end + "]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      return "{\n"
        + members.map { "\(margin)\(Self.quoted($0.key)): \($0.value.text(indent: indent + 1))" }
        .joined(separator: ",\n") + end + "}"
    }
  }

  private var isLeaf: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20: result += String(format: "\\u%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
