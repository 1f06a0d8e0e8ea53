/// The laws that the sums of a segment's counters keep, whatever the scenario.
///
/// They tell sums that no run can have made. A counter is related only to those booked on the same day as it is: a
/// contact's on the day it arrived, a ring's on the day it began, a verdict's on the day judged.
public struct ConservationLaws: Sendable {
  /// All of them.
  public let all: [ConservationLaw]

  /// The laws of some merchants over some days.
  ///
  /// - Parameters:
  ///   - merchants: How many merchants are simulated.
  ///   - days: How many days are counted, the first counted day among them.
  public init(merchants: Int, days: Int) {
    let merchants = Int64(merchants)
    let days = Int64(days)
    let wholeDay: Int64 = 86_400_000_000
    all =
      Self.signs + [
        ConservationLaw(
          parts: [.of(.merchants)], relation: .equal, whole: [.number(merchants)]),
        ConservationLaw(
          parts: [.of(.merchantDays)], relation: .equal,
          whole: [.of(.merchants, times: days)]),
        ConservationLaw(
          parts: [.of(.adopterDays)], relation: .equal, whole: [.of(.adopters, times: days)]),
        ConservationLaw(
          parts: [.of(.offMicroseconds)], relation: .atMost,
          whole: [.of(.merchantDays, times: wholeDay)]),
        ConservationLaw(
          parts: [.of(.wholeDaysOff, times: wholeDay)], relation: .atMost,
          whole: [.of(.offMicroseconds)]),
      ] + Self.contacts + Self.calls + Self.rule
  }

  /// Some laws by themselves.
  package init(only laws: [ConservationLaw]) { all = laws }

  /// The first law that sums break, and how; nil if they keep them all.
  public func breach(by sums: (Counter) -> Int64) -> BrokenLaw? {
    for law in all {
      if let breach = law.breach(by: sums) { return breach }
    }
    return nil
  }

  /// Only savings can be negative.
  private static let signs = Counter.allCases.filter { !$0.isSaving }.map {
    ConservationLaw(parts: [.number(0)], relation: .atMost, whole: [.of($0)])
  }

  /// A contact ends once, is invited once, and has a first chat once.
  private static let contacts: [ConservationLaw] = [
    .are(
      [
        .endedByText, .endedByVideo, .endedByVoice, .leftQueue, .gaveUp, .notReached, .contained,
      ], [.endings]),
    .areAtMost([.endings], .contacts),
    .areAtMost([.repeatContacts], .contacts),
    .areAtMost([.voiceContacts], .contacts),
    .areAtMost([.resolved], .endedByText, .endedByVideo, .endedByVoice, .contained),
    .areAtMost([.returns], .endings),
    .areAtMost([.sales], .endings),
    .areAtMost([.complaints], .endings),
    .areAtMost([.complaintsAboutMisses], .complaints),
    .areAtMost([.complaintsAboutMisses], .ringsMissed),
    .areAtMost([.customersLost], .endings),
    .areAtMost([.customersCalling], .contacts),
    .areAtMost([.customersMissed], .customersCalling),
    .areAtMost([.customersMissed], .ringsMissed),
    .areAtMost([.unservedMicroseconds], .elapsedMicroseconds),
    .areAtMost([.guidedWithoutVideo, .unservedWithoutVideo], .contactsWithoutVideo),
    .areAtMost([.resolvedWithoutVideo], .guidedWithoutVideo),
    .areAtMost([.customersLostWithoutVideo], .guidedWithoutVideo, .unservedWithoutVideo),
    .areAtMost([.cardsOffered, .cardsThrottled], .contacts),
    .areAtMost([.cardsAccepted], .cardsOffered),
    // Each of them is the end of a card that was accepted.
    .areAtMost([.cardsExpired, .tapsRefusedOff, .tapsRefusedNight], .cardsAccepted),
    .areAtMost([.endedByVideo], .cardsAccepted),
    .areAtMost([.endedByVoice], .voiceContacts),
    .areAtMost([.voiceCallsRefused], .voiceContacts),
    .areAtMost([.queueWaits, .leftQueue], .queueEntries),
    .areAtMost([.leftInTime], .leftQueue),
    .areAtMost([.firstReplies], .contacts),
    .areAtMost([.replyCustomers], .contacts),
    .areAtMost([.repliedInThreeMinutes], .replyCustomers),
    .areAtMost([.repliedInThirtySeconds], .repliedInThreeMinutes),
    .areAtMost([.messages], .contacts),
    .areAtMost([.assistantContacts], .contacts),
    .areAtMost([.contained], .assistantContacts),
    .areAtMost([.containedResolved], .contained),
    .areAtMost([.containedResolved], .resolved),
    .areAtMost([.notReached], .messages),
    .areAtMost([.servedInTime, .leftInTime], .contacts),
    .areAtMost([.callBacksAnswered], .callBacksMade),
    .areAtMost([.callBacksAnswered], .callBacksPromised),
  ]

  /// A call is answered, missed for one reason, or still rings as the run ends.
  private static let calls: [ConservationLaw] = [
    .are(
      [
        .callsAnswered, .missedNobodyOnShift, .missedAllBusy, .missedNotNoticed, .missedBackground,
        .missedClosed, .missedHungUp, .callsCutOff,
      ], [.callsOffered]),
    .areAtMost([.callsDropped], .videoCalls),
    .areAtMost([.endedByVideo], .videoCalls),
    .areAtMost([.voiceCallsOffered], .callsOffered),
    .areAtMost([.voiceCallsAnswered], .voiceCallsOffered),
    .areAtMost([.voiceCallsAnswered], .callsAnswered),
    .areAtMost([.deskAnswers, .hungUpByMerchant], .callsOffered),
    .areAtMost([.callsToDesk, .callsAnswered], .callsOffered),
  ]

  /// A day is judged once, or not, and has one verdict.
  private static let rule: [ConservationLaw] = [
    .areAtMost([.adopters], .merchants),
    .areAtMost([.judgedDays, .exemptDays, .partDaysLeftOut], .adopterDays),
    .areAtMost([.lowDays, .fewCallDays], .judgedDays),
    .areAtMost([.probationDays], .judgedDays),
    .areAtMost([.suspensions, .throttlings, .warnings], .merchantDays),
    .areAtMost([.firstSuspensions], .suspensions),
    .areAtMost([.firstSuspensions], .merchants),
    .areAtMost([.leftForGood], .suspensions),
    .areAtMost([.suspensionsCutShort], .suspensions),
    .areAtMost([.appealsByLuck], .appeals),
    .areAtMost([.appealsDecided], .appeals),
    .areAtMost([.appealsOverturnedByLuck, .appealsOverturnedByFault], .appealsDecided),
    .areAtMost([.appealsOverturnedByLuck], .appealsByLuck),
    .areAtMost([.suspensionsExamined], .suspensions),
    .areAtMost([.decidedFalsePositives, .undecidedSuspensions], .suspensionsExamined),
    .areAtMost([.decidedFalsePositives], .falsePositives),
    .areAtMost([.falsePositives], .decidedFalsePositives, .undecidedSuspensions),
    .areAtMost([.falsePositivesAtLowerThreshold], .suspensionsExamined),
    .areAtMost([.falsePositivesAtHigherThreshold], .suspensionsExamined),
    .areAtMost([.falsePositivesByOwnThreshold], .suspensionsExamined),
    .areAtMost([.throttledDays], .merchantDays),
    .areAtMost([.midnightsOff], .merchantDays),
    .areAtMost([.wholeDaysOff], .midnightsOff),
  ]
}
