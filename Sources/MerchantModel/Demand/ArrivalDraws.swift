import SimKernel
import SimRandom

/// A contact that is to arrive today.
struct Arrival: BitwiseCopyable {
  var at: SimTime
  var kind: UInt16
  var place: UInt32

  func precedes(_ other: Arrival) -> Bool {
    (at, kind, place) < (other.at, other.kind, other.place)
  }
}

/// Draws of the contacts that arrive today, made for many contacts at a time.
///
/// They are what the contacts' keys give whenever they are asked. But a block of random words takes the
/// processor twice as long if a decision waits for it as it does in a row of blocks, where one is begun
/// before the last is finished.
struct ArrivalDraws: ~Copyable {
  /// How long a contact takes.
  struct Durations: BitwiseCopyable {
    /// The uniform of the contact's difficulty.
    var difficulty: Double
    /// The uniform of what its video duration does not share with the text duration.
    var ownToVideo: Double
    var text = SimDuration.zero
    /// By video with the camera on, where that is counted of every contact.
    var video = SimDuration.zero
  }

  /// Whether a video card comes to a call: one uniform for each question, made of its word once it is asked.
  struct Decisions: BitwiseCopyable {
    let words: Philox4x64.Block

    var offer: Double { Philox4x64.uniform(from: words.word0) }
    var shyness: Double { Philox4x64.uniform(from: words.word1) }
    var acceptance: Double { Philox4x64.uniform(from: words.word2) }
    var tap: Double { Philox4x64.uniform(from: words.word3) }
  }

  /// By the number of the arrival today, from 0 on.
  var durations = Buffer<Durations>(capacity: 64)
  /// The same from ``firstDecided`` on: days without cards need none.
  var decisions = Buffer<Decisions>(capacity: 64)
  var firstDecided = 0

  /// Forgets the draws, as other contacts are to arrive.
  mutating func removeAll() {
    durations.removeAll()
    decisions.removeAll()
  }

  /// Draws the video durations of the arrivals from a number on, whose other draws are there.
  mutating func drawVideo(
    from first: Int, of arrivals: borrowing Buffer<Arrival>, _ kinds: borrowing Buffer<KindPlan>
  ) {
    for number in first..<arrivals.count {
      let kind = Int(arrivals[number].kind)
      let score = kinds[kind].videoScore(
        difficulty: durations[number].difficulty, own: durations[number].ownToVideo)
      durations[number].video = SimDuration(
        guidanceSeconds: kinds[kind].video.value(atNormalScore: score))
    }
  }
}
