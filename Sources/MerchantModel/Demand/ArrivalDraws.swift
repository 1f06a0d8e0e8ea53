import SimKernel
import SimRandom

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
}
