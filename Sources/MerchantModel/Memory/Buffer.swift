/// A run of elements in memory of its own, grown on demand and never reference-counted.
///
/// The model's loop touches its state through these instead of arrays: no uniqueness check and no retain
/// on the way. Indices are checked in debug builds. This file and ``Slab`` hold all the model's unsafe
/// memory; elsewhere only addresses are handed on.
@safe
struct Buffer<Element>: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<Element>

  init(capacity: Int = 8) {
    self.capacity = max(capacity, 1)
    unsafe base = .allocate(capacity: self.capacity)
  }

  init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    unsafe base.initialize(repeating: element, count: count)
    self.count = count
  }

  init(_ elements: [Element]) {
    self.init(capacity: elements.count)
    for element in elements { append(element) }
  }

  deinit {
    unsafe base.deinitialize(count: count)
    unsafe base.deallocate()
  }

  var isEmpty: Bool {
    @inline(__always) get { count == 0 }
  }

  subscript(index: Int) -> Element {
    @inline(__always) unsafeAddress { unsafe address(of: index) }
    @inline(__always) unsafeMutableAddress { unsafe mutableAddress(of: index) }
  }

  @inline(__always)
  func address(of index: Int) -> UnsafePointer<Element> {
    assert(index >= 0 && index < count)
    return unsafe UnsafePointer(base + index)
  }

  @inline(__always)
  mutating func mutableAddress(of index: Int) -> UnsafeMutablePointer<Element> {
    assert(index >= 0 && index < count)
    return unsafe base + index
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    unsafe (base + count).initialize(to: element)
    count += 1
  }

  /// Drops the elements and keeps the memory.
  mutating func removeAll() {
    unsafe base.deinitialize(count: count)
    count = 0
  }

  /// Drops the elements from an index on and keeps the memory.
  mutating func removeAll(from start: Int) {
    unsafe (base + start).deinitialize(count: count - start)
    count = start
  }

  /// Sorts the elements from an index on.
  mutating func sort(from start: Int = 0, by precedes: (Element, Element) -> Bool) {
    var elements = unsafe UnsafeMutableBufferPointer(start: base + start, count: count - start)
    unsafe elements.sort(by: precedes)
  }

  /// A copy of the first elements.
  func prefix(_ length: Int) -> [Element] {
    assert(length >= 0 && length <= count)
    return unsafe Array(UnsafeBufferPointer(start: base, count: length))
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity *= 2
  }
}

// The memory is owned by the one value there is of it.
extension Buffer: @unchecked Sendable where Element: Sendable {}

/// Tables of numbers.
extension Buffer where Element: FixedWidthInteger {
  /// Adds the first elements of another buffer to those here, wrapping around.
  ///
  /// - Returns: Whether a sum is beyond what an element can hold.
  mutating func add(_ other: borrowing Buffer, count length: Int) -> Bool {
    assert(length >= 0 && length <= count && length <= other.count)
    let (own, others) = unsafe (base, other.base)
    // Without a branch in the loop, which several elements at once can then go through. A sum is wrong where its sign
    // is neither of the two.
    var signs: Element = 0
    for index in 0..<length {
      let (first, second) = unsafe (own[index], others[index])
      let sum = first &+ second
      signs |= (first ^ sum) & (second ^ sum)
      unsafe own[index] = sum
    }
    return signs < 0
  }

  /// Sets a range of elements to zero.
  mutating func clear(_ range: Range<Int>) {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    unsafe (base + range.lowerBound).update(repeating: 0, count: range.count)
  }
}

/// Values kept as words.
extension Buffer<UInt64> {
  /// Appends the bits of a value, the last word filled up with zeros. A value without gaps between its
  /// parts is the same words whenever it is equal.
  @inline(__always)
  mutating func append<Value: BitwiseCopyable>(bitsOf value: Value) {
    unsafe withUnsafeBytes(of: value) { bytes in
      var offset = 0
      while offset + 8 <= bytes.count {
        unsafe append(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      guard offset < bytes.count else { return }
      var last: UInt64 = 0
      unsafe withUnsafeMutableBytes(of: &last) { word in
        unsafe word.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset...]))
      }
      append(last)
    }
  }

  /// The value whose bits were appended from an index on, and moves the index behind it.
  @inline(__always)
  func read<Value: BitwiseCopyable>(_ type: Value.Type, at index: inout Int) -> Value {
    let words = (MemoryLayout<Value>.size + 7) / 8
    assert(index >= 0 && index + words <= count)
    defer { index += words }
    return unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index * 8, as: type)
  }

  /// Whether two runs of words are the same. Complexity: O(length).
  func areEqual(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.count == second.count else { return false }
    let words = unsafe UnsafeBufferPointer(start: base, count: count)
    return unsafe words[first].elementsEqual(words[second])
  }
}
