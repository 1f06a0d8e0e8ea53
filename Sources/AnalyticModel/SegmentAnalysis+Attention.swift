import ClosedForms
import MerchantModel
import SimRandom

/// Chats that one agent sees late, or that slow each other down.
extension SegmentAnalysis {
  mutating func deriveAttention(_ input: AnalysisInput, slots: Int) {
    let (reply, slowdown) = (input.segment.firstReply, input.segment.slowdown)
    var reasons =
      input.steadyArrivalReasons + input.roundTheClockReasons + input.voiceReasons
      + input.messageReasons
    if !input.offeredKinds.isEmpty {
      reasons.append("chats can turn into video, which frees the slot (offer)")
    }
    if input.staffing.agentCount != 1 {
      reasons.append("several agents share the chats (firstReply, slowdown)")
    }
    if input.scenario.customer.chatPatience != nil {
      reasons.append("customers leave (customer.chatPatience)")
    }
    if reply != nil && slowdown.perChat > 0 {
      reasons.append("chats that are seen late slow each other down (firstReply, slowdown)")
    }
    guard reasons.isEmpty else { return leave("chat queue", because: reasons) }
    let volume = input.segment.demand.volume.constantValue ?? 1
    let flow = ServiceFlow(input.kinds.map { ($0.dayMeans[0], $0.kind.text.seconds) })
      .scaled(by: volume / 86_400)
    do {
      if let reply {
        try deriveReplies(reply, flow, input, slots: slots)
        try deriveReplyRule(reply, flow, input, slots: slots)
      } else {
        try deriveSharing(flow, slots: slots, slowdown: slowdown.perChat)
      }
    } catch {
      leave("chat queue", because: [SegmentAnalysis.words(error)])
    }
  }

  private mutating func know(_ name: String, _ value: Double, _ form: ClosedForm) {
    figures.append(ExactFigure(measure: name, value, form, isLongRun: true))
  }

  // MARK: Slowdown

  private mutating func deriveSharing(
    _ flow: ServiceFlow, slots: Int, slowdown: Double
  ) throws(TheoryError) {
    let minutesPerMonth = 30.0 * 24 * 60
    if let agent = try? SharedAgent(
      arrivalRate: flow.rate, meanWork: flow.mean, slowdown: slowdown),
      agent.probability(openAbove: slots) < 1e-9
    {
      know("waiting_and_handling", agent.meanSojourn / 60, .processorSharing)
      know("occupancy", agent.meanOpen / Double(slots), .processorSharing)
      know("staff_effort", (1 - agent.idleProbability) * minutesPerMonth, .processorSharing)
    } else if let work = flow.exponentialMean {
      let agent = try SlottedAgent(
        arrivalRate: flow.rate, workRate: 1 / work, slots: slots, slowdown: slowdown)
      know("queue_wait", agent.meanWait, .birthDeath)
      know("queue_time", agent.meanWait, .birthDeath)
      know("waiting_and_handling", agent.meanSojourn / 60, .birthDeath)
      know("occupancy", agent.meanOpen / Double(slots), .birthDeath)
      know("staff_effort", (1 - agent.idleProbability) * minutesPerMonth, .birthDeath)
    } else {
      leave("chat queue", because: ["chats wait for a slot, and text guidance is not exponential"])
    }
  }

  // MARK: The first reply

  private mutating func deriveReplies(
    _ reply: FirstReply, _ flow: ServiceFlow, _ input: AnalysisInput, slots: Int
  ) throws(TheoryError) {
    let app = input.segment.app
    var reasons = input.scenario.rule.enabled ? input.responseReasons : []
    if app.foregroundShare != nil {
      reasons.append("merchants have foreground shares of their own (app.foregroundShare)")
    }
    guard let spells = SegmentAnalysis.spells(of: app), let replies = reply.rates,
      reasons.isEmpty
    else {
      if reasons.isEmpty {
        reasons = ["spells of the app and delays of the first reply are not all exponential"]
      }
      return leave("first reply", because: reasons)
    }
    let time = try ReplyTime(replies: replies, spells: spells, close: app.close.value)
    // Chats that nobody sees pile up while the app is in the background: slots enough for ten times the mean.
    guard Double(slots) >= 50 + 10 * flow.rate * (time.mean + flow.mean) else {
      return leave("first reply", because: ["chats wait for a slot (chats)"])
    }
    let serviceTime = input.scenario.measurement.serviceTime.inSeconds
    know("first_reply", time.mean, .phaseType)
    know("served_in_time", try time.probability(within: serviceTime), .phaseType)
    // Round the clock any hours are alike; without the assistant every reply is a person's, and nobody comes again.
    guard input.scenario.measurement.replyRates != nil else { return }
    know(
      "three_minute_reply_rate",
      try time.probability(within: ReplyRate.threeMinutes.limit.inSeconds), .phaseType)
    know(
      "thirty_second_answer_rate",
      try time.probability(within: ReplyRate.thirtySeconds.limit.inSeconds), .phaseType)
  }

  /// The mean spells of an app whose spells are exponential; else nil.
  private static func spells(of app: AppBehaviour) -> ReplyTime.ByState? {
    guard let foreground = app.foreground.seconds.exponentialMean,
      let background = app.background.seconds.exponentialMean
    else { return nil }
    let closed = app.close > .never ? app.closed.seconds.exponentialMean : 1
    return closed.map {
      ReplyTime.ByState(
        foreground: foreground, background: background * app.reminders, closed: $0)
    }
  }
}

extension FirstReply {
  /// The rates of exponential delays; nil if one of them is not.
  fileprivate var rates: ReplyTime.ByState? {
    func rate(_ law: DurationDistribution?) -> Double? {
      guard let law else { return 0 }
      return law.seconds.exponentialMean.map { 1 / $0 }
    }
    guard let foreground = rate(foreground), let background = rate(background),
      let closed = rate(closed)
    else { return nil }
    return ReplyTime.ByState(foreground: foreground, background: background, closed: closed)
  }
}
