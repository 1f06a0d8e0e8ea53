import SimKernel

/// A call while it rings.
struct Ring: BitwiseCopyable {
  /// The contact that rings.
  let contact: Slot<Contact>
  /// Which ring of the contact this is, from 0.
  private(set) var number: UInt64
  private(set) var startedAt: SimTime
  /// When it is missed if nobody answers: the time-out, or the customer's patience if that is shorter.
  private(set) var endsAt: SimTime
  /// Whether that end is the customer's patience.
  private(set) var isCutShort: Bool
  /// Whether it is a voice call.
  private(set) var isVoice: Bool
  /// Who is there as the ring starts: what a miss will be put down to.
  var availability = AvailabilitySnapshot()
  /// How many agents noticed it, and how many of their answers came due while they were in another call.
  var pendingAnswers = 0
  var answersTried = 0

  /// When a shared desk will answer it, if it still rings then.
  var deskAt = SimTime.distantFuture

  init(
    contact: Slot<Contact>, number: UInt64, startedAt: SimTime, endsAt: SimTime,
    isCutShort: Bool, isVoice: Bool
  ) {
    self.contact = contact
    self.number = number
    self.startedAt = startedAt
    self.endsAt = endsAt
    self.isCutShort = isCutShort
    self.isVoice = isVoice
  }

  /// A ring of a contact, to be read from a snapshot.
  init(of contact: Slot<Contact>) {
    self.init(
      contact: contact, number: 0, startedAt: .zero, endsAt: .zero, isCutShort: false,
      isVoice: false)
  }

  /// What a miss is booked as.
  ///
  /// - Parameter hasHungUp: Whether the customer's patience ended the ring: not where the call was rejected, or where no
  ///   agent was left to offer it to, however short the patience.
  func missReason(hasHungUp: Bool) -> Counter {
    hasHungUp ? .missedHungUp : availability.missReason
  }

  /// Transfers the ring; the contact is transferred before it.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(&number, .ringNumber)
    archive.transfer(&startedAt, .startedAt)
    archive.transfer(&endsAt, .endsAt)
    archive.transfer(&isCutShort, .isCutShort)
    archive.transfer(&isVoice, .isVoiceRing)
    archive.transfer(&availability, .availability)
    archive.transfer(&deskAt, .deskAt)
    archive.transfer(shape: &pendingAnswers)
    archive.transfer(&answersTried, .answersTried)
    archive.note(ringFrom: startedAt)
  }
}

/// What becomes of a call that rings.
enum RingOutcome: BitwiseCopyable {
  /// It rings on.
  case ringsOn
  /// An agent answers, or a shared desk, after a ring of some length.
  case answered(Slot<Contact>, by: AgentIndex, after: SimDuration)
  /// Nobody answered it, or somebody only to hang up; which ring of the contact it was, from 0, why, and how long it
  /// rang.
  case missed(Slot<Contact>, number: UInt32, reason: KindCounter, after: SimDuration)
}
