import Foundation

/// A checksum of texts and numbers, the same on every machine: 64-bit FNV-1a (Fowler, Noll and Vo; RFC 9923), each text
/// ended by a byte that no UTF-8 has.
///
/// It distinguishes texts that differ by accident; two that differ in one byte always have different checksums. It is no
/// defence against anyone who wants two texts to agree.
package struct Checksum: Hashable, Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func add(_ text: String) {
    for byte in text.utf8 { mix(byte) }
    mix(0xFF)
  }

  /// Adds bytes, and how many they are.
  package mutating func add(_ bytes: Data) {
    let span = bytes.span
    for index in span.indices { mix(span[index]) }
    add(Int64(bytes.count))
  }

  /// Adds a number, as eight bytes.
  package mutating func add(_ number: Int64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      mix(UInt8(truncatingIfNeeded: number >> Int64(shift)))
    }
  }

  private mutating func mix(_ byte: UInt8) {
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
