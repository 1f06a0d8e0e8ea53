import MerchantModel
import SimKernel

extension Codec where Value == AnsweringByState {
  /// How agents answer, by state.
  static var answering: Codec {
    .object(
      "answering", "Whether and how fast an agent answers, by its state as the ring starts.",
      defaults: AnsweringByState(),
      fields: [
        .required(
          "foreground", \.foreground, .answeringInState, "On shift, the app in the foreground."),
        .optional(
          "foregroundChatting", \.foregroundChatting, .answeringInState,
          "The same with a chat open; as `foreground` if left out."),
        .defaulted(
          "background", \.background, .answeringInState, "On shift, the app in the background."),
        .defaulted("closed", \.closed, .answeringInState, "On shift, the app closed."),
        .defaulted("offShift", \.offShift, .answeringInState, "Not on shift."),
      ])
  }
}

extension Codec where Value == Answering {
  /// Whether and how fast an agent in one state answers.
  static var answeringInState: Codec {
    .object(
      "answer", "Whether and how fast an agent answers.", defaults: .never,
      fields: [
        .required(
          "chance", \.chance, .probability, "The chance that the ring is noticed and answered."),
        .defaulted("delay", \.delay, .durations, "From the start of the ring to the answer."),
      ])
  }
}

extension Codec where Value == RingSetting {
  /// How calls ring.
  static var ring: Codec {
    .object(
      "ring", "How calls ring.", defaults: RingSetting(),
      fields: [
        .defaulted(
          "timeout", \.timeout, .duration(atLeast: .microseconds(1), atMost: .hours(24)),
          "How long a call rings before it is missed.", synonyms: ["time", "duration"]),
        .defaulted(
          "strategy", \.strategy, .choice, "Whom a call rings, and in which order.",
          synonyms: ["order"]),
        .defaulted(
          "offer", \.offer, .duration(atLeast: .microseconds(1), atMost: .hours(24)),
          "How long a call is offered to each agent, for all strategies but `all`.",
          formerly: "turn"),
        .defaulted(
          "whenAllBusy", \.whenAllBusy, .choice,
          "What becomes of a call that finds every agent on shift in another call.",
          synonyms: ["allBusy", "busy"]),
        .defaulted(
          "stateDuringRing", \.stateDuringRing, .choice,
          "Which state of an agent decides about noticing a ring."),
      ],
      check: { ring, findings in
        if findings.isGiven("offer") && ring.strategy == .all {
          findings.warn(OfferWithoutHunt(), at: "offer")
        }
      })
  }
}

/// The length of an offer is given, but all agents ring at once.
struct OfferWithoutHunt: DomainProblem {
  var message: String { "all agents ring at once, so there are no single offers" }
  var hint: String? { "give a `strategy`, such as `longestIdle`, or leave `offer` out" }
}

extension RingStrategy: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .all: "every agent who is not in a call, at once"
    case .longestIdle: "one after the other, the longest idle first"
    case .roundRobin: "one after the other, from the one after the last who was rung"
    case .foregroundFirst: "one after the other, those with the app in the foreground first"
    case .listed: "one after the other, as listed"
    }
  }
}

extension BusyTreatment: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .reject: "missed at once"
    case .keepRinging: "rings on, and agents who become free join"
    }
  }
}

extension StateDuringRing: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .atStart: "the state as the ring, or the offer to the agent, starts"
    case .reevaluated: "an agent who has not noticed draws once more on entering another state"
    }
  }
}

extension Codec where Value == OverflowDesk {
  /// A shared desk.
  static var overflow: Codec {
    .object(
      "overflow", "A desk shared by many merchants that answers what rings too long.",
      defaults: OverflowDesk(),
      fields: [
        .defaulted(
          "after", \.after, .duration(atLeast: .zero, atMost: .hours(24)),
          "How long a call rings before the desk hears of it."),
        .defaulted("chance", \.chance, .probability, "The chance that the desk takes it."),
        .defaulted("delay", \.delay, .durations, "From then to the desk's answer."),
        .defaulted(
          "counts", \.counts, .boolean,
          "Whether the answer is the merchant's; if not, the call is missed for rates and the rule."
        ),
      ])
  }
}

extension Codec where Value == CallBack {
  /// A call-back promised after a miss.
  static var callBack: Codec {
    .object(
      "callBack", "A call-back promised after a miss; it is no call in the rule's sense.",
      defaults: CallBack(),
      fields: [
        .defaulted(
          "chance", \.chance, .probability, "The chance that a missed call ends with the promise."),
        .defaulted(
          "delay", \.delay, .durations,
          "From the miss to the first try, and from each try to the next."),
        .defaulted(
          "tries", \.tries, .integer(in: 1...1_000),
          "How many tries are made before the contact goes on by text."),
        .defaulted(
          "answer", \.answer, .probability, "The chance that the customer answers a try."),
      ])
  }
}

extension Codec where Value == VoiceCalls {
  /// Contacts that begin as a voice call.
  static var voiceCalls: Codec {
    .object(
      "voice", "Contacts that begin as a voice call by the customer.", defaults: VoiceCalls(),
      fields: [
        .required("share", \.share, .probability, "The share of the kind's contacts that do."),
        .defaulted("duration", \.duration, .guidance, "How long guidance by voice takes."),
      ])
  }
}

extension Codec where Value == NightWindow {
  /// The hours of the night.
  static var night: Codec {
    .object(
      "night", "The hours of the night, and whether the merchant answers then.",
      defaults: NightWindow(),
      fields: [
        .defaulted("from", \.from, .timeOfDay, "When the night begins."),
        .defaulted("to", \.to, .timeOfDay, "When it ends."),
        .defaulted(
          "answers", \.answers, .boolean,
          "Whether the merchant opted to be rung at night.", synonyms: ["optIn", "open"]),
      ])
  }
}
