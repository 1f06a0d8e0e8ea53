/// Contacts waiting for a chat slot, first come first served, linked through their slots so that one who
/// loses patience leaves from the middle at no cost.
struct ChatQueue: BitwiseCopyable {
  private(set) var first = Slot<Contact>.none
  private var last = Slot<Contact>.none

  var isEmpty: Bool {
    @inline(__always) get { first.isNone }
  }

  mutating func append(_ slot: Slot<Contact>, in contacts: inout ContactStore) {
    contacts[slot].ahead = last
    contacts[slot].behind = .none
    if last.isNone { first = slot } else { contacts[last].behind = slot }
    last = slot
  }

  mutating func remove(_ slot: Slot<Contact>, in contacts: inout ContactStore) {
    let (ahead, behind) = (contacts[slot].ahead, contacts[slot].behind)
    if ahead.isNone { first = behind } else { contacts[ahead].behind = behind }
    if behind.isNone { last = ahead } else { contacts[behind].ahead = ahead }
  }
}
