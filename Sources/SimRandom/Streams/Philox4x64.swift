/// The counter-based generator Philox4x64-10.
///
/// A keyed bijection of 256-bit counters: block `n` of a key is computed from `n` alone, so any part of any
/// stream is available in constant time, in any order, on any thread. There is no state.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC11 (2011). Ten rounds; passes BigCrush from seven on, says the paper.
public enum Philox4x64 {
  /// Four 64-bit words: a counter on the way in, random words on the way out.
  @frozen
  public struct Block: Hashable, Sendable {
    /// The first word; the least significant of a counter.
    public var word0: UInt64
    /// The second word.
    public var word1: UInt64
    /// The third word.
    public var word2: UInt64
    /// The fourth word.
    public var word3: UInt64

    /// A block of the words given, the first the least significant of a counter.
    @inlinable
    public init(_ word0: UInt64, _ word1: UInt64, _ word2: UInt64, _ word3: UInt64) {
      self.word0 = word0
      self.word1 = word1
      self.word2 = word2
      self.word3 = word3
    }

    /// The words as four uniforms in the open interval (0, 1); see ``RandomStream/uniform()``.
    @inlinable
    public var uniforms: (Double, Double, Double, Double) {
      (
        Philox4x64.uniform(from: word0), Philox4x64.uniform(from: word1),
        Philox4x64.uniform(from: word2), Philox4x64.uniform(from: word3)
      )
    }
  }

  /// The two 64-bit words of a key.
  @frozen
  public struct Key: Hashable, Sendable, BitwiseCopyable {
    /// The first word.
    public var word0: UInt64
    /// The second word.
    public var word1: UInt64

    /// A key of the words given.
    @inlinable
    public init(_ word0: UInt64, _ word1: UInt64) {
      self.word0 = word0
      self.word1 = word1
    }

    /// The key of a later round.
    @inlinable
    func raised(_ rounds: UInt64) -> Key {
      // The Weyl increments of the paper: the golden ratio, and the square root of 3 less 1.
      Key(
        word0 &+ rounds &* 0x9E37_79B9_7F4A_7C15, word1 &+ rounds &* 0xBB67_AE85_84CA_A73B)
    }
  }

  /// The random block at a counter under a key.
  ///
  /// For one key, different counters give different blocks: each round is a bijection.
  @inlinable
  @inline(__always)
  public static func block(counter: Block, key: Key) -> Block {
    var block = counter
    var key = key
    block = round(block, key)
    for _ in 1..<10 {
      key = key.raised(1)
      block = round(block, key)
    }
    return block
  }

  /// The keys of all ten rounds, to be worked out once for many blocks under one key.
  public static func roundKeys(of key: Key) -> [Key] { (0..<10).map { key.raised($0) } }

  /// The random block at a counter, as ``block(counter:key:)`` gives it, with a quarter fewer instructions.
  ///
  /// - Precondition: `keys` points to the ten keys of ``roundKeys(of:)``.
  @inlinable
  @inline(__always)
  public static func block(counter: Block, roundKeys keys: UnsafePointer<Key>) -> Block {
    var block = round(counter, keys[0])
    block = round(block, keys[1])
    block = round(block, keys[2])
    block = round(block, keys[3])
    block = round(block, keys[4])
    block = round(block, keys[5])
    block = round(block, keys[6])
    block = round(block, keys[7])
    block = round(block, keys[8])
    return round(block, keys[9])
  }

  @inlinable
  @inline(__always)
  static func round(_ block: Block, _ key: Key) -> Block {
    let (high0, low0) = block.word0.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
    let (high1, low1) = block.word2.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
    return Block(high1 ^ block.word1 ^ key.word0, low1, high0 ^ block.word3 ^ key.word1, low0)
  }

  /// Converts the upper 53 bits of a word to a uniform in the open interval (0, 1).
  ///
  /// A multiple `k` of 2⁻⁵³, except that 0 becomes 2⁻⁵⁴. So the chance of `uniform < p` is exactly
  /// `p` for every `p` that is a multiple of 2⁻⁵³, 0 and 1 among them, and logarithms are finite.
  @inlinable
  @inline(__always)
  public static func uniform(from word: UInt64) -> Double {
    // Signed, because only the signed conversion is one instruction everywhere.
    max(Double(Int64(bitPattern: word &>> 11)), 0.5) * 0x1p-53
  }
}
