import MerchantModel
import SimKernel

/// Describes an event in words and as facts for programs. A new event needs a case here.
struct ModelEventWords {
  /// One line for people, without a full stop.
  let sentence: String
  /// What programs get.
  let facts: ModelEventFacts

  init(_ event: ModelEvent, names: ModelEventNames) {
    switch event {
    case .dayIsBusy(let factor):
      sentence = "the day brings \(NumberText.fixed(factor, decimals: 2)) times its usual contacts"
      facts = ModelEventFacts("dayIsBusy", factor: factor)
    case .dayIsGood(let odds):
      sentence =
        "on this day the odds of noticing a ring are \(NumberText.fixed(odds, decimals: 2)) times "
        + "the usual"
      facts = ModelEventFacts("dayIsGood", factor: odds)
    case .shiftBegins(let agent, let end):
      sentence = "\(names.agent(agent)) comes on shift, until \(names.moment(end))"
      facts = ModelEventFacts("shiftBegins", agent: agent)
    case .shiftEnds(let agent):
      sentence = "\(names.agent(agent)) goes off shift"
      facts = ModelEventFacts("shiftEnds", agent: agent)
    case .isAbsent(let agent):
      sentence = "\(names.agent(agent)) is absent from a shift"
      facts = ModelEventFacts("isAbsent", agent: agent)
    case .appIs(let state, let agent):
      sentence = "\(names.agent(agent))'s app \(ModelEventWords.word(app: state))"
      facts = ModelEventFacts(
        "app", agent: agent, app: ModelEventWords.word(.state(state)))
    case .arrived(let contact):
      sentence = "\(names.contact(contact)) arrives"
      facts = ModelEventFacts("arrived", names.contact(contact))
    case .cameBack(let contact):
      sentence = "\(names.contact(contact)) comes back about the same matter"
      facts = ModelEventFacts("cameBack", names.contact(contact))
    case .queued(let contact):
      sentence = "\(names.contact(contact)) enters the chat queue"
      facts = ModelEventFacts("queued", names.contact(contact))
    case .taken(let contact, let agent, let waited):
      sentence =
        "\(names.contact(contact)) is taken by \(names.agent(agent)) "
        + (waited == .zero ? "at once" : "after \(names.duration(waited))")
      facts = ModelEventFacts("taken", names.contact(contact), agent: agent, after: waited)
    case .replied(let contact, let agent, let delay):
      sentence =
        "\(names.contact(contact)) gets a reply of \(names.agent(agent)) after \(names.duration(delay))"
      facts = ModelEventFacts("replied", names.contact(contact), agent: agent, after: delay)
    case .leftMessage(let contact):
      sentence = "\(names.contact(contact)) meets nobody, and leaves a message"
      facts = ModelEventFacts("leftMessage", names.contact(contact))
    case .readMessage(let contact, let delay):
      sentence =
        "\(names.contact(contact)): the message is read, and the customer will answer "
        + "in \(names.duration(delay))"
      facts = ModelEventFacts("readMessage", names.contact(contact), after: delay)
    case .assistantTook(let contact):
      sentence = "\(names.contact(contact)) meets the assistant"
      facts = ModelEventFacts("assistantTook", names.contact(contact))
    case .assistantHandedOver(let contact):
      sentence = "\(names.contact(contact)) is handed over to people by the assistant"
      facts = ModelEventFacts("assistantHandedOver", names.contact(contact))
    case .cardSent(let contact):
      sentence = "\(names.contact(contact)) is sent the card"
      facts = ModelEventFacts("cardSent", names.contact(contact))
    case .cardAccepted(let contact, let delay):
      sentence =
        "\(names.contact(contact)) accepts the card, and means to tap it "
        + "in \(names.duration(delay))"
      facts = ModelEventFacts("cardAccepted", names.contact(contact), after: delay)
    case .cardDeclined(let contact):
      sentence = "\(names.contact(contact)) declines the card"
      facts = ModelEventFacts("cardDeclined", names.contact(contact))
    case .cardExpired(let contact):
      sentence = "\(names.contact(contact)): the card expires untapped"
      facts = ModelEventFacts("cardExpired", names.contact(contact))
    case .tapRefused(let contact, let reason):
      sentence =
        "\(names.contact(contact)) taps, and is refused: "
        + (reason == .off ? "the feature is off" : "the night is not answered")
      facts = ModelEventFacts("tapRefused", names.contact(contact), reason: reason.rawValue)
    case .rang(let contact, let attempt, let agents):
      let states = agents.map(ModelEventWords.word)
      sentence =
        "\(names.contact(contact)) rings\(attempt > 1 ? ", attempt \(attempt)" : ""): "
        + states.enumerated().map { "\(names.agent($0)) \($1)" }.joined(separator: ", ")
      facts = ModelEventFacts("rang", names.contact(contact), attempt: attempt, agents: states)
    case .answered(let contact, let agent, let delay):
      sentence =
        "\(names.contact(contact)) is answered by \(names.agent(agent)) "
        + "after \(names.duration(delay))"
      facts = ModelEventFacts("answered", names.contact(contact), agent: agent, after: delay)
    case .deskAnswered(let contact, let delay):
      sentence =
        "\(names.contact(contact)) is answered by the shared desk after \(names.duration(delay))"
      facts = ModelEventFacts("deskAnswered", names.contact(contact), after: delay)
    case .wentToDesk(let contact):
      sentence = "\(names.contact(contact)) goes to the platform's desk"
      facts = ModelEventFacts("wentToDesk", names.contact(contact))
    case .reachedDesk(let contact):
      sentence = "\(names.contact(contact)) is answered at the platform's desk"
      facts = ModelEventFacts("reachedDesk", names.contact(contact))
    case .leftDesk(let contact):
      sentence = "\(names.contact(contact)) gives up at the platform's desk"
      facts = ModelEventFacts("leftDesk", names.contact(contact))
    case .missed(let contact, let reason, let delay):
      sentence =
        "\(names.contact(contact)) is missed after \(names.duration(delay)): "
        + ModelEventWords.word(reason)
      facts = ModelEventFacts(
        "missed", names.contact(contact), after: delay, reason: reason.rawValue)
    case .hungUpByMerchant(let contact, let delay):
      sentence =
        "\(names.contact(contact)) is picked up and hung up on after \(names.duration(delay)); "
        + "it counts as answered"
      facts = ModelEventFacts("hungUpByMerchant", names.contact(contact), after: delay)
    case .willRingAgain(let contact, let delay):
      sentence = "\(names.contact(contact)) will ring again in \(names.duration(delay))"
      facts = ModelEventFacts("willRingAgain", names.contact(contact), after: delay)
    case .willCallBack(let contact, let delay):
      sentence = "\(names.contact(contact)) will be called back in \(names.duration(delay))"
      facts = ModelEventFacts("willCallBack", names.contact(contact), after: delay)
    case .calledBack(let contact, let agent, let isAnswered):
      sentence =
        "\(names.contact(contact)) is called back by \(names.agent(agent))"
        + (isAnswered ? "" : ", and does not answer")
      facts = ModelEventFacts(
        isAnswered ? "calledBack" : "calledBackInVain", names.contact(contact), agent: agent)
    case .voiceRefused(let contact):
      sentence = "\(names.contact(contact)) calls by voice, and is refused"
      facts = ModelEventFacts("voiceRefused", names.contact(contact))
    case .textBegan(let contact, let agent, let length):
      sentence =
        "\(names.contact(contact)) is guided by text by \(names.agent(agent)) "
        + "for \(names.duration(length))"
      facts = ModelEventFacts("textBegan", names.contact(contact), agent: agent, length: length)
    case .textByOthersBegan(let contact, let length):
      sentence =
        "\(names.contact(contact)) is guided by text by others for \(names.duration(length))"
      facts = ModelEventFacts("textByOthersBegan", names.contact(contact), length: length)
    case .videoBegan(let contact, let length):
      sentence = "\(names.contact(contact)) is guided by video for \(names.duration(length))"
      facts = ModelEventFacts("videoBegan", names.contact(contact), length: length)
    case .voiceBegan(let contact, let length):
      sentence = "\(names.contact(contact)) is guided by voice for \(names.duration(length))"
      facts = ModelEventFacts("voiceBegan", names.contact(contact), length: length)
    case .callDropped(let contact, let agent):
      let partner = agent.map(names.agent) ?? "the shared desk"
      sentence = "\(names.contact(contact)): the call with \(partner) drops"
      facts = ModelEventFacts("callDropped", names.contact(contact), agent: agent)
    case .customerLost(let contact):
      sentence = "\(names.contact(contact)): the customer is lost"
      facts = ModelEventFacts("customerLost", names.contact(contact))
    case .complainedOfMisses(let contact):
      sentence = "\(names.contact(contact)): the customer complains of missed calls"
      facts = ModelEventFacts("complainedOfMisses", names.contact(contact))
    case .ended(let contact, let ending):
      sentence = "\(names.contact(contact)) \(ModelEventWords.word(ending))"
      facts = ModelEventFacts("ended", names.contact(contact), reason: ending.rawValue)
    case .judged(_, let offered, let answered, let isLow):
      sentence =
        "the day is judged: \(answered) of \(offered) calls answered, "
        + (isLow ? "a low day" : "not low")
      facts = ModelEventFacts("judged", offered: offered, answered: answered, isLow: isLow)
    case .repliesJudged(let rate, _, let customers, let replied):
      sentence =
        "\(replied) of \(customers) customers got a reply within \(names.duration(rate.limit))"
      facts = ModelEventFacts("repliesJudged", offered: customers, answered: replied)
    case .notJudged:
      sentence = "the day is not judged: the feature is off"
      facts = ModelEventFacts("notJudged")
    case .exempt:
      sentence = "the day is not judged: the merchant is exempt"
      facts = ModelEventFacts("exempt")
    case .partDayLeftOut:
      sentence = "the day is not judged: the feature came back in the course of it"
      facts = ModelEventFacts("partDayLeftOut")
    case .underNoRule:
      sentence = "the day is not judged: no rule is for the merchant"
      facts = ModelEventFacts("underNoRule")
    case .inMoratorium:
      sentence = "the day is not judged: it lies in a moratorium"
      facts = ModelEventFacts("inMoratorium")
    case .cameUnderRule(let rule, _):
      sentence = "the rule \(names.rule(rule)) judges the merchant from this day on"
      facts = ModelEventFacts("cameUnderRule", reason: names.rule(rule))
    case .warned:
      sentence = "the merchant is warned"
      facts = ModelEventFacts("warned")
    case .throttled(_, let end, let share):
      sentence =
        "\(NumberText.fixed(100 * share, decimals: 0)) % of invitations are let through "
        + "until \(names.moment(end))"
      facts = ModelEventFacts("throttled")
    case .anticipates(let begins):
      sentence =
        "the merchant \(begins ? "anticipates the rule" : "no longer anticipates the rule")"
      facts = ModelEventFacts(begins ? "anticipates" : "anticipatesNoMore")
    case .respondsToLowDay:
      sentence = "the merchant sees the low rate, and responds"
      facts = ModelEventFacts("respondsToLowDay")
    case .calledItself:
      sentence = "the merchant calls itself, and answers"
      facts = ModelEventFacts("calledItself")
    case .cardWithheld(let contact):
      sentence =
        "\(names.contact(contact)) is sent no card: one call more, and the day could be low"
      facts = ModelEventFacts("cardWithheld", names.contact(contact))
    case .cardHeldBack(let contact):
      sentence = "\(names.contact(contact)) is sent no card: invitations are throttled"
      facts = ModelEventFacts("cardHeldBack", names.contact(contact))
    case .offForGood:
      sentence = "the feature stays off for good"
      facts = ModelEventFacts("offForGood")
    case .cameBackByItself:
      sentence = "the feature is on again"
      facts = ModelEventFacts("cameBackByItself")
    case .suspended(_, let end):
      sentence = "the feature is suspended until \(names.moment(end))"
      facts = ModelEventFacts("suspended")
    case .leftForGood:
      sentence = "the merchant gives the feature up"
      facts = ModelEventFacts("leftForGood")
    case .returned:
      sentence = "the merchant switches the feature on again"
      facts = ModelEventFacts("returned")
    case .appealFiled:
      sentence = "the merchant appeals"
      facts = ModelEventFacts("appealFiled")
    case .appealUpheld:
      sentence = "the appeal is decided: the suspension stands"
      facts = ModelEventFacts("appealUpheld")
    case .appealOverturned(let isOnAgain):
      sentence =
        "the appeal is decided: the suspension is overturned, and the strike taken off"
        + (isOnAgain ? "; the feature is on again" : "")
      facts = ModelEventFacts(isOnAgain ? "appealBroughtBack" : "appealOverturned")
    }
  }

  private static func word(app state: AgentState) -> String {
    switch state {
    case .foreground, .foregroundChatting: "is in the foreground"
    case .background: "is in the background"
    case .closed: "is closed"
    case .offShift: "is off shift"
    }
  }

  private static func word(_ agent: AgentAtRing) -> String {
    switch agent {
    case .notRung: "not rung"
    case .inCall: "in a call"
    case .state(.foreground): "foreground"
    case .state(.foregroundChatting): "foreground, chatting"
    case .state(.background): "background"
    case .state(.closed): "app closed"
    case .state(.offShift): "off shift"
    }
  }

  private static func word(_ reason: MissReason) -> String {
    switch reason {
    case .nobodyOnShift: "nobody on shift"
    case .allBusy: "everybody on shift in a call"
    case .notNoticed: "not noticed in the foreground"
    case .background: "the app in the background"
    case .closed: "the app closed"
    case .hungUp: "the customer hung up"
    }
  }

  private static func word(_ ending: ContactEnding) -> String {
    switch ending {
    case .text: "ends by text"
    case .video: "ends by video"
    case .voice: "ends by voice"
    case .leftQueue: "leaves the queue unguided"
    case .gaveUp: "gives up"
    case .contained: "ends with the assistant"
    case .notReached: "left a message, and is no longer reached"
    }
  }
}
