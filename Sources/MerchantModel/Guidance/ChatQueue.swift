/// Contacts waiting for a chat slot, first come first served, linked through their slots so that one who
/// loses patience leaves from the middle at no cost.
struct ChatQueue: BitwiseCopyable {
  private(set) var first = Contact.none
  private var last = Contact.none

  var isEmpty: Bool {
    @inline(__always) get { first == Contact.none }
  }

  mutating func append(_ slot: UInt32, in contacts: inout Slab<Contact>) {
    contacts[slot].ahead = last
    contacts[slot].behind = Contact.none
    if last == Contact.none { first = slot } else { contacts[last].behind = slot }
    last = slot
  }

  mutating func remove(_ slot: UInt32, in contacts: inout Slab<Contact>) {
    let (ahead, behind) = (contacts[slot].ahead, contacts[slot].behind)
    if ahead == Contact.none { first = behind } else { contacts[ahead].behind = behind }
    if behind == Contact.none { last = ahead } else { contacts[behind].ahead = ahead }
  }
}
