/// A growable array of trivial elements that checks its indices in debug builds only.
///
/// All unsafe memory of the kernel is in this file: the heap and the slab of an ``EventList`` are built on it.
/// A standard array in a stored property costs about twice as much, for checks of bounds and of uniqueness.
@frozen @usableFromInline @safe
struct UncheckedArray<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var elements: UnsafeMutablePointer<Element>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int

  /// Makes an empty array with room for `capacity` elements, and 16 at least, before it grows.
  @inlinable
  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    unsafe elements = .allocate(capacity: self.capacity)
  }

  @inlinable
  deinit {
    unsafe elements.deallocate()
  }

  /// The element at an index below ``count``.
  @inlinable
  subscript(index: Int) -> Element {
    @inline(__always)
    unsafeAddress {
      assert(index >= 0 && index < count)
      return unsafe UnsafePointer(elements + index)
    }
    @inline(__always)
    unsafeMutableAddress {
      assert(index >= 0 && index < count)
      return unsafe elements + index
    }
  }

  /// Adds an element. Complexity: O(1) amortised.
  @inlinable
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    unsafe (elements + count).initialize(to: element)
    count += 1
  }

  /// Adds an element of no particular value, which the caller sets before anything reads it.
  /// Complexity: O(1) amortised.
  @inlinable
  @inline(__always)
  mutating func appendUninitialized() {
    if count == capacity { grow() }
    count += 1
  }

  /// Takes off the last element. The array must not be empty. Complexity: O(1).
  @inlinable
  @inline(__always)
  mutating func removeLast() -> Element {
    assert(count > 0)
    count -= 1
    return unsafe elements[count]
  }

  /// Keeps the first elements, and their memory for reuse. Complexity: O(1).
  @inlinable
  mutating func truncate(to newCount: Int) {
    assert(newCount >= 0 && newCount <= count)
    count = newCount
  }

  /// Sorts the elements. Complexity: O(n log n).
  @usableFromInline
  mutating func sort(by precedes: (Element, Element) -> Bool) {
    var initialized = unsafe UnsafeMutableBufferPointer(start: elements, count: count)
    unsafe initialized.sort(by: precedes)
  }

  // Growing is rare, so it is kept out of the inlined path.
  @usableFromInline
  @inline(never)
  mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: elements, count: count)
    unsafe elements.deallocate()
    unsafe elements = larger
    capacity *= 2
  }
}
