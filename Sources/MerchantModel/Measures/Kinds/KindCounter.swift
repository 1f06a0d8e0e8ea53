/// What is counted for each kind of contact, over the counted days alone: whole numbers, of contacts or, where the name
/// says so, of microseconds.
///
/// A contact that has ended is counted under one counter: how it was guided and, if by text, what kept it from video. What
/// is left is cut off by the end of the run.
public enum KindCounter: UInt8, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  /// Contacts that arrived.
  case contacts
  /// Microseconds of text guidance drawn for them, whatever became of them.
  case textMicroseconds
  /// Microseconds of video guidance drawn for them with the camera on, whatever became of them.
  case videoMicroseconds

  // Guided by text, because no card was sent: the first of these that held.

  /// The merchant has not adopted the feature.
  case notAdopted
  /// The rule, or a merchant who left after it, had the feature off.
  case featureOff
  /// The night was not answered.
  case night
  /// Nobody was on shift.
  case nobodyOnShift
  /// The state of the agents held the card back.
  case gate
  /// A throttle held it back.
  case throttled
  /// No agent chose to send one.
  case notOffered

  // Guided by text after a card.

  /// The customer was shy.
  case shy
  /// The customer did not want video, or no longer after a miss.
  case refused
  /// The card expired untapped.
  case expired
  /// The tap found the feature off.
  case tapRefusedOff
  /// The tap found the night closed.
  case tapRefusedNight

  // Guided by text after a tap in vain: why the first ring was missed.

  /// Nobody was on shift.
  case missedNobodyOnShift
  /// Everybody on shift was in a call.
  case missedAllBusy
  /// Somebody had the app in the foreground.
  case missedNotNoticed
  /// The app was in the background at best.
  case missedBackground
  /// The app was closed on every phone.
  case missedClosed
  /// The customer hung up before the time-out.
  case missedHungUp
  /// It was picked up only to hang up.
  case hungUpByMerchant

  // Guided otherwise, or not.

  /// Guided by video, to the end or until the call dropped.
  case guidedByVideo
  /// Guided by voice.
  case guidedByVoice
  /// The customer left the chat queue.
  case leftQueue
  /// The customer gave up after a miss.
  case gaveUp
  /// The customer left a message, and was gone at its turn.
  case messageNotReached
  /// The assistant contained the contact.
  case containedByAssistant

  // Of those guided by video.

  /// Microseconds of text guidance drawn for them.
  case guidedTextMicroseconds
  /// Microseconds of video guidance drawn for them with the camera on.
  case guidedVideoMicroseconds
  /// Microseconds that their video takes longer because the camera is off.
  case cameraMicroseconds
  /// Microseconds that their guidance took longer because the call dropped.
  case dropMicroseconds
  /// Microseconds that their text is longer because the assistant had them first, less those that their video is.
  case residueMicroseconds

  // Of all.

  /// Microseconds of text guidance drawn for those who ended by text or video.
  case comparedTextMicroseconds
  /// Microseconds that video saved of them: that text duration less the duration they had.
  case savedMicroseconds
  /// Contacts whose guidance resolved the matter.
  case resolved

  /// How many there are.
  @inline(__always) static var count: Int { Int(KindCounter.resolved.rawValue) + 1 }

  /// What kept a contact from video that was guided by text to the end.
  public static let withoutVideo: [KindCounter] = [
    .notAdopted, .featureOff, .night, .nobodyOnShift, .gate, .throttled, .notOffered, .shy,
    .refused, .expired, .tapRefusedOff, .tapRefusedNight, .missedNobodyOnShift, .missedAllBusy,
    .missedNotNoticed, .missedBackground, .missedClosed, .missedHungUp, .hungUpByMerchant,
  ]

  /// Whether it says that a tap was in vain because the ring was missed.
  var isMiss: Bool {
    rawValue >= KindCounter.missedNobodyOnShift.rawValue
      && rawValue <= KindCounter.hungUpByMerchant.rawValue
  }

  /// Whether it is what video saved or lost, which can be negative; no other can be.
  var isSaving: Bool {
    switch self {
    case .savedMicroseconds, .cameraMicroseconds, .dropMicroseconds, .residueMicroseconds: true
    default: false
    }
  }
}

extension KindCounter {
  /// The counter of contacts of which a ring was missed for the reason that a counter of rings counts.
  init(missed reason: Counter) {
    switch reason {
    case .missedNobodyOnShift: self = .missedNobodyOnShift
    case .missedAllBusy: self = .missedAllBusy
    case .missedBackground: self = .missedBackground
    case .missedClosed: self = .missedClosed
    case .missedHungUp: self = .missedHungUp
    case .hungUpByMerchant: self = .hungUpByMerchant
    default: self = .missedNotNoticed
    }
  }
}
