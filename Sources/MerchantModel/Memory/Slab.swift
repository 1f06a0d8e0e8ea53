/// Elements in numbered slots that are given back and used again: contacts and rings come and go without
/// an allocation.
struct Slab<Element: BitwiseCopyable>: ~Copyable {
  private var elements = Buffer<Element>(capacity: 64)
  private var free = Buffer<UInt32>(capacity: 64)
  private var freeCount = 0

  /// How many slots are in use.
  var count: Int { elements.count - freeCount }

  subscript(slot: UInt32) -> Element {
    @inline(__always) unsafeAddress { elements.address(of: Int(slot)) }
    @inline(__always) unsafeMutableAddress { elements.mutableAddress(of: Int(slot)) }
  }

  /// Puts an element into a slot of its own and returns the slot.
  @inline(__always)
  mutating func insert(_ element: Element) -> UInt32 {
    guard freeCount > 0 else {
      elements.append(element)
      return UInt32(truncatingIfNeeded: elements.count - 1)
    }
    freeCount -= 1
    let slot = free[freeCount]
    elements[Int(slot)] = element
    return slot
  }

  /// Gives a slot back.
  @inline(__always)
  mutating func remove(_ slot: UInt32) {
    if freeCount < free.count {
      free[freeCount] = slot
    } else {
      free.append(slot)
    }
    freeCount += 1
  }

  /// Gives all slots back and keeps the memory; slots are handed out from 0 again.
  mutating func removeAll() {
    elements.removeAll()
    freeCount = 0
  }
}
