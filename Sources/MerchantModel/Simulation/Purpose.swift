import SimRandom

/// What a stream of draws is for.
///
/// Every purpose of a merchant has streams of its own, found by key: (seed, replication, merchant,
/// entity, purpose). So no draw depends on how many were made before for something else, and two
/// policies see the same customers, the same app history and the same luck.
///
/// The numbers are part of what a seed means; a purpose keeps its number for ever.
enum Purpose: UInt64 {
  /// Entity 0: the merchant's own volume, diligence, foreground share.
  case traits = 1
  /// Entity day: the merchant's busyness.
  case merchantBusyness = 2
  /// Subject ``StreamSource/platform``, entity day: the platform's busyness.
  case platformBusyness = 3
  /// Entity (day, kind): the times of the day's contacts.
  case arrivals = 4
  /// Entity contact: offer, shyness, acceptance, tap delay.
  case decisions = 5
  /// Entity contact: text and video durations.
  case durations = 6
  /// Entity contact, block number of the visit to the queue: chat patience.
  case chatPatience = 7
  /// Entity contact, block number of the ring: ring patience, what follows a miss.
  case ring = 8
  /// Entity contact, block (ring, agent): noticing and pick-up delay.
  case answer = 9
  /// Entity (agent, shift): the app's history.
  case app = 10
  /// Entity (agent, day): absence.
  case absence = 11
  /// Entity day of the decision: the delay of the return, leaving for good.
  case comeBack = 12
  /// Entity 0: whether the merchant adopted the feature.
  case adoption = 20
  /// Entity contact, block (ring, agent): whether a push wakes the app, and the delay it adds.
  case push = 21
  /// Entity contact, block 0: resolution, return, sale, new contact; block 1: its delay, complaint.
  case outcomes = 40
  /// Entity contact, block ring: drop, its place, camera, hanging up.
  case call = 41
  /// Entity contact, block (draw, ring, agent): an agent's later draws at a ring, on becoming free or on
  /// entering another state.
  case answerAgain = 30
  /// Entity contact: whether it begins as a voice call, and the voice duration.
  case voice = 31
  /// Entity contact: whether a throttle lets its invitation through.
  case throttle = 50
  /// Entity 0: the merchant's age.
  case age = 51
  /// Entity contact, block number of the ring: whether a shared desk takes it, and its delay.
  case overflow = 32
  /// Entity contact, block (ring, try): the promise of a call-back, delays and answers.
  case callBack = 33
  /// Entity 0: on which days importance sampling tilts noticing, if on any.
  case tiltedDays = 60
  /// Subject ``StreamSource/platform``, entity 0: draws that judge differences between policies; no
  /// simulation uses them.
  case comparison = 90
  /// Subject ``StreamSource/design``, entity 0: the permutations and places of Latin hypercubes.
  case latinHypercube = 91
  /// Subject ``StreamSource/design``, entity 0: the digital shift of Sobol's points.
  case sobolShift = 92
  /// Subject ``StreamSource/design``, entity 0: the walks of Morris's screening.
  case screening = 95
  /// Subject ``StreamSource/design``, entity 0: samples drawn again for intervals of sensitivities.
  case resampling = 96
  /// Subject ``StreamSource/design``, entity 0: the shift of the points that sensitivity indices are from.
  case sensitivityShift = 97
  /// Subject ``StreamSource/design``, entity 0: where searches begin.
  case searchStart = 98
}

/// The random numbers that questions about results take, apart from all that is simulated.
package enum AnalysisStreams {
  /// The stream that judges differences between policies of a seed.
  package static func comparison(seed: UInt64) -> RandomStream {
    StreamSource(seed: seed, replication: 0, subject: StreamSource.platform)
      .key(.comparison, entity: 0).stream()
  }
}

/// The keys of one merchant's streams in one replication.
struct StreamSource: BitwiseCopyable {
  let seed: UInt64
  let replication: UInt64
  var subject: UInt64

  /// The keys of the cipher's rounds, which all streams of a replication share.
  var roundKeys: [Philox4x64.Key] {
    Philox4x64.roundKeys(of: Philox4x64.Key(seed, replication))
  }

  /// The subject of what all merchants share. No merchant has it: their numbers fill 32 bits, and a
  /// segment's code is never all ones.
  static var platform: UInt64 { .max }

  /// The subject of designs of experiments, which no merchant has either.
  static var design: UInt64 { .max - 1 }

  @inline(__always)
  func key(_ purpose: Purpose, entity: UInt64) -> StreamKey {
    StreamKey(
      seed: seed, replication: replication, subject: subject, entity: entity,
      purpose: purpose.rawValue)
  }
}

/// Which contact of a merchant this is: the day and the kind it arrived with, and its place among them.
///
/// The key does not depend on what a policy did before, so a contact keeps its luck under all of them.
struct ContactKey: BitwiseCopyable {
  /// From the top: 20 bits of day, 16 of kind, 8 of generation, 20 of place.
  let rawValue: UInt64

  @inline(__always)
  init(day: Int, kindCode: UInt16, place: Int) {
    rawValue =
      UInt64(truncatingIfNeeded: day) << 44 | UInt64(kindCode) << 28
      | UInt64(truncatingIfNeeded: place) & 0xF_FFFF
  }

  /// The key of a further contact about the same matter; nil after the 255th.
  var next: ContactKey? {
    (rawValue >> 20) & 0xFF == 0xFF ? nil : ContactKey(rawValue: rawValue + 1 << 20)
  }

  /// The key with a value that another one had.
  init(rawValue: UInt64) {
    self.rawValue = rawValue
  }
}

/// Codes for names: what a stream's key holds instead of a position, so that adding a segment or a kind
/// changes no other's draws.
enum NameCode {
  /// The 64-bit FNV-1a hash of the name's UTF-8 bytes (Fowler, Noll and Vo; RFC 9923).
  static func hash(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01B3
    }
    return hash
  }

  /// Codes below `limit` for distinct names, in their order: the hash folded, and in the rare case of a
  /// clash the next free code.
  static func codes(_ names: [String], below limit: UInt64) -> [UInt64] {
    var codes: [UInt64] = []
    for name in names {
      var code = hash(name) % limit
      while codes.contains(code) { code = (code + 1) % limit }
      codes.append(code)
    }
    return codes
  }
}
