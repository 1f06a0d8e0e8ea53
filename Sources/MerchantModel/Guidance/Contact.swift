import SimKernel

/// A customer's matter on its way from arrival to ending.
struct Contact: BitwiseCopyable {
  /// No agent, or no neighbour in the queue.
  static var none: UInt32 { .max }

  let key: ContactKey
  let kind: UInt16
  let arrivedAt: SimTime
  /// Text and video durations, drawn at the arrival whatever happens later.
  let textDuration: SimDuration
  let videoDuration: SimDuration

  /// How often it rang.
  var rings: UInt16 = 0
  /// How often it entered the chat queue.
  var queueVisits: UInt16 = 0
  /// One card a contact: set when an agent takes its first chat.
  var wasTaken = false
  var cardSentAt = SimTime.distantPast
  var enqueuedAt = SimTime.distantPast
  /// The agent it is chatting or talking with.
  var agent = Contact.none
  /// Neighbours in the chat queue.
  var ahead = Contact.none
  var behind = Contact.none
  /// The end of its patience in the queue, if it has one.
  var patience: EventID?

  /// The simulated day the contact is booked on.
  var day: Int {
    @inline(__always) get { key.day }
  }
}
