import CGSL

/// The sequence of random numbers of one ``StreamKey``.
///
/// A trivial value: it owns nothing, and a copy of a stream repeats the draws of the original.
///
/// ```swift
/// var stream = RandomStream(StreamKey(seed: 1, replication: 0, subject: 7, entity: 0, purpose: 2))
/// let wait = -10 * log(stream.uniform())
/// ```
@frozen
public struct RandomStream: RandomNumberGenerator, Sendable {
  @usableFromInline let key: StreamKey
  /// The index of the block to compute when the buffer is empty.
  @usableFromInline var nextBlock: UInt64
  @usableFromInline var buffer: Philox4x64.Block
  /// The number of words of the buffer that were drawn; all of them before the first block.
  @usableFromInline var taken: Int

  /// The stream of a key, from the first word of a block on.
  @inlinable
  @inline(__always)
  public init(_ key: StreamKey, fromBlock index: UInt64 = 0) {
    self.key = key
    nextBlock = index
    buffer = Philox4x64.Block(0, 0, 0, 0)
    taken = 4
  }

  /// The next 64 random bits.
  ///
  /// - Complexity: O(1); every fourth call computes a block.
  @inlinable
  @inline(__always)
  public mutating func next() -> UInt64 {
    if taken == 4 { refill() }
    // By index: moving the other words up would make each draw wait for the stores of the one before.
    let offset = 8 &* taken
    let word = withUnsafePointer(to: &buffer) {
      UnsafeRawPointer($0).load(fromByteOffset: offset, as: UInt64.self)
    }
    taken &+= 1
    return word
  }

  /// The next uniform in the open interval (0, 1), to 53 bits; never 0 and never 1.
  ///
  /// Takes one word. See ``Philox4x64/uniform(from:)`` for the exact values.
  @inlinable
  @inline(__always)
  public mutating func uniform() -> Double {
    Philox4x64.uniform(from: next())
  }

  @usableFromInline
  @inline(never)
  mutating func refill() {
    buffer = key.block(at: nextBlock)
    nextBlock &+= 1
    taken = 0
  }

  /// Computes the next block, if none is left, with round keys that were computed beforehand.
  ///
  /// The words do not depend on it; a block takes a third fewer instructions with it. A draw must follow, or streams
  /// with equal draws could differ.
  ///
  /// - Precondition: `roundKeys` points to the ten round keys of the key's seed and replication.
  @inlinable
  @inline(__always)
  public mutating func prepare(_ roundKeys: UnsafePointer<Philox4x64.Key>) {
    if taken == 4 { refill(roundKeys) }
  }

  @inlinable
  @inline(never)
  mutating func refill(_ roundKeys: UnsafePointer<Philox4x64.Key>) {
    buffer = Philox4x64.block(
      counter: Philox4x64.Block(nextBlock, key.purpose, key.entity, key.subject),
      roundKeys: roundKeys)
    nextBlock &+= 1
    taken = 0
  }
}

extension RandomStream {
  /// The next exponential variate of mean 1, by the ziggurat method: mostly from one word of the stream.
  @inlinable
  @inline(__always)
  public mutating func exponential() -> Double { exponential(in: Ziggurat.layers) }

  /// The same with given layers: looking them up takes as long as the draw.
  @inlinable
  @inline(__always)
  package mutating func exponential(in layers: Ziggurat.Layers) -> Double {
    Ziggurat.exponential(&self, in: layers)
  }
}
