/// What the model counts: whole numbers (events, or microseconds where the name says so), booked on the
/// simulated day on which the contact, ring, day or episode began. Agents' time is booked on the days on which they spend
/// it: a shift, a call or a chat that runs past midnight has a part on each day.
///
/// Sums of integers do not depend on the order of adding, which is what makes results the same on any
/// number of threads.
public enum Counter: Int, CaseIterable, Hashable, Sendable {
  /// Merchants, on the first counted day.
  case merchants
  /// Merchants simulated through the day.
  case merchantDays
  /// Contacts that arrived.
  case contacts
  /// Invitation cards sent.
  case cardsOffered
  /// Cards accepted.
  case cardsAccepted
  /// Cards that expired before their tap.
  case cardsExpired
  /// Taps refused because the feature was off.
  case tapsRefusedOff
  /// Taps refused because the night was not answered.
  case tapsRefusedNight
  /// Calls that rang, each ring a call.
  case callsOffered
  /// Calls answered.
  case callsAnswered
  /// Calls missed with no agent on shift.
  case missedNobodyOnShift
  /// Calls missed because every agent on shift was in a call.
  case missedAllBusy
  /// Calls missed though an agent had the app in the foreground.
  case missedNotNoticed
  /// Calls missed with the app in the background at best.
  case missedBackground
  /// Calls missed with the app closed on every phone.
  case missedClosed
  /// Calls the customer hung up on before the time-out.
  case missedHungUp
  /// Microseconds from ring to answer, over answered calls.
  case answerDelayMicroseconds
  /// Contacts that ended after text guidance.
  case endedByText
  /// Contacts that ended after video guidance.
  case endedByVideo
  /// Contacts whose customer left the chat queue.
  case leftQueue
  /// Contacts whose customer gave up after a missed call.
  case gaveUp
  /// Microseconds of text guidance.
  case textMicroseconds
  /// Microseconds of video guidance.
  case videoMicroseconds
  /// Microseconds that video saved: of each contact ended by text or video, the text duration less the
  /// duration it had.
  case contactMicrosecondsSaved
  /// Contacts that entered the chat queue, re-entries counted again.
  case queueEntries
  /// Microseconds of chat-queue waits that ended with an agent.
  case queueWaitMicroseconds
  /// Chat-queue waits that ended with an agent.
  case queueWaits
  /// Days judged low.
  case lowDays
  /// Suspensions, on the day whose judgement began them.
  case suspensions
  /// Merchants whose first counted suspension this was.
  case firstSuspensions
  /// Microseconds during which the feature was off, the wait for the return included.
  case offMicroseconds
  /// Days during all of which the feature was off.
  case wholeDaysOff
  /// Midnights that ended a day with the feature off.
  case midnightsOff
  /// Microseconds of rostered time, absences and breaks taken off.
  case rosteredMicroseconds
  /// Microseconds agents spent in calls.
  case callMicroseconds
  /// Microseconds of open chats, over all slots.
  case chatMicroseconds
  /// Contacts about a matter that an earlier contact was about.
  case repeatContacts
  /// Contacts whose guidance resolved the matter.
  case resolved
  /// Goods returned, on the day of the contact that ended so.
  case returns
  /// Sales, on the day of the contact that ended so.
  case sales
  /// Complaints, on the day of the contact that ended so.
  case complaints
  /// Contacts that ended: by text, by video, by leaving or giving up.
  case endings
  /// Calls that dropped.
  case callsDropped
  /// Calls that the merchant picked up only to hang up.
  case hungUpByMerchant
  /// Suspensions after which the merchant never comes back.
  case leftForGood
  /// Microseconds from arrival to the ending, over all contacts that ended.
  case elapsedMicroseconds
  /// Those of contacts whose customer left the chat queue or gave up after a miss.
  case unservedMicroseconds
  /// Microseconds of agents' effort: calls and rings in full, chats shared among those open.
  case agentMicroseconds
  /// Suspensions of merchants whose answer rate without a rule was examined.
  case suspensionsExamined
  /// Those of merchants whose answer rate is found above the threshold, or is estimated so where it is undecided.
  case falsePositives
  /// The same with the threshold two points lower.
  case falsePositivesAtLowerThreshold
  /// The same with the threshold two points higher.
  case falsePositivesAtHigherThreshold
  /// Merchants who adopted the feature, on the first counted day.
  case adopters
  /// Days of merchants who adopted the feature.
  case adopterDays
  /// Microseconds of open chats, each divided by the slots of its agent: the share of an agent they take.
  case chatLoadMicroseconds
  /// Microseconds agents worked outside their rostered time: after a shift's end, in a break, off shift.
  case overtimeMicroseconds
  /// Rings on which a push woke an app in the background.
  case appsWoken
  /// Microseconds of ringing, over all calls, answered or not.
  case ringMicroseconds
  /// Contacts that began as a voice call by the customer, or would have if the feature had been on.
  case voiceContacts
  /// Voice calls that found the feature off or the night closed, so that the contact went on by chat.
  case voiceCallsRefused
  /// Voice calls that rang; they are among ``callsOffered``.
  case voiceCallsOffered
  /// Voice calls answered; they are among ``callsAnswered``.
  case voiceCallsAnswered
  /// Contacts that ended after voice guidance.
  case endedByVoice
  /// Microseconds of voice guidance.
  case voiceMicroseconds
  /// Missed calls that went to the platform's desk.
  case callsToDesk
  /// Calls that a shared desk answered, to the merchant's credit or not.
  case deskAnswers
  /// Microseconds a shared desk spent in calls.
  case deskMicroseconds
  /// Call-backs promised after a miss.
  case callBacksPromised
  /// Call-backs that an agent made.
  case callBacksMade
  /// Call-backs that the customer answered.
  case callBacksAnswered
  /// Microseconds in the chat queue, of those who reached an agent and of those who left.
  case queueMicroseconds
  /// Days judged by the rule.
  case judgedDays
  /// Days judged that had too few calls to be low.
  case fewCallDays
  /// Days with the feature on that were not judged because the merchant was exempt, no rule was for it, or the day lay in a
  /// moratorium.
  case exemptDays
  /// Days that were not judged because the feature came back in their course.
  case partDaysLeftOut
  /// Days judged on probation.
  case probationDays
  /// Warnings, on the day judged.
  case warnings
  /// Penalties that throttle invitations, on the day judged.
  case throttlings
  /// Days that began with invitations throttled.
  case throttledDays
  /// Invitations that a throttle held back.
  case cardsThrottled
  /// Contacts whose first chat, or text by others, began within the time of ``Measurement/serviceTime``.
  case servedInTime
  /// Contacts that left the chat queue on their first visit within that time.
  case leftInTime
  /// Video calls that began, with an agent or a shared desk; those called back are among them.
  case videoCalls
  /// Calls that were still ringing as the run ended: neither answered nor missed.
  case callsCutOff
  /// False positives of merchants whose answer rate is distinguished from the threshold.
  case decidedFalsePositives
  /// Suspensions examined of merchants whose answer rate is not distinguished from the threshold.
  case undecidedSuspensions
  /// Contacts whose customer tapped a card, in vain or not, or called by voice while that was possible.
  case customersCalling
  /// Contacts of which a ring was missed.
  case customersMissed
  /// Rings that customers found unanswered, or were hung up on, on the day of the contact.
  case ringsMissed
  /// Contacts after which the customer is lost.
  case customersLost
  /// Contacts that ended in a complaint about missed calls; they are among ``complaints``.
  case complaintsAboutMisses
  /// Contacts of the same merchants with video off.
  case contactsWithoutVideo
  /// Those of them whose customer was guided to the end.
  case guidedWithoutVideo
  /// Those whose guidance resolved the matter.
  case resolvedWithoutVideo
  /// Those whose customer left the chat queue or gave up after a miss.
  case unservedWithoutVideo
  /// Those after which the customer is lost.
  case customersLostWithoutVideo
  /// Microseconds from arrival to the ending with video off, over all contacts that ended.
  case elapsedMicrosecondsWithoutVideo
  /// Microseconds of agents' effort with video off.
  case agentMicrosecondsWithoutVideo
  /// Suspensions of merchants whose answer rate is found not low by the threshold of the rule that suspended, where false
  /// positives are found by another.
  case falsePositivesByOwnThreshold
  /// Contacts that got a first reply, where it can come later than an agent.
  case firstReplies
  /// Microseconds from arrival to the first reply of a contact.
  case firstReplyMicroseconds
  /// Contacts whose customer met nobody and left a message.
  case messages
  /// Contacts that ended because the customer was gone at the message's turn.
  case notReached
  /// Contacts that the assistant took.
  case assistantContacts
  /// Contacts that the assistant contained.
  case contained
  /// Those of them that are resolved; they are among ``resolved``.
  case containedResolved
  /// Customers with a chat begun on a day, in the hours and by the replies that reply rates are measured by.
  case replyCustomers
  /// Those of them whose first reply came within three minutes.
  case repliedInThreeMinutes
  /// Those of them whose first reply came within 30 seconds.
  case repliedInThirtySeconds
  /// Appeals filed against suspensions.
  case appeals
  /// Those of merchants whose suspension is a false positive.
  case appealsByLuck
  /// Appeals that were decided before the run ended, on the day of their filing.
  case appealsDecided
  /// Those of them that were overturned though the merchant was at fault, on the day of their filing.
  case appealsOverturnedByFault
  /// Those that were overturned and were bad luck, on the day of their filing.
  case appealsOverturnedByLuck
  /// Suspensions that an overturned appeal ended, on the day judged.
  case suspensionsCutShort

  /// How many counters there are.
  @inline(__always) static var count: Int { Counter.suspensionsCutShort.rawValue + 1 }

  /// Whether the counter is what video saved, which is negative where video loses; no other can be.
  public var isSaving: Bool { self == .contactMicrosecondsSaved }

  /// Whether it is of the same merchants with video off.
  public var isWithoutVideo: Bool {
    switch self {
    case .contactsWithoutVideo, .guidedWithoutVideo, .resolvedWithoutVideo, .unservedWithoutVideo,
      .customersLostWithoutVideo, .elapsedMicrosecondsWithoutVideo,
      .agentMicrosecondsWithoutVideo:
      true
    default: false
    }
  }

  /// Whether the counter is a duration, in microseconds, and not a number of things.
  public var isDuration: Bool {
    switch self {
    case .answerDelayMicroseconds, .textMicroseconds, .videoMicroseconds,
      .contactMicrosecondsSaved, .queueWaitMicroseconds, .offMicroseconds, .rosteredMicroseconds,
      .callMicroseconds, .chatMicroseconds, .elapsedMicroseconds, .unservedMicroseconds,
      .agentMicroseconds, .chatLoadMicroseconds, .overtimeMicroseconds,
      .elapsedMicrosecondsWithoutVideo, .agentMicrosecondsWithoutVideo, .ringMicroseconds,
      .voiceMicroseconds, .deskMicroseconds,
      .queueMicroseconds, .firstReplyMicroseconds:
      true
    default: false
    }
  }
}
