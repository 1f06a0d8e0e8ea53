/// Which contact of a merchant this is: the day and the kind it arrived with, and its place among them.
///
/// The key does not depend on what a policy did before, so a contact keeps its luck under all of them.
struct ContactKey: BitwiseCopyable {
  /// From the top: 20 bits of the day's number in keys, 16 of kind, 8 of generation, 20 of place.
  let rawValue: UInt64

  @inline(__always)
  init(day: Int, kindCode: UInt16, place: Int) {
    rawValue =
      UInt64(truncatingIfNeeded: day) << 44 | UInt64(kindCode) << 28
      | UInt64(truncatingIfNeeded: place) & 0xF_FFFF
  }

  /// The key of a further contact about the same matter; nil after the 255th.
  var next: ContactKey? {
    (rawValue >> 20) & 0xFF == 0xFF ? nil : ContactKey(rawValue: rawValue + 1 << 20)
  }

  /// What the keys of all contacts about one matter have in common, which is its customer.
  var customer: UInt64 { rawValue & ~(0xFF << 20) }

  /// Whether it is a further contact about a matter.
  var isAgain: Bool { rawValue >> 20 & 0xFF != 0 }

  /// The key with a value that another one had.
  init(rawValue: UInt64) {
    self.rawValue = rawValue
  }
}
