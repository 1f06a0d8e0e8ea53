/// The handle of a scheduled event, with which it can be cancelled or moved while it is pending.
///
/// A handle outlives its event harmlessly: once the event has run or was cancelled, operations on the
/// handle find nothing, even after the storage behind it serves another event.
@frozen
public struct EventHandle: Hashable, Sendable, BitwiseCopyable {
  @usableFromInline let slot: UInt32
  /// Odd while the handle's event is pending. Wraps after 2^31 events in one slot; a handle that old could then be
  /// mistaken for a new one.
  @usableFromInline let generation: UInt32

  @inlinable
  init(slot: UInt32, generation: UInt32) {
    self.slot = slot
    self.generation = generation
  }
}
