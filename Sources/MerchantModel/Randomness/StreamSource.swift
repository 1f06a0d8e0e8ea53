import SimRandom

/// The keys of one merchant's streams in one replication.
struct StreamSource: BitwiseCopyable {
  let seed: UInt64
  let replication: UInt64
  var subject: UInt64

  /// The keys of the cipher's rounds, which all streams of a replication share.
  var roundKeys: RoundKeys { RoundKeys(Philox4x64.Key(seed, replication)) }

  /// The keys of an examination of the same merchant. No run has replications of 2^63 and more.
  var apart: StreamSource {
    StreamSource(seed: seed, replication: replication ^ 1 << 63, subject: subject)
  }

  /// The subject of what all merchants share. No merchant has it: their numbers fill 32 bits, and a
  /// segment's code is never all ones.
  static var platform: UInt64 { .max }

  /// The keys of what all merchants of the same replication share.
  var ofPlatform: StreamSource {
    StreamSource(seed: seed, replication: replication, subject: StreamSource.platform)
  }

  /// The subject of designs of experiments, which no merchant has either.
  static var design: UInt64 { .max - 1 }

  @inline(__always)
  func key(_ purpose: Purpose, entity: UInt64) -> StreamKey {
    StreamKey(
      seed: seed, replication: replication, subject: subject, entity: entity,
      purpose: purpose.rawValue)
  }
}
