/// The key of a stream of random numbers.
///
/// A stream depends on its key alone, never on the order in which streams were opened or on the draws of others.
/// The same key gives the same numbers on any thread; adding a replication, a subject, an entity or a purpose
/// changes no other stream.
///
/// The five words are laid into Philox4x64-10 whole, without hashing: `seed` and `replication` are the
/// cipher's key; `subject`, `entity`, `purpose` and the index of a block within the stream are
/// its counter. For one (seed, replication) the cipher is a bijection of counters, so streams cannot
/// overlap, and a stream has 2⁶⁴ blocks of four words before it repeats. Streams
/// that differ in seed or replication are unrelated the way a cipher's keys are.
@frozen
public struct StreamKey: Hashable, Sendable {
  /// The seed from which a whole experiment is reproduced.
  public var seed: UInt64
  /// The independent repetition of the experiment.
  public var replication: UInt64
  /// The simulated subject, for instance one of many independent systems.
  public var subject: UInt64
  /// The entity of the subject.
  public var entity: UInt64
  /// The purpose of the numbers.
  public var purpose: UInt64

  /// The key made of the five words.
  ///
  /// - Parameters:
  ///   - seed: The seed of the experiment.
  ///   - replication: The independent repetition of the experiment.
  ///   - subject: The subject, for instance one of many independent systems.
  ///   - entity: The entity of the subject.
  ///   - purpose: The purpose of the numbers.
  @inlinable
  public init(
    seed: UInt64, replication: UInt64, subject: UInt64, entity: UInt64, purpose: UInt64
  ) {
    self.seed = seed
    self.replication = replication
    self.subject = subject
    self.entity = entity
    self.purpose = purpose
  }

  /// The four words of a block of the stream, without opening the stream.
  ///
  /// Block `n` holds the words `4n` to `4n + 3` of ``stream(fromBlock:)``, counted from 0. For a handful
  /// of decisions about one thing, one block is cheaper than a stream.
  ///
  /// - Complexity: O(1), some 10 ns.
  @inlinable
  @inline(__always)
  public func block(at index: UInt64) -> Philox4x64.Block {
    Philox4x64.block(
      counter: Philox4x64.Block(index, purpose, entity, subject),
      key: Philox4x64.Key(seed, replication))
  }

  /// Four uniforms in the open interval (0, 1): those of the block at an index.
  ///
  /// - Complexity: O(1).
  @inlinable
  @inline(__always)
  public func uniforms(at index: UInt64) -> (Double, Double, Double, Double) {
    block(at: index).uniforms
  }

  /// The stream of this key, from the first word of a block on.
  ///
  /// - Complexity: O(1); the first block is computed at the first draw.
  @inlinable
  @inline(__always)
  public func stream(fromBlock index: UInt64 = 0) -> RandomStream {
    RandomStream(self, fromBlock: index)
  }
}
