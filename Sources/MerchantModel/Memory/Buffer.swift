/// A run of elements in memory of its own, grown on demand and never reference-counted.
///
/// The model's loop touches its state through these instead of arrays: no uniqueness check and no retain
/// on the way. Indices are checked in debug builds. This file and ``Slab`` hold all the model's unsafe
/// memory.
struct Buffer<Element>: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<Element>

  init(capacity: Int = 8) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
  }

  init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    base.initialize(repeating: element, count: count)
    self.count = count
  }

  init(_ elements: [Element]) {
    self.init(capacity: elements.count)
    for element in elements { append(element) }
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  var isEmpty: Bool {
    @inline(__always) get { count == 0 }
  }

  subscript(index: Int) -> Element {
    @inline(__always) unsafeAddress { address(of: index) }
    @inline(__always) unsafeMutableAddress { mutableAddress(of: index) }
  }

  @inline(__always)
  func address(of index: Int) -> UnsafePointer<Element> {
    assert(index >= 0 && index < count)
    return UnsafePointer(base + index)
  }

  @inline(__always)
  mutating func mutableAddress(of index: Int) -> UnsafeMutablePointer<Element> {
    assert(index >= 0 && index < count)
    return base + index
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  /// Drops the elements and keeps the memory.
  mutating func removeAll() {
    base.deinitialize(count: count)
    count = 0
  }

  /// Drops the elements from an index on and keeps the memory.
  mutating func removeAll(from start: Int) {
    (base + start).deinitialize(count: count - start)
    count = start
  }

  /// Sorts the elements from an index on.
  mutating func sort(from start: Int = 0, by precedes: (Element, Element) -> Bool) {
    var elements = UnsafeMutableBufferPointer(start: base + start, count: count - start)
    elements.sort(by: precedes)
  }

  /// The elements, for reading.
  func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: base, count: count))
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}

/// Values kept as words.
extension Buffer<UInt64> {
  /// Appends the bits of a value, the last word filled up with zeros. A value without gaps between its
  /// parts is the same words whenever it is equal.
  @inline(__always)
  mutating func append<Value: BitwiseCopyable>(bitsOf value: Value) {
    withUnsafeBytes(of: value) { bytes in
      var offset = 0
      while offset + 8 <= bytes.count {
        append(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      guard offset < bytes.count else { return }
      var last: UInt64 = 0
      withUnsafeMutableBytes(of: &last) { word in
        word.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset...]))
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
    return withElements { elements in
      UnsafeRawBufferPointer(elements).loadUnaligned(fromByteOffset: index * 8, as: type)
    }
  }

  /// Whether two runs of words are the same. Complexity: O(length).
  func areEqual(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.count == second.count else { return false }
    return withElements { words in words[first].elementsEqual(words[second]) }
  }
}
