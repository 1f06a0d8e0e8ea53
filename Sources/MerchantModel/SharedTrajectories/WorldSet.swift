/// The worlds there are at one midnight, written down; no two are equal.
struct WorldSet: ~Copyable {
  /// A world.
  struct World: BitwiseCopyable {
    /// Where its words begin and end.
    var start: Int
    var end: Int
  }

  /// The words of all worlds, one after the other.
  var words = Buffer<UInt64>(capacity: 1_024)
  private(set) var worlds = Buffer<World>(capacity: 16)

  /// How many worlds there are.
  var count: Int { worlds.count }

  /// Forgets the worlds and keeps the memory.
  mutating func removeAll() {
    words.removeAll()
    worlds.removeAll()
  }

  /// The number of the world that is written in the last words, from an index on: that of its equal, if
  /// there is one. Complexity: O(worlds), and the length of those that are alike.
  mutating func joinLast(from start: Int) -> Int32 {
    for number in 0..<worlds.count
    where words.areEqual(worlds[number].start..<worlds[number].end, start..<words.count) {
      words.removeAll(from: start)
      return Int32(truncatingIfNeeded: number)
    }
    worlds.append(World(start: start, end: words.count))
    return Int32(truncatingIfNeeded: worlds.count - 1)
  }
}
