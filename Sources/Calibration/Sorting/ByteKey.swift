/// Bytes that sort as the values do that were appended: by the first, then the second, and so on.
struct ByteKey {
  /// The bytes.
  private(set) var bytes: [UInt8] = []

  /// Forgets everything, and keeps the memory.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Appends a number.
  mutating func append(_ number: Int64) {
    let ordered = UInt64(bitPattern: number) ^ (1 << 63)
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: ordered >> UInt64(shift)))
    }
  }

  /// Appends a small number.
  mutating func append(_ number: UInt8) { bytes.append(number) }

  /// Appends a number that may be missing; nothing comes first.
  mutating func append(_ number: Int64?) {
    bytes.append(number == nil ? 0 : 1)
    if let number { append(number) }
  }

  /// Appends a text, which has no NUL in it: a record with one is refused.
  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(0)
  }

  /// Appends bytes that nothing follows.
  mutating func append(last rest: [UInt8]) { bytes.append(contentsOf: rest) }
}

/// Takes values off bytes in the order in which ``ByteKey`` appended them.
struct ByteKeyReader {
  private var bytes: ArraySlice<UInt8>

  /// Reads bytes that a key had.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes[...]
  }

  mutating func number() -> Int64 {
    var ordered: UInt64 = 0
    for byte in bytes.prefix(8) { ordered = ordered << 8 | UInt64(byte) }
    bytes = bytes.dropFirst(8)
    return Int64(bitPattern: ordered ^ (1 << 63))
  }

  mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

  mutating func optional() -> Int64? { byte() == 0 ? nil : number() }

  mutating func text() -> String {
    let part = bytes.prefix { $0 != 0 }
    bytes = bytes.dropFirst(part.count + 1)
    return String(decoding: part, as: UTF8.self)
  }
}
