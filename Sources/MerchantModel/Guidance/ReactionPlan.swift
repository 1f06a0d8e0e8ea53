import Foundation
import SimKernel
import SimRandom

/// What the loop needs of how customers react to missed rings and to waiting.
struct ReactionPlan: BitwiseCopyable {
  /// Whether they react at all: else rings missed and minutes waited are not kept.
  let isAnything: Bool
  /// The chance of refusing a card about a matter of which a call was missed.
  let refuseCard: Double
  /// Whether the odds of outcomes depend on them.
  let movesOdds: Bool
  private let keptPerRing: Double
  private let keptPerMinute: Double
  private let quietPerRing: Double
  private let returnOdds: LogFactors
  private let unresolvedOdds: LogFactors

  /// Logarithms of factors on odds: sums of them cannot be 0 times infinity.
  private struct LogFactors: BitwiseCopyable {
    let perRing: Double
    let perMinute: Double

    init(_ factors: OddsFactors) {
      perRing = log(factors.perMissedRing)
      perMinute = log(factors.perMinute)
    }

    func factor(_ rings: Double, _ minutes: Double) -> Double {
      exp(rings * perRing + minutes * perMinute)
    }
  }

  init(_ customer: Customer) {
    isAnything = customer.reactsToMisses
    refuseCard = customer.afterMiss.refuseCard.value
    movesOdds = !customer.returnOdds.isNothing || !customer.unresolvedOdds.isNothing
    keptPerRing = 1 - customer.loss.perMissedRing.value
    keptPerMinute = 1 - customer.loss.perMinute.value
    quietPerRing = 1 - customer.complaints.perMissedRing.value
    returnOdds = LogFactors(customer.returnOdds)
    unresolvedOdds = LogFactors(customer.unresolvedOdds)
  }

  /// The chance that a customer is lost at the end of a contact.
  func lossChance(of contact: borrowing Contact) -> Double {
    1 - pow(keptPerRing, contact.missedRings) * pow(keptPerMinute, contact.minutesWaited)
  }

  /// The chance that a contact ends in a complaint about the calls that were missed.
  func complaintChance(of contact: borrowing Contact) -> Double {
    1 - pow(quietPerRing, contact.missedRings)
  }

  /// A chance of resolution, as a contact's missed rings and waiting leave it.
  func resolution(_ chance: Double, of contact: borrowing Contact) -> Double {
    let factor = unresolvedOdds.factor(contact.missedRings, contact.minutesWaited)
    return Probability(clamping: chance).withOdds(multipliedBy: 1 / factor).value
  }

  /// A chance of a return, as a contact's missed rings and waiting leave it.
  func returnChance(_ chance: Double, of contact: borrowing Contact) -> Double {
    let factor = returnOdds.factor(contact.missedRings, contact.minutesWaited)
    return Probability(clamping: chance).withOdds(multipliedBy: factor).value
  }
}

extension Contact {
  /// The rings missed, as a number to compute with.
  fileprivate var missedRings: Double { Double(ringsMissed) }
  /// The minutes waited.
  fileprivate var minutesWaited: Double { waited.inSeconds / 60 }
}
