import ClosedForms
import MerchantModel
import SimKernel

/// Cards, calls, answers, and what the rule makes of them.
extension SegmentExactness {
  mutating func deriveCalls(_ reading: SegmentReading) {
    guard !reading.offeredKinds.isEmpty else { return }
    deriveAcceptance(reading)
    do {
      try deriveFlow(reading)
    } catch {
      leave("calls", because: ["the closed form did not converge (\(error))"])
    }
  }

  /// Where all kinds are accepted alike, the share is known whatever becomes of the cards.
  private mutating func deriveAcceptance(_ reading: SegmentReading) {
    let shares = Set(reading.offeredKinds.map { reading.acceptance(of: $0.kind) })
    guard shares.count == 1, let share = shares.first else { return }
    figures.append(KnownFigure(measure: "cards_accepted", share, .thinnedPoisson))
  }

  private mutating func deriveFlow(_ reading: SegmentReading) throws(TheoryError) {
    let flowReasons =
      reading.volumeReasons + reading.repeatReasons + reading.voiceReasons
      + (reading.segment.replays.isEmpty ? [] : ["contacts are replayed from a file"])
      + (reading.staffing.chats == .byOthers
        ? [] : ["cards wait for a free chat slot (chats are not by others)"])
      + reading.gateReasons
    let callReasons =
      reading.tapReasons.filter { !flowReasons.contains($0) }
      + reading.ringAgainReasons
    let answerReasons = AnswerTheory.reasons(reading)
    let rules = reading.scenario.rule.enabled

    guard flowReasons.isEmpty else {
      leave("cards, calls, answer rate", because: flowReasons + callReasons + answerReasons)
      if rules { leave("suspensions", because: ["the calls of a day are not known"]) }
      return
    }
    let everything = callReasons + answerReasons
    let answers = everything.isEmpty ? try AnswerTheory(reading) : nil
    let flow = try CallFlow(reading, answers: answers)
    var isOn = [Double](repeating: 1, count: flow.days.count)
    if rules {
      let reasons =
        everything + ruleReasons(reading, flow, answers)
      guard reasons.isEmpty else {
        leave("suspensions", because: reasons)
        leave(
          "cards, calls, answer rate",
          because: ["the rule switches the feature off on days that theory does not give"])
        return
      }
      isOn = try deriveRule(reading, flow)
    }
    append(flow, isOn, reading, callReasons: callReasons, answerReasons: answerReasons)
  }

  private mutating func append(
    _ flow: CallFlow, _ isOn: [Double], _ reading: SegmentReading, callReasons: [String],
    answerReasons: [String]
  ) {
    let counted = reading.calendar.countedDays
    let adoption = reading.segment.adoption.value
    func sum(_ part: KeyPath<CallFlow.Day, Double>) -> Double {
      counted.reduce(0) { $0 + isOn[$1] * flow.days[$1][keyPath: part] } * adoption
    }
    let days = Double(counted.count)
    let cards = sum(\.cards)
    figures.append(KnownFigure(measure: "cards", cards / days, .thinnedPoisson))
    if figure("cards_accepted") == nil, cards > 0 {
      figures.append(
        KnownFigure(measure: "cards_accepted", sum(\.calls) / cards, .thinnedPoisson))
    }
    guard callReasons.isEmpty else {
      return leave("calls, answer rate", because: callReasons + answerReasons)
    }
    let calls = sum(\.calls)
    figures.append(KnownFigure(measure: "calls", calls / days, .thinnedPoisson))
    // Erlang's loss system may have told already.
    guard figure("answer_rate") == nil else { return }
    guard answerReasons.isEmpty, calls > 0 else {
      return leave("answer rate", because: answerReasons)
    }
    let answered = sum(\.answered)
    figures.append(KnownFigure(measure: "answer_rate", answered / calls, .firstPickUp))
    if answered > 0, sum(\.delay) > 0 {
      figures.append(
        KnownFigure(measure: "speed_of_answer", sum(\.delay) / answered, .firstPickUp))
    }
  }
}
