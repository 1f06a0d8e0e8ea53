/// Packs the tie-break of a heap entry: 3 bits of priority, 35 of sequence number, 26 of slot.
///
/// Sequence numbers are unique among pending events, so the slot never decides the order; it locates the
/// payload.
@usableFromInline
enum EventOrder {
  @usableFromInline static var slotBits: UInt64 { 26 }
  @usableFromInline static var sequenceBits: UInt64 { 35 }
  @usableFromInline static var mostSlots: Int { 1 << 26 }
  @usableFromInline static var mostSequences: UInt64 { 1 << 35 }

  @inlinable
  static func pack(priority: Priority, sequence: UInt64, slot: UInt32) -> UInt64 {
    UInt64(priority.rawValue) << (sequenceBits + slotBits) | sequence << slotBits | UInt64(slot)
  }

  @inlinable
  static func slot(of order: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: order & (1 << slotBits - 1))
  }

  @inlinable
  static func priority(of order: UInt64) -> Priority {
    Priority(UInt8(truncatingIfNeeded: order >> (sequenceBits + slotBits)))
  }

  /// The order with its slot replaced.
  @inlinable
  static func placed(_ order: UInt64, in slot: UInt32) -> UInt64 {
    order & ~(1 << slotBits - 1) | UInt64(slot)
  }

  /// The order with its sequence number replaced.
  @inlinable
  static func resequenced(_ order: UInt64, to sequence: UInt64) -> UInt64 {
    let sequenceMask: UInt64 = (1 << sequenceBits - 1) << slotBits
    return order & ~sequenceMask | sequence << slotBits
  }
}
