import SimKernel

/// What happens to a merchant, as a person would tell it. Agents are numbered from 0, as rosters list them.
public enum ModelEvent: Hashable, Sendable {
  /// A day begins whose means are multiplied by a factor; told where days resemble each other.
  case dayIsBusy(factor: Double)
  /// A day begins on which the odds of noticing a ring are multiplied by a factor.
  case dayIsGood(odds: Double)
  /// An agent's shift begins, and ends at a time.
  case shiftBegins(agent: Int, until: SimTime)
  /// An agent's shift ends.
  case shiftEnds(agent: Int)
  /// An agent who has a shift now is away for it.
  case isAbsent(agent: Int)
  /// An agent's app comes to the foreground, goes to the background or is closed, or is found so as
  /// work begins.
  case appIs(AgentState, agent: Int)
  /// A customer asks for guidance.
  case arrived(ContactName)
  /// A customer comes back about an earlier matter.
  case cameBack(ContactName)
  /// A customer enters the chat queue.
  case queued(ContactName)
  /// A customer leaves the queue for a chat with an agent.
  case taken(ContactName, agent: Int, waited: SimDuration)
  /// An agent who was given a chat before replies for the first time on this visit to the queue.
  case replied(ContactName, agent: Int, after: SimDuration)
  /// A customer who meets nobody leaves a message.
  case leftMessage(ContactName)
  /// The message's turn has come, and its customer will answer.
  case readMessage(ContactName, answersAfter: SimDuration)
  /// The assistant takes a contact.
  case assistantTook(ContactName)
  /// The assistant hands it over to people.
  case assistantHandedOver(ContactName)
  /// The invitation card goes out.
  case cardSent(ContactName)
  /// The customer accepts it, and will tap after a while.
  case cardAccepted(ContactName, tapAfter: SimDuration)
  /// The customer does not want video.
  case cardDeclined(ContactName)
  /// The card dies untapped.
  case cardExpired(ContactName)
  /// The tap is refused.
  case tapRefused(ContactName, Refusal)
  /// The merchant's side begins to ring, for the customer's n-th time from 1; every agent in the order of
  /// the rosters.
  case rang(ContactName, attempt: Int, agents: [AgentAtRing])
  /// An agent answers.
  case answered(ContactName, agent: Int, after: SimDuration)
  /// A shared desk answers.
  case deskAnswered(ContactName, after: SimDuration)
  /// A missed call goes to the platform's desk.
  case wentToDesk(ContactName)
  /// The platform's desk answers.
  case reachedDesk(ContactName)
  /// A customer gives up at the platform's desk.
  case leftDesk(ContactName)
  /// Nobody answers in time.
  case missed(ContactName, MissReason, after: SimDuration)
  /// An agent picks up only to hang up, which counts as an answer.
  case hungUpByMerchant(ContactName, after: SimDuration)
  /// The customer will ring again.
  case willRingAgain(ContactName, after: SimDuration)
  /// An agent will try to call the customer back.
  case willCallBack(ContactName, after: SimDuration)
  /// An agent calls the customer back.
  case calledBack(ContactName, agent: Int, isAnswered: Bool)
  /// A voice call by the customer finds the feature off or the night closed.
  case voiceRefused(ContactName)
  /// Text guidance by an agent begins.
  case textBegan(ContactName, agent: Int, length: SimDuration)
  /// Text guidance by people outside the model begins.
  case textByOthersBegan(ContactName, length: SimDuration)
  /// Video guidance begins.
  case videoBegan(ContactName, length: SimDuration)
  /// Voice guidance begins.
  case voiceBegan(ContactName, length: SimDuration)
  /// A call with an agent, or with a shared desk, drops; what is left goes on by text.
  case callDropped(ContactName, agent: Int?)
  /// The customer is lost as the contact ends.
  case customerLost(ContactName)
  /// The customer complains of missed calls as the contact ends.
  case complainedOfMisses(ContactName)
  /// The contact ends.
  case ended(ContactName, ContactEnding)
  /// A day is judged by the rule.
  case judged(day: Int, offered: Int, answered: Int, isLow: Bool)
  /// A reply rate of a day that is judged: the customers on whom it was decided, and those of them who got a reply in time.
  case repliesJudged(ReplyRate, day: Int, customers: Int, replied: Int)
  /// A day ends with the feature off and is not judged.
  case notJudged(day: Int)
  /// A day is not judged, because the merchant is exempt.
  case exempt(day: Int)
  /// A day is not judged, because what was left of it after the return does not count.
  case partDayLeftOut(day: Int)
  /// A day is not judged, because no rule is for the merchant on it.
  case underNoRule(day: Int)
  /// A day is not judged, because it lies in a moratorium.
  case inMoratorium(day: Int)
  /// Another rule than before judges the merchant from a day on; rules are numbered from 0, as the scenario lists them.
  case cameUnderRule(Int, day: Int)
  /// The judgement of a day ends with a warning.
  case warned(day: Int)
  /// The judgement of a day throttles invitations.
  case throttled(day: Int, until: SimTime, share: Double)
  /// The merchant begins to anticipate the rule, or no longer does.
  case anticipates(Bool)
  /// The merchant sees the low rate of a day without a warning, and responds.
  case respondsToLowDay(day: Int)
  /// The merchant calls itself, and answers.
  case calledItself
  /// The merchant withholds a card, so that the day has too few calls to be low.
  case cardWithheld(ContactName)
  /// A throttle holds back a contact's card.
  case cardHeldBack(ContactName)
  /// The suspension never ends.
  case offForGood
  /// The feature is on again by itself.
  case cameBackByItself
  /// The judgement of a day suspends the feature.
  case suspended(day: Int, until: SimTime)
  /// The merchant gives the feature up.
  case leftForGood
  /// The merchant switches the feature on again.
  case returned
  /// The merchant files an appeal against a suspension.
  case appealFiled
  /// An appeal is decided, and the suspension stands.
  case appealUpheld
  /// An appeal is decided and the strike taken off; the feature is on again if the days off are not over.
  case appealOverturned(isOnAgain: Bool)

  /// The simulated day it belongs to: what midnight says of a day belongs to that day.
  public func day(at time: SimTime) -> Int {
    switch self {
    case .judged(let day, _, _, _), .repliesJudged(_, let day, _, _), .notJudged(let day),
      .suspended(let day, _),
      .exempt(let day), .partDayLeftOut(let day), .warned(let day), .throttled(let day, _, _),
      .respondsToLowDay(let day), .underNoRule(let day), .inMoratorium(let day),
      .cameUnderRule(_, let day):
      day
    case .leftForGood, .offForGood: max(time.dayIndex - 1, 0)
    default: time < .zero ? -1 : time.dayIndex
    }
  }
}

/// What an agent is to a ringing call as it starts.
public enum AgentAtRing: Hashable, Sendable {
  /// Takes no calls of this kind.
  case notRung
  /// Is in another call.
  case inCall
  /// Is rung in a state.
  case state(AgentState)
}

/// Why a tap is refused.
public enum Refusal: String, Hashable, Sendable {
  /// The feature is off.
  case off
  /// The merchant does not answer at night.
  case night
}

/// How a contact ends.
public enum ContactEnding: String, Hashable, Sendable {
  /// By text guidance.
  case text
  /// By video guidance.
  case video
  /// By voice guidance.
  case voice
  /// The customer leaves the chat queue.
  case leftQueue
  /// The customer gives up after a missed call.
  case gaveUp
  /// The customer left a message, and is gone at its turn.
  case notReached
  /// The assistant contained the contact.
  case contained
}

/// What a missed call is put down to.
public enum MissReason: String, Hashable, Sendable {
  /// Nobody is on shift.
  case nobodyOnShift
  /// Everybody on shift is in a call.
  case allBusy
  /// Somebody has the app in the foreground, and does not notice.
  case notNoticed
  /// The app is in the background at best.
  case background
  /// The app is closed on every phone.
  case closed
  /// The customer hangs up before the time-out.
  case hungUp
}

/// Which contact of a merchant: the day it was planned for, its kind, and its place among them.
public struct ContactName: Hashable, Sendable, BitwiseCopyable {
  /// The number, in the keys of draws, of the day of the matter's first contact; 20 bits of it.
  public let dayKey: Int
  /// The position of its kind in the scenario.
  public let kind: Int
  /// Its number among the day's contacts of the kind, from 0.
  public let place: Int
  /// How many contacts about the same matter came before.
  public let generation: Int
}

extension Contact {
  /// The contact's name for observers.
  var name: ContactName {
    @inline(__always) get {
      ContactName(
        dayKey: Int(key.rawValue >> 44), kind: Int(kind), place: Int(key.rawValue & 0xF_FFFF),
        generation: Int(key.rawValue >> 20 & 0xFF))
    }
  }
}

extension ContactEnding {
  init(_ ending: Ending) {
    switch ending {
    case .text: self = .text
    case .video: self = .video
    case .voice: self = .voice
    case .leftQueue: self = .leftQueue
    case .gaveUp: self = .gaveUp
    case .notReached: self = .notReached
    case .contained: self = .contained
    }
  }
}

extension MissReason {
  /// The reason that a counter counts.
  init(_ counter: Counter) {
    switch counter {
    case .missedNobodyOnShift: self = .nobodyOnShift
    case .missedAllBusy: self = .allBusy
    case .missedBackground: self = .background
    case .missedClosed: self = .closed
    case .missedHungUp: self = .hungUp
    default: self = .notNoticed
    }
  }
}
