import SimKernel

/// A call whose ringing has ended: all that a rule may ask of it.
struct LoggedCall: BitwiseCopyable, Hashable {
  /// The contact that rang, by its key, and which of its rings this was, from 0.
  var contact: UInt64
  var ring: UInt32
  var traits: Traits
  var startedAt: SimTime
  var endedAt: SimTime

  /// What a call was.
  struct Traits: OptionSet, BitwiseCopyable, Hashable {
    let rawValue: UInt8

    /// Answered in the rule's sense.
    static var answered: Traits { Traits(rawValue: 1) }
    /// A voice call.
    static var voice: Traits { Traits(rawValue: 2) }
    /// Ended by the customer, who hung up.
    static var hungUp: Traits { Traits(rawValue: 4) }
    /// Began to ring while every agent on shift was in another call.
    static var foundAllBusy: Traits { Traits(rawValue: 8) }
    /// Began to ring in the hours of the night.
    static var atNight: Traits { Traits(rawValue: 16) }
  }

  /// Whether it was answered.
  var isAnswered: Bool { traits.contains(.answered) }
  /// How long it rang.
  var rang: SimDuration { endedAt - startedAt }
}
