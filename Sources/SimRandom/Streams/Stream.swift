import CGSL

/// A walk along the random numbers of one ``StreamKey``.
///
/// A trivial value: it owns nothing, and a copy of a stream repeats the draws of the original.
///
/// ```swift
/// var stream = Stream(StreamKey(seed: 1, replication: 0, subject: 7, entity: 0, purpose: 2))
/// let wait = -10 * log(stream.uniform())
/// ```
@frozen
public struct Stream: RandomNumberGenerator, Sendable {
  @usableFromInline let key: StreamKey
  /// The block to be computed when the buffer has run dry.
  @usableFromInline var nextBlock: UInt64
  /// The words not yet handed out stand first.
  @usableFromInline var buffer: Philox4x64.Block
  @usableFromInline var buffered: Int

  /// The stream of a key, from the first word of a block on.
  @inlinable
  @inline(__always)
  public init(_ key: StreamKey, fromBlock index: UInt64 = 0) {
    self.key = key
    nextBlock = index
    buffer = Philox4x64.Block(0, 0, 0, 0)
    buffered = 0
  }

  /// The next 64 random bits.
  ///
  /// - Complexity: O(1); every fourth call computes a block.
  @inlinable
  @inline(__always)
  public mutating func next() -> UInt64 {
    if buffered == 0 { refill() }
    let word = buffer.word0
    buffer.word0 = buffer.word1
    buffer.word1 = buffer.word2
    buffer.word2 = buffer.word3
    buffered &-= 1
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

  @inlinable
  mutating func refill() {
    buffer = key.block(at: nextBlock)
    nextBlock &+= 1
    buffered = 4
  }
}

extension Stream {
  /// The next exponential variate of mean 1, by the ziggurat method: mostly from one word of the stream.
  @inlinable
  @inline(__always)
  public mutating func exponential() -> Double { Ziggurat.exponential(&self) }
}
