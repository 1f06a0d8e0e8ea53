/// Picks values out of lines that are each a JSON object (RFC 8259), by their paths: `Agent.Username`, `legs.0.ring`.
///
/// Texts are unescaped, numbers and `true` and `false` stand as they are written, `null` is as good as nothing.
public struct JSONFields: Sendable {
  private let paths: [[UInt8]]

  /// The deepest nesting that is read.
  static let depth = 32

  /// The values of paths, which become the fields of records in this order.
  public init(_ paths: [String]) {
    self.paths = paths.map { [UInt8]($0.utf8) }
  }

  /// Replaces a record of one line by the values in it.
  ///
  /// - Returns: Why the line cannot be used; nil if it can.
  /// - Complexity: O(bytes times paths).
  public func pick(from record: inout Record) -> RecordFault? {
    var parser = JSONParser(record.bytes, paths: paths)
    if let fault = parser.parse() { return fault }
    record.clear(line: record.line)
    for value in parser.values {
      // An escape can write what no line may hold.
      if value.contains(0) { return .nul }
      record.bytes.append(contentsOf: value)
      record.ends.append(record.bytes.count)
    }
    return nil
  }
}

/// Parses one text and keeps the values of some paths.
private struct JSONParser {
  let bytes: [UInt8]
  let paths: [[UInt8]]
  var values: [[UInt8]]
  private var index = 0
  private var path: [UInt8] = []

  init(_ bytes: [UInt8], paths: [[UInt8]]) {
    self.bytes = bytes
    self.paths = paths
    values = Array(repeating: [], count: paths.count)
  }

  mutating func parse() -> RecordFault? {
    skipBlanks()
    guard peek != nil else { return .notJSON }
    guard peek == UInt8(ascii: "{") else { return .notAnObject }
    if let fault = value(depth: 0) { return fault }
    skipBlanks()
    return index == bytes.count ? nil : .notJSON
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, Record.isBlank(byte) || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) -> RecordFault? {
    guard depth <= JSONFields.depth else { return .tooDeep }
    switch peek {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""):
      guard let text = text() else { return .notJSON }
      keep(text)
      return nil
    default:
      let start = index
      while let byte = peek, Self.isOfWord(byte) { index += 1 }
      let word = [UInt8](bytes[start..<index])
      switch word {
      case Array("null".utf8): return nil
      case Array("true".utf8), Array("false".utf8): break
      default: guard Self.isNumber(word) else { return .notJSON }
      }
      keep(word)
      return nil
    }
  }

  private mutating func keep(_ text: [UInt8]) {
    for place in paths.indices where paths[place] == path { values[place] = text }
  }

  private mutating func object(depth: Int) -> RecordFault? {
    index += 1
    var keys: [[UInt8]] = []
    skipBlanks()
    if take("}") { return nil }
    repeat {
      skipBlanks()
      guard let key = text() else { return .notJSON }
      guard !keys.contains(key) else { return .repeatedKey }
      keys.append(key)
      skipBlanks()
      guard take(":") else { return .notJSON }
      if let fault = part(key, depth: depth) { return fault }
    } while take(",")
    return take("}") ? nil : .notJSON
  }

  private mutating func array(depth: Int) -> RecordFault? {
    index += 1
    var position = 0
    skipBlanks()
    if take("]") { return nil }
    repeat {
      if let fault = part(Array(String(position).utf8), depth: depth) { return fault }
      position += 1
    } while take(",")
    return take("]") ? nil : .notJSON
  }

  /// Reads a part of an object or a list, blanks around it, with its key at the end of the path.
  private mutating func part(_ key: [UInt8], depth: Int) -> RecordFault? {
    let length = path.count
    if length > 0 { path.append(UInt8(ascii: ".")) }
    path.append(contentsOf: key)
    defer { path.removeLast(path.count - length) }
    skipBlanks()
    if let fault = value(depth: depth + 1) { return fault }
    skipBlanks()
    return nil
  }

  /// Reads a text in quotes; nil if there is none.
  private mutating func text() -> [UInt8]? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while let byte = peek {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return text
      case ..<0x20: return nil
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        text.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = peek else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal() else { return nil }
      guard (0xD800..<0xDC00).contains(unit) else {
        return Unicode.Scalar(UInt32(unit))
      }
      // A character beyond the first 65,536 is a pair.
      guard take("\\"), take("u"), let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else {
        return nil
      }
      return Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00)
    default: return nil
    }
  }

  private mutating func hexadecimal() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    index += 4
    return unit
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Whether a word is a number as JSON has them.
  private static func isNumber(_ word: [UInt8]) -> Bool {
    var rest = word[...]
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    func digits() -> Int {
      let run = rest.prefix { isDigit($0) }
      rest = rest.dropFirst(run.count)
      return run.count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(startsWithZero && whole > 1) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
