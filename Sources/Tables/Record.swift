/// A record of a table: its fields, one behind the other in one piece of memory that serves every record.
public struct Record: Sendable {
  /// The line that it begins on, from 1.
  public internal(set) var line = 1
  /// The bytes of all fields, in UTF-8.
  var bytes: [UInt8] = []
  /// Where each field ends.
  var ends: [Int] = []

  /// A record without fields, to be read into.
  public init() {}

  /// The number of fields.
  public var count: Int { ends.count }

  /// A field as it stands there, quotes taken off; empty where there is none.
  public subscript(_ index: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(index) else { return [] }
    return bytes[(index > 0 ? ends[index - 1] : 0)..<ends[index]]
  }

  /// A field without blanks around it; empty where there is none.
  public func trimmed(_ index: Int) -> ArraySlice<UInt8> {
    var field = self[index]
    while let first = field.first, Self.isBlank(first) { field.removeFirst() }
    while let last = field.last, Self.isBlank(last) { field.removeLast() }
    return field
  }

  /// A field without blanks around it, as text.
  public func text(_ index: Int) -> String { String(decoding: trimmed(index), as: UTF8.self) }

  /// All fields as texts, without blanks around them.
  public var texts: [String] { (0..<count).map(text) }

  /// Whether all of it is one field of blanks.
  var isBlank: Bool { count <= 1 && bytes.allSatisfy(Self.isBlank) }

  mutating func clear(line: Int) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    self.line = line
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// Why a record cannot be used.
public enum RecordFault: Hashable, Sendable, CustomStringConvertible {
  /// A quote is opened and never closed.
  case unclosedQuote
  /// It is longer than the limit, in bytes.
  case tooLong(limit: Int)
  /// It has bytes that are no character in the encoding of the text.
  case notText
  /// It has a NUL in it.
  case nul
  /// It is not JSON.
  case notJSON
  /// It is JSON, but no object.
  case notAnObject
  /// An object in it has a key twice.
  case repeatedKey
  /// It is nested too deep.
  case tooDeep

  /// What is wrong, in a few words.
  public var description: String {
    switch self {
    case .unclosedQuote: "a quote is never closed"
    case .tooLong(let limit): "longer than \(limit) bytes"
    case .notText: "bytes that are no character"
    case .nul: "a NUL among the characters"
    case .notJSON: "not JSON"
    case .notAnObject: "not a JSON object"
    case .repeatedKey: "a key twice in one JSON object"
    case .tooDeep: "JSON nested too deep"
    }
  }
}
