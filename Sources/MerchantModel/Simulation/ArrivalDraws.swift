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
    fileprivate let words: Philox4x64.Block

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

extension MerchantSimulation {
  /// The number of a contact among today's arrivals; nil if it arrived before, or is about an earlier matter.
  @inline(__always)
  private func numberToday(of contact: Contact) -> Int? {
    let number = Int(contact.serial) - Int(arrivalsSoFar) + nextArrival
    return number >= 0 && number < nextArrival ? number : nil
  }

  @inline(__always)
  private func key(ofArrival number: Int) -> ContactKey {
    let arrival = arrivals[number]
    return ContactKey(
      day: arrivalsDay, kindCode: plan.kinds[Int(arrival.kind)].code, place: Int(arrival.place))
  }

  /// How long the arrival of a number takes by text.
  @inline(__always)
  mutating func textDuration(ofArrival number: Int) -> SimDuration {
    if number >= draws.durations.count { drawDurations() }
    return draws.durations[number].text
  }

  @inline(never)
  private mutating func drawDurations() {
    let first = draws.durations.count
    for number in first..<arrivals.count {
      let uniforms = uniforms(.durations, entity: key(ofArrival: number).rawValue)
      draws.durations.append(
        ArrivalDraws.Durations(difficulty: uniforms.0, ownToVideo: uniforms.1))
    }
    // In a loop of its own: what the quantile has to decide would hold up the blocks.
    for number in first..<arrivals.count {
      let score = StandardNormal.quantile(draws.durations[number].difficulty)
      let law = plan.kinds[Int(arrivals[number].kind)].text
      draws.durations[number].text = SimDuration(seconds: law.value(atNormalScore: score))
    }
  }

  /// The uniforms that decide about a contact's card.
  @inline(__always)
  mutating func decisions(of contact: Contact) -> ArrivalDraws.Decisions {
    if let number = numberToday(of: contact) {
      if draws.decisions.isEmpty { drawDecisions(from: number) }
      if number >= draws.firstDecided { return draws.decisions[number - draws.firstDecided] }
    }
    return ArrivalDraws.Decisions(words: words(.decisions, entity: contact.key.rawValue))
  }

  @inline(never)
  private mutating func drawDecisions(from first: Int) {
    draws.firstDecided = first
    for number in first..<arrivals.count {
      draws.decisions.append(
        ArrivalDraws.Decisions(words: words(.decisions, entity: key(ofArrival: number).rawValue)))
    }
  }

  /// The normal score of a contact's video duration, which shares its difficulty.
  @inline(__always)
  func videoScore(of contact: Contact) -> Double {
    var uniforms: (difficulty: Double, own: Double)
    if let number = numberToday(of: contact), number < draws.durations.count {
      uniforms = (draws.durations[number].difficulty, draws.durations[number].ownToVideo)
    } else {
      let block = self.uniforms(.durations, entity: contact.key.rawValue)
      uniforms = (block.0, block.1)
    }
    let kind = Int(contact.kind)
    let own = StandardNormal.quantile(uniforms.own)
    let correlation = plan.kinds[kind].correlation
    // Half the work, and the same number, where nothing is shared.
    guard correlation != 0 else { return own }
    return correlation * StandardNormal.quantile(uniforms.difficulty)
      + plan.kinds[kind].independence * own
  }
}
