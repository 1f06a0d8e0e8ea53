/// The arenas of one thread, one for each segment: made when the segment first comes up and used again for every
/// later block of it.
struct SegmentArenas<Arena: ~Copyable>: ~Copyable {
  private var arenas: [Box<Arena>?]
  private let makeArena: (_ segment: Int) -> Arena

  /// Prepares to make arenas for a number of segments.
  init(count: Int, makeArena: @escaping (_ segment: Int) -> Arena) {
    arenas = Array(repeating: nil, count: count)
    self.makeArena = makeArena
  }

  /// The arena of a segment.
  mutating func arena(of segment: Int) -> Box<Arena> {
    let arena = arenas[segment] ?? Box(makeArena(segment))
    arenas[segment] = arena
    return arena
  }
}

/// A noncopyable value on the heap, because arrays cannot hold one.
final class Box<Value: ~Copyable> {
  var value: Value

  init(_ value: consuming Value) {
    self.value = value
  }
}
