import SimRandom

/// The keys of the cipher's rounds, which all streams of one seed and replication share: worked out once, they make a
/// block of random words cheaper.
struct RoundKeys: ~Copyable {
  private var keys: Buffer<Philox4x64.Key>

  init(_ key: Philox4x64.Key) {
    keys = Buffer(Philox4x64.roundKeys(of: key))
  }

  /// Takes over the keys of another replication.
  mutating func set(to other: borrowing RoundKeys) {
    for round in 0..<keys.count { keys[round] = other.keys[round] }
  }

  /// Computes a stream's next block, if none is left; a draw must follow.
  @inline(__always)
  func prepare(_ stream: inout RandomStream) {
    unsafe stream.prepare(keys.address(of: 0))
  }

  /// The random block at a counter.
  @inline(__always)
  func block(at counter: Philox4x64.Block) -> Philox4x64.Block {
    unsafe Philox4x64.block(counter: counter, roundKeys: keys.address(of: 0))
  }
}
