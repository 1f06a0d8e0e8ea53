import MerchantModel
import Studies

/// Why an answer, or a line that should be one, is not taken, in words.
enum AnswerWords {
  static func text(_ error: WorkerReply.LineError) -> String {
    switch error {
    case .malformed: "the line is no answer"
    case .otherLayout(let layout):
      "the answer has layout \(layout), and this version of Ringside knows "
        + "\(WorkUnit.currentLayout): do the unit again"
    case .fraction(let number):
      "the line is no answer: \(number.prefix(40)) is not written as a whole number"
    case .sums(let error): "the line is no answer: \(text(error))"
    case .noDigest: "the answer has no digest"
    }
  }

  static func text(_ error: SegmentSums.ReadingError) -> String {
    switch error {
    case .otherCounters(let missing, let unknown):
      [("it lacks", missing), ("it has unknown", unknown)].filter { !$0.1.isEmpty }
        .map { "\($0) \(names($1))" }.joined(separator: ", and ")
    case .tooLarge: "its sums are beyond 64 bits"
    case .otherObservation(let name):
      "it has a distribution of \(names([name])), which is not observed"
    }
  }

  static func text(_ refusal: AnswerRefusal) -> String {
    switch refusal {
    case .foreign: "it is not of this experiment"
    case .otherDigest:
      "its digest is not that of the unit and the answer: one of them was changed on its way"
    case .brokenLaw(let breach, let place): "\(text(place)), \(text(breach))"
    case .impossibleDistribution(let observation, let place):
      "\(text(place)), the distribution of \(observation) is none that a run has"
    case .negativeEvents: "it counts fewer than no events"
    case .impossiblePlace(let place): "the figures of \(place.phrase) are none that a run has"
    }
  }

  private static func text(_ place: AnswerRefusal.Place) -> String {
    "in replication \(place.replication), segment \(place.segment)"
  }

  private static func text(_ breach: BrokenLaw) -> String {
    let relation = breach.law.relation == .equal ? "is not" : "is more than"
    return "\(side(breach.law.parts, breach.part)) \(relation) "
      + side(breach.law.whole, breach.whole)
  }

  /// A side of a law with its sum.
  private static func side(_ terms: [ConservationLaw.Term], _ sum: String) -> String {
    let names = terms.compactMap { term in
      term.counter.map { term.weight == 1 ? "\($0)" : "\(term.weight) × \($0)" }
    }
    return names.isEmpty ? sum : "\(names.joined(separator: " + ")) (\(sum))"
  }

  /// Names from elsewhere, which may be anything.
  private static func names(_ names: [String]) -> String {
    let shown = names.prefix(3).map { name in
      String(
        name.prefix(40).map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "?" })
    }
    let more = names.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
