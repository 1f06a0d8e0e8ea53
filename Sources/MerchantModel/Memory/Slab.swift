/// Elements in numbered slots that are given back and used again: contacts and rings come and go without an allocation.
///
/// Where assertions are on, the slab knows which slots are taken, and a slot that was given back traps.
struct Slab<Element: BitwiseCopyable>: ~Copyable {
  private var elements = Buffer<Element>(capacity: 64)
  private var free = Buffer<UInt32>(capacity: 64)
  private var freeCount = 0
  /// By slot; empty where assertions are off.
  private var taken = Buffer<Bool>(capacity: 1)

  /// How many slots are in use.
  var count: Int { elements.count - freeCount }

  subscript(slot: Slot<Element>) -> Element {
    @inline(__always) unsafeAddress { unsafe address(of: slot) }
    @inline(__always) unsafeMutableAddress { unsafe mutableAddress(of: slot) }
  }

  @inline(__always)
  func address(of slot: Slot<Element>) -> UnsafePointer<Element> {
    assert(isTaken(slot), "a slot is read that was given back")
    return unsafe elements.address(of: slot.index)
  }

  @inline(__always)
  mutating func mutableAddress(of slot: Slot<Element>) -> UnsafeMutablePointer<Element> {
    assert(isTaken(slot), "a slot is written that was given back")
    return unsafe elements.mutableAddress(of: slot.index)
  }

  /// Puts an element into a slot of its own and returns the slot. Complexity: O(1).
  @inline(__always)
  mutating func insert(_ element: Element) -> Slot<Element> {
    let slot: Slot<Element>
    if freeCount > 0 {
      freeCount -= 1
      slot = Slot(rawValue: free[freeCount])
      elements[slot.index] = element
    } else {
      elements.append(element)
      slot = Slot(rawValue: UInt32(truncatingIfNeeded: elements.count - 1))
    }
    assert(mark(slot, isTaken: true))
    return slot
  }

  /// Gives a slot back. Complexity: O(1).
  @inline(__always)
  mutating func remove(_ slot: Slot<Element>) {
    assert(isTaken(slot), "a slot is given back twice")
    assert(mark(slot, isTaken: false))
    if freeCount < free.count {
      free[freeCount] = slot.rawValue
    } else {
      free.append(slot.rawValue)
    }
    freeCount += 1
  }

  /// Gives a slot back and returns what was in it. Complexity: O(1).
  @inline(__always)
  mutating func take(_ slot: Slot<Element>) -> Element {
    remove(slot)
    // Read last, so that it is copied once.
    return elements[slot.index]
  }

  /// Gives all slots back and keeps the memory; slots are handed out from 0 again.
  mutating func removeAll() {
    elements.removeAll()
    freeCount = 0
    taken.removeAll()
  }

  /// Calls a closure with each element, in the order of slots. It allocates: not for what happens often.
  func forEach(_ body: (Element) -> Void) {
    var isFree = Array(repeating: false, count: elements.count)
    for index in 0..<freeCount { isFree[Int(free[index])] = true }
    for index in 0..<elements.count where !isFree[index] { body(elements[index]) }
  }

  private func isTaken(_ slot: Slot<Element>) -> Bool {
    slot.index < taken.count && taken[slot.index]
  }

  /// Notes whether a slot is taken; always true, so that it can stand in an assertion.
  private mutating func mark(_ slot: Slot<Element>, isTaken: Bool) -> Bool {
    while taken.count <= slot.index { taken.append(false) }
    taken[slot.index] = isTaken
    return true
  }
}
