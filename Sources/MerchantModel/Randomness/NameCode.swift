/// Codes for names: what a stream's key holds instead of a position, so that adding a segment or a kind
/// changes no other's draws.
enum NameCode {
  /// The 64-bit FNV-1a hash of the name's UTF-8 bytes (Fowler, Noll and Vo; RFC 9923).
  static func hash(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01B3
    }
    return hash
  }

  /// The codes of a scenario's segments: below 2^32 - 1, so that no merchant's subject is the platform's.
  static func segments(of scenario: Scenario) -> [UInt64] {
    codes(scenario.segments.map(\.name), below: 0xFFFF_FFFF)
  }

  /// Codes below `limit` for distinct names, in their order: the hash folded, and in the rare case of a
  /// clash the next free code.
  static func codes(_ names: [String], below limit: UInt64) -> [UInt64] {
    var codes: [UInt64] = []
    for name in names {
      var code = hash(name) % limit
      while codes.contains(code) { code = (code + 1) % limit }
      codes.append(code)
    }
    return codes
  }
}
