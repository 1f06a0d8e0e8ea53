import ClosedForms
import MerchantModel
import SimKernel

/// Cards, calls and answers, and the effect of the rule on them.
extension SegmentAnalysis {
  mutating func deriveCalls(_ input: AnalysisInput) {
    guard !input.offeredKinds.isEmpty else { return }
    deriveAcceptance(input)
    do {
      try deriveFlow(input)
    } catch {
      leave("calls", because: ["the closed form did not converge (\(error))"])
    }
  }

  /// Derives the share of accepted cards if it is the same for all kinds. It does not depend on the number of cards.
  private mutating func deriveAcceptance(_ input: AnalysisInput) {
    let shares = Set(input.offeredKinds.map { input.acceptance(of: $0.kind) })
    guard shares.count == 1, let share = shares.first else { return }
    let reasons = input.refusalReasons
    guard reasons.isEmpty else { return leave("cards accepted", because: reasons) }
    figures.append(ExactFigure(measure: "cards_accepted", share, .thinnedPoisson))
  }

  private mutating func deriveFlow(_ input: AnalysisInput) throws(TheoryError) {
    let flowReasons =
      input.volumeReasons + input.repeatReasons + input.voiceReasons
      + (input.segment.replays.isEmpty ? [] : ["contacts are replayed from a file"])
      + (input.staffing.chats == .byOthers
        ? [] : ["cards wait for a free chat slot (chats are not by others)"])
      + input.gateReasons + input.dateReasons + input.adoptionReasons
    let callReasons =
      input.tapReasons.filter { !flowReasons.contains($0) }
      + input.ringAgainReasons
    let answerReasons = AnswerTheory.reasons(input)
    let rules = input.scenario.rule.enabled

    guard flowReasons.isEmpty else {
      leave("cards, calls, answer rate", because: flowReasons + callReasons + answerReasons)
      if rules { leave("suspensions", because: ["the calls of a day are not known"]) }
      return
    }
    let everything = callReasons + answerReasons
    let answers = everything.isEmpty ? try AnswerTheory(input) : nil
    let scored = everything.isEmpty ? try ScoredDays(input) : nil
    let flow =
      if let scored { scored.mean } else { try CallFlow(input, answers: answers) }
    var onDays = flow.days
    if rules {
      let reasons =
        everything + ruleReasons(input, flow, answers)
      guard reasons.isEmpty else {
        leave("suspensions", because: reasons)
        leave(
          "cards, calls, answer rate",
          because: ["the rule switches the feature off on days that theory does not give"])
        return
      }
      if let scored {
        onDays = try deriveRule(input, scored)
      } else {
        let isOn = try deriveRule(input, flow)
        onDays = zip(flow.days, isOn).map { day, share in
          CallFlow.Day(
            cards: share * day.cards, calls: share * day.calls, answered: share * day.answered,
            delay: share * day.delay)
        }
      }
    }
    append(onDays, input, callReasons: callReasons, answerReasons: answerReasons)
  }

  /// Appends what misses lead to: every contact that is known here rings once, if at all.
  private mutating func appendMisses(
    calls: Double, answered: Double, _ input: AnalysisInput
  ) {
    let customer = input.scenario.customer
    guard customer.reactsToMisses else { return }
    let missed = calls - answered
    let days = Double(input.calendar.countedDays.count)
    func known(_ name: String, _ value: Double) {
      figures.append(ExactFigure(measure: name, value, .firstPickUp))
    }
    known("customers_missed", missed / calls)
    known("rings_missed", 30 * missed / days)
    guard let contacts = figure("contacts")?.value, contacts > 0 else { return }
    let missedContacts = missed / days / contacts
    known(
      "complaints_about_misses", missedContacts * customer.complaints.perMissedRing.value)
    guard customer.loss.perMinute == .never else {
      return leave(
        "customers lost", because: ["waiting loses customers too (customer.loss.perMinute)"])
    }
    known("customers_lost", missedContacts * customer.loss.perMissedRing.value)
  }

  /// - Parameter onDays: The expected numbers of an adopter on each simulated day, none while the feature is off.
  private mutating func append(
    _ onDays: [CallFlow.Day], _ input: AnalysisInput, callReasons: [String],
    answerReasons: [String]
  ) {
    let counted = input.calendar.countedDays
    let adoption = input.segment.adoption.value
    func sum(_ part: KeyPath<CallFlow.Day, Double>) -> Double {
      counted.reduce(0) { $0 + onDays[$1][keyPath: part] } * adoption
    }
    let days = Double(counted.count)
    let cards = sum(\.cards)
    figures.append(ExactFigure(measure: "cards", cards / days, .thinnedPoisson))
    if figure("cards_accepted") == nil, cards > 0 {
      figures.append(
        ExactFigure(measure: "cards_accepted", sum(\.calls) / cards, .thinnedPoisson))
    }
    guard callReasons.isEmpty else {
      return leave("calls, answer rate", because: callReasons + answerReasons)
    }
    let calls = sum(\.calls)
    figures.append(ExactFigure(measure: "calls", calls / days, .thinnedPoisson))
    // Erlang's loss system may have given it already.
    guard figure("answer_rate") == nil else { return }
    guard answerReasons.isEmpty, calls > 0 else {
      return leave("answer rate", because: answerReasons)
    }
    let answered = sum(\.answered)
    figures.append(ExactFigure(measure: "answer_rate", answered / calls, .firstPickUp))
    appendMisses(calls: calls, answered: answered, input)
    if answered > 0, sum(\.delay) > 0 {
      figures.append(
        ExactFigure(measure: "speed_of_answer", sum(\.delay) / answered, .firstPickUp))
    }
  }
}
