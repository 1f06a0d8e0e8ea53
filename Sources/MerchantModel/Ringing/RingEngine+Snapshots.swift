import SimKernel

/// What snapshots keep of the calls that ring.
extension RingEngine where Noticing: ~Copyable {
  /// Removes all calls.
  mutating func removeAll() { table.removeAll() }

  /// The contact that a call rings for.
  func contact(of slot: Slot<Ring>) -> Slot<Contact> { table[slot].contact }

  /// Notes what happens next to a ring that a snapshot had.
  mutating func restoreNextEvent(_ handle: EventHandle, of slot: Slot<Ring>) {
    table.setNextEvent(handle, of: slot)
  }

  /// Transfers what is not about one ring.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(&nextInRotation, .nextInRotation)
  }

  /// Transfers a ring of a contact that was transferred before.
  ///
  /// - Parameter slot: Where it is. On reading it gets the next slot.
  /// - Returns: The slot.
  mutating func transfer(
    _ slot: Slot<Ring>, of contact: Slot<Contact>, _ archive: inout SnapshotArchive
  ) -> Slot<Ring> {
    let slot =
      archive.isReading ? table.insert(Ring(of: contact), joinsLine: false) : slot
    if !archive.isReading { archive.number(slot) }
    table.transfer(slot, &archive)
    return slot
  }

  /// Transfers the line of calls that agents who become free are offered.
  mutating func transferLine(_ archive: inout SnapshotArchive) { table.transferLine(&archive) }
}
