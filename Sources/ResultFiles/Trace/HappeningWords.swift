import MerchantModel
import SimKernel

/// Describes a happening in words and as facts for programs. A new happening needs a case here.
struct HappeningWords {
  /// One line for people, without a full stop.
  let sentence: String
  /// What programs get.
  let facts: HappeningFacts

  init(_ happening: Happening, names: HappeningNames) {
    switch happening {
    case .shiftBegins(let agent, let end):
      sentence = "\(names.agent(agent)) comes on shift, until \(names.moment(end))"
      facts = HappeningFacts("shiftBegins", agent: agent)
    case .shiftEnds(let agent):
      sentence = "\(names.agent(agent)) goes off shift"
      facts = HappeningFacts("shiftEnds", agent: agent)
    case .isAbsent(let agent):
      sentence = "\(names.agent(agent)) is absent from a shift"
      facts = HappeningFacts("isAbsent", agent: agent)
    case .appIs(let state, let agent):
      sentence = "\(names.agent(agent))'s app \(HappeningWords.word(app: state))"
      facts = HappeningFacts(
        "app", agent: agent, app: HappeningWords.word(.state(state)))
    case .arrived(let contact):
      sentence = "\(names.contact(contact)) arrives"
      facts = HappeningFacts("arrived", names.contact(contact))
    case .cameBack(let contact):
      sentence = "\(names.contact(contact)) comes back about the same matter"
      facts = HappeningFacts("cameBack", names.contact(contact))
    case .queued(let contact):
      sentence = "\(names.contact(contact)) enters the chat queue"
      facts = HappeningFacts("queued", names.contact(contact))
    case .taken(let contact, let agent, let waited):
      sentence =
        "\(names.contact(contact)) is taken by \(names.agent(agent)) "
        + (waited == .zero ? "at once" : "after \(names.duration(waited))")
      facts = HappeningFacts("taken", names.contact(contact), agent: agent, after: waited)
    case .cardSent(let contact):
      sentence = "\(names.contact(contact)) is sent the card"
      facts = HappeningFacts("cardSent", names.contact(contact))
    case .cardAccepted(let contact, let delay):
      sentence =
        "\(names.contact(contact)) accepts the card, and means to tap it "
        + "in \(names.duration(delay))"
      facts = HappeningFacts("cardAccepted", names.contact(contact), after: delay)
    case .cardDeclined(let contact):
      sentence = "\(names.contact(contact)) declines the card"
      facts = HappeningFacts("cardDeclined", names.contact(contact))
    case .cardExpired(let contact):
      sentence = "\(names.contact(contact)): the card expires untapped"
      facts = HappeningFacts("cardExpired", names.contact(contact))
    case .tapRefused(let contact, let reason):
      sentence =
        "\(names.contact(contact)) taps, and is refused: "
        + (reason == .off ? "the feature is off" : "the night is not answered")
      facts = HappeningFacts("tapRefused", names.contact(contact), reason: reason.rawValue)
    case .rang(let contact, let attempt, let agents):
      let states = agents.map(HappeningWords.word)
      sentence =
        "\(names.contact(contact)) rings\(attempt > 1 ? ", attempt \(attempt)" : ""): "
        + states.enumerated().map { "\(names.agent($0)) \($1)" }.joined(separator: ", ")
      facts = HappeningFacts("rang", names.contact(contact), attempt: attempt, agents: states)
    case .answered(let contact, let agent, let delay):
      sentence =
        "\(names.contact(contact)) is answered by \(names.agent(agent)) "
        + "after \(names.duration(delay))"
      facts = HappeningFacts("answered", names.contact(contact), agent: agent, after: delay)
    case .deskAnswered(let contact, let delay):
      sentence =
        "\(names.contact(contact)) is answered by the shared desk after \(names.duration(delay))"
      facts = HappeningFacts("deskAnswered", names.contact(contact), after: delay)
    case .missed(let contact, let reason, let delay):
      sentence =
        "\(names.contact(contact)) is missed after \(names.duration(delay)): "
        + HappeningWords.word(reason)
      facts = HappeningFacts(
        "missed", names.contact(contact), after: delay, reason: reason.rawValue)
    case .hungUpByMerchant(let contact, let delay):
      sentence =
        "\(names.contact(contact)) is picked up and hung up on after \(names.duration(delay)); "
        + "it counts as answered"
      facts = HappeningFacts("hungUpByMerchant", names.contact(contact), after: delay)
    case .willRingAgain(let contact, let delay):
      sentence = "\(names.contact(contact)) will ring again in \(names.duration(delay))"
      facts = HappeningFacts("willRingAgain", names.contact(contact), after: delay)
    case .willCallBack(let contact, let delay):
      sentence = "\(names.contact(contact)) will be called back in \(names.duration(delay))"
      facts = HappeningFacts("willCallBack", names.contact(contact), after: delay)
    case .calledBack(let contact, let agent, let isAnswered):
      sentence =
        "\(names.contact(contact)) is called back by \(names.agent(agent))"
        + (isAnswered ? "" : ", and does not answer")
      facts = HappeningFacts(
        isAnswered ? "calledBack" : "calledBackInVain", names.contact(contact), agent: agent)
    case .voiceRefused(let contact):
      sentence = "\(names.contact(contact)) calls by voice, and is refused"
      facts = HappeningFacts("voiceRefused", names.contact(contact))
    case .textBegan(let contact, let agent, let length):
      sentence =
        "\(names.contact(contact)) is guided by text by \(names.agent(agent)) "
        + "for \(names.duration(length))"
      facts = HappeningFacts("textBegan", names.contact(contact), agent: agent, length: length)
    case .textByOthersBegan(let contact, let length):
      sentence =
        "\(names.contact(contact)) is guided by text by others for \(names.duration(length))"
      facts = HappeningFacts("textByOthersBegan", names.contact(contact), length: length)
    case .videoBegan(let contact, let length):
      sentence = "\(names.contact(contact)) is guided by video for \(names.duration(length))"
      facts = HappeningFacts("videoBegan", names.contact(contact), length: length)
    case .voiceBegan(let contact, let length):
      sentence = "\(names.contact(contact)) is guided by voice for \(names.duration(length))"
      facts = HappeningFacts("voiceBegan", names.contact(contact), length: length)
    case .callDropped(let contact, let agent):
      let partner = agent.map(names.agent) ?? "the shared desk"
      sentence = "\(names.contact(contact)): the call with \(partner) drops"
      facts = HappeningFacts("callDropped", names.contact(contact), agent: agent)
    case .ended(let contact, let ending):
      sentence = "\(names.contact(contact)) \(HappeningWords.word(ending))"
      facts = HappeningFacts("ended", names.contact(contact), reason: ending.rawValue)
    case .judged(_, let offered, let answered, let isLow):
      sentence =
        "the day is judged: \(answered) of \(offered) calls answered, "
        + (isLow ? "a low day" : "not low")
      facts = HappeningFacts("judged", offered: offered, answered: answered, isLow: isLow)
    case .notJudged:
      sentence = "the day is not judged: the feature is off"
      facts = HappeningFacts("notJudged")
    case .exempt:
      sentence = "the day is not judged: the merchant is exempt"
      facts = HappeningFacts("exempt")
    case .partDayLeftOut:
      sentence = "the day is not judged: the feature came back in the course of it"
      facts = HappeningFacts("partDayLeftOut")
    case .warned:
      sentence = "the merchant is warned"
      facts = HappeningFacts("warned")
    case .throttled(_, let end, let share):
      sentence =
        "\(NumberText.fixed(100 * share, decimals: 0)) % of invitations are let through "
        + "until \(names.moment(end))"
      facts = HappeningFacts("throttled")
    case .cardHeldBack(let contact):
      sentence = "\(names.contact(contact)) is sent no card: invitations are throttled"
      facts = HappeningFacts("cardHeldBack", names.contact(contact))
    case .offForGood:
      sentence = "the feature stays off for good"
      facts = HappeningFacts("offForGood")
    case .cameBackByItself:
      sentence = "the feature is on again"
      facts = HappeningFacts("cameBackByItself")
    case .suspended(_, let end):
      sentence = "the feature is suspended until \(names.moment(end))"
      facts = HappeningFacts("suspended")
    case .leftForGood:
      sentence = "the merchant gives the feature up"
      facts = HappeningFacts("leftForGood")
    case .returned:
      sentence = "the merchant switches the feature on again"
      facts = HappeningFacts("returned")
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
    }
  }
}
