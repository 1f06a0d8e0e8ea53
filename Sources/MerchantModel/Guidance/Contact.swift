import SimKernel

/// A customer's matter on its way from arrival to ending.
struct Contact: BitwiseCopyable {
  /// The serial of a contact about an earlier matter.
  static var noSerial: UInt32 { .max }

  private(set) var key: ContactKey
  /// The position of its kind in the scenario.
  private(set) var kind: UInt16
  private(set) var arrivedAt: SimTime
  /// Its number among the merchant's arrivals, by which its draws are found if it arrived today; ``noSerial`` if they are
  /// to be found by its key.
  private(set) var serial: UInt32
  /// How long it takes by text, drawn at the arrival whatever happens later. How long it takes by video
  /// is found by key once a call is answered.
  private(set) var textDuration: SimDuration
  private var arrivalDay: Int32

  /// How much text guidance it needs when it gets to it: all, or what a dropped call left.
  var textToGo: SimDuration
  /// How much video guidance it has had.
  var videoSpent = SimDuration.zero
  /// How long it takes by video with the camera on, and as its camera is once it is in a call; kept where kinds are counted.
  var videoDuration = SimDuration.zero
  var cameraDuration = SimDuration.zero
  /// How much longer its text is because the assistant had it first, less how much longer its video is; kept where kinds are
  /// counted.
  var residue = SimDuration.zero
  /// Whether the assistant handed it over with longer durations.
  var isResidue = false
  /// What has become of video for it so far; told where kinds are counted.
  var fate = KindCounter.notOffered
  /// How long it has waited in the queue and for answers, up to its present wait; kept where customers react to it.
  var waited = SimDuration.zero
  /// How often it rang.
  var rings: UInt16 = 0
  /// How many of them were missed, and whether a call about the matter ever was; kept where customers react to it.
  var ringsMissed: UInt16 = 0
  var metMiss = false
  /// How often it entered the chat queue.
  var queueVisits: UInt16 = 0
  /// Cards received about the matter, those of earlier contacts included.
  var cards: UInt16 = 0
  /// One card a contact: set when an agent takes its first chat.
  var wasTaken = false
  /// What has become of the message that its customer left.
  var message = MessageState.none
  /// Whether the call it is in will drop.
  var willDrop = false
  /// Whether its call, the one it makes next or is in, is a voice call by the customer.
  var isVoiceCall = false
  /// Tries made of the call-back that was promised.
  var callBackTries: UInt16 = 0
  var cardSentAt = SimTime.distantPast
  var enqueuedAt = SimTime.distantPast
  /// The agent it is chatting or talking with.
  var agent = AgentIndex.none
  /// Neighbours in the chat queue.
  var ahead = Slot<Contact>.none
  var behind = Slot<Contact>.none
  /// The end of its patience in the queue, if it has one.
  var patience: EventHandle?

  init(
    key: ContactKey, kind: UInt16, arrivedAt: SimTime, serial: UInt32,
    textDuration: SimDuration
  ) {
    self.key = key
    self.kind = kind
    self.arrivedAt = arrivedAt
    self.serial = serial
    arrivalDay = Int32(truncatingIfNeeded: arrivedAt.dayIndex)
    self.textDuration = textDuration
    textToGo = textDuration
  }

  /// A contact to be read from a snapshot.
  init() {
    self.init(
      key: ContactKey(rawValue: 0), kind: 0, arrivedAt: .zero, serial: Contact.noSerial,
      textDuration: .zero)
  }

  /// The simulated day on which it arrived and is booked.
  var day: Int {
    @inline(__always) get { Int(arrivalDay) }
  }

  /// Sets how long it takes before anybody has begun with it.
  mutating func setDurations(text: SimDuration, video: SimDuration) {
    textDuration = text
    textToGo = text
    videoDuration = video
  }

  /// Notes what has become of video; after a miss it is the miss, whatever becomes of later taps.
  @inline(__always)
  mutating func note(_ fate: KindCounter) {
    if !self.fate.isMiss { self.fate = fate }
  }

  /// Transfers what the future depends on.
  ///
  /// - Parameters:
  ///   - isQueued: Whether it waits in the chat queue, so that its wait will be booked.
  ///   - isAtWork: Whether an agent chats or talks with it, who will be free afterwards.
  mutating func transfer(_ archive: inout SnapshotArchive, isQueued: Bool, isAtWork: Bool) {
    archive.transfer(&key, .contactKey)
    archive.transfer(&kind, .kind)
    archive.transfer(&arrivedAt, .arrivedAt)
    archive.transfer(&textDuration, .textDuration)
    archive.transfer(&textToGo, .textToGo)
    archive.transfer(&videoSpent, .videoSpent)
    archive.transfer(&waited, .waited)
    archive.transfer(&rings, .ringCount)
    archive.transfer(&ringsMissed, .ringsMissed)
    archive.transfer(&metMiss, .metMiss)
    archive.transfer(&queueVisits, .queueVisits)
    archive.transfer(&cards, .cards)
    archive.transfer(&callBackTries, .callBackTries)
    archive.transfer(&agent, .contactAgent, if: isAtWork, else: .none)
    archive.transfer(&wasTaken, .wasTaken)
    archive.transfer(&message, .message)
    archive.transfer(&isResidue, .isResidue)
    archive.transfer(&willDrop, .willDrop)
    archive.transfer(&isVoiceCall, .isVoiceCall)
    archive.transfer(&cardSentAt, .cardSentAt)
    archive.transfer(&enqueuedAt, .enqueuedAt, if: isQueued, else: .distantPast)
    if archive.isReading { arrivalDay = Int32(truncatingIfNeeded: arrivedAt.dayIndex) }
    archive.note(day: day)
  }
}
