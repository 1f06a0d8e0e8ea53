import SimKernel

/// What writing a world down needs beside the world itself: memory that is used again and again.
struct WorldScribe: ~Copyable {
  /// An event on the list.
  struct Pending: BitwiseCopyable {
    var event: MerchantEvent
    var time: SimTime
    var priority: Priority
  }

  /// The pending events, in the order in which they are to happen.
  var events = Buffer<Pending>(capacity: 64)
  /// The number of each contact and ring in the words, by slot.
  private var contactNumbers = Buffer<UInt32>(capacity: 64)
  private var ringNumbers = Buffer<UInt32>(capacity: 16)
  private var contactsNamed: UInt32 = 0
  private var ringsNamed: UInt32 = 0
  /// When the ring began that has been ringing longest.
  var oldestRing = SimTime.distantFuture

  /// Begins another world.
  mutating func begin() {
    events.removeAll()
    contactsNamed = 0
    ringsNamed = 0
    oldestRing = .distantFuture
  }

  /// Gives the contact of a slot the next number.
  mutating func nameContact(_ slot: UInt32) {
    WorldScribe.name(slot, contactsNamed, in: &contactNumbers)
    contactsNamed += 1
  }

  /// Gives the ring of a slot the next number.
  mutating func nameRing(_ slot: UInt32) {
    WorldScribe.name(slot, ringsNamed, in: &ringNumbers)
    ringsNamed += 1
  }

  /// The number that a contact was given.
  func number(ofContact slot: UInt32) -> UInt32 { contactNumbers[Int(slot)] }

  /// The number that a ring was given.
  func number(ofRing slot: UInt32) -> UInt32 { ringNumbers[Int(slot)] }

  private static func name(_ slot: UInt32, _ number: UInt32, in numbers: inout Buffer<UInt32>) {
    while numbers.count <= Int(slot) { numbers.append(.max) }
    numbers[Int(slot)] = number
  }
}

extension MerchantEvent {
  /// What an event happens to.
  enum Subject: BitwiseCopyable {
    /// The merchant, or an agent.
    case merchant
    /// The contact in a slot.
    case contact(UInt32)
    /// The ring in a slot.
    case ring(UInt32)
  }

  /// What the event happens to.
  var subject: Subject {
    switch self {
    case .midnight, .featureReturns, .shiftStarts, .arrival: .merchant
    case .contactReturns(let contact), .chatPatienceEnds(let contact), .chatEnds(let contact),
      .tap(let contact), .cardExpires(let contact), .callEnds(let contact),
      .callBackDue(let contact):
      .contact(contact)
    case .pickUp(let ring), .ringEnds(let ring), .turnEnds(let ring), .ringStateChanges(let ring),
      .deskAnswers(let ring):
      .ring(ring)
    }
  }

  /// The same event in another slot.
  func moved(to slot: UInt32) -> MerchantEvent {
    switch self {
    case .midnight, .featureReturns, .shiftStarts, .arrival: self
    case .contactReturns: .contactReturns(contact: slot)
    case .chatPatienceEnds: .chatPatienceEnds(contact: slot)
    case .chatEnds: .chatEnds(contact: slot)
    case .tap: .tap(contact: slot)
    case .cardExpires: .cardExpires(contact: slot)
    case .callEnds: .callEnds(contact: slot)
    case .callBackDue: .callBackDue(contact: slot)
    case .pickUp: .pickUp(ring: slot)
    case .ringEnds: .ringEnds(ring: slot)
    case .turnEnds: .turnEnds(ring: slot)
    case .ringStateChanges: .ringStateChanges(ring: slot)
    case .deskAnswers: .deskAnswers(ring: slot)
    }
  }

  /// Whether the contact that it happens to is with an agent meanwhile.
  var isAboutWork: Bool {
    switch self {
    case .chatEnds, .callEnds: true
    default: false
    }
  }
}
