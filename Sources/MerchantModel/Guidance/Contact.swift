import SimKernel

/// A customer's matter on its way from arrival to ending.
struct Contact: BitwiseCopyable {
  /// No agent, no neighbour in the queue, or no place among the day's arrivals.
  static var none: UInt32 { .max }

  let key: ContactKey
  let kind: UInt16
  /// The simulated day on which it arrived and is booked.
  let day: Int32
  let arrivedAt: SimTime
  /// Its number among the merchant's arrivals, or none for a contact about an earlier matter.
  let serial: UInt32
  /// How long it takes by text, drawn at the arrival whatever happens later. How long it takes by video
  /// is found by key once a call is answered.
  let textDuration: SimDuration

  /// How much text guidance it needs when it gets to it: all, or what a dropped call left.
  var textToGo: SimDuration
  /// How much video guidance it has had.
  var videoSpent = SimDuration.zero
  /// How often it rang.
  var rings: UInt16 = 0
  /// How often it entered the chat queue.
  var queueVisits: UInt16 = 0
  /// Cards received about the matter, those of earlier contacts included.
  var cards: UInt16 = 0
  /// One card a contact: set when an agent takes its first chat.
  var wasTaken = false
  /// Whether the call it is in will drop.
  var willDrop = false
  /// Whether its call, the one it makes next or is in, is a voice call by the customer.
  var isVoiceCall = false
  /// Tries made of the call-back that was promised.
  var callBackTries: UInt16 = 0
  var cardSentAt = SimTime.distantPast
  var enqueuedAt = SimTime.distantPast
  /// The agent it is chatting or talking with.
  var agent = Contact.none
  /// Neighbours in the chat queue.
  var ahead = Contact.none
  var behind = Contact.none
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
    day = Int32(truncatingIfNeeded: arrivedAt.dayIndex)
    self.textDuration = textDuration
    textToGo = textDuration
  }
}
