/// A checksum of texts, the same on every machine: 64-bit FNV-1a (Fowler, Noll and Vo; RFC 9923), each text
/// ended by a byte that no UTF-8 has.
///
/// It distinguishes texts that differ by accident. It is no defence against anyone who wants two texts to agree.
package struct Checksum: Hashable, Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    hash ^= UInt64(byte)
    hash &*= 0x0000_0100_0000_01B3
  }
}

extension Checksum: CustomStringConvertible {
  /// 16 hexadecimal digits.
  package var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
