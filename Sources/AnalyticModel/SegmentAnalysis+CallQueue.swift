import ClosedForms
import MerchantModel
import SimKernel
import SimRandom

/// Calls to agents who answer at once unless they are in a call: Erlang's systems and M/G/1.
extension SegmentAnalysis {
  mutating func deriveCallQueue(_ input: AnalysisInput) {
    let voice =
      !input.kinds.isEmpty && input.kinds.allSatisfy { $0.kind.voice.share == .always }
    guard voice || (!input.offeredKinds.isEmpty && !input.callsTakeNoTime) else { return }
    let reasons = callQueueReasons(input, voice: voice)
    guard reasons.isEmpty else { return leave("calls that find agents busy", because: reasons) }
    let calls = ServiceFlow(
      voice
        ? input.kinds.map { ($0.dayMeans[0], $0.kind.voice.duration.seconds) }
        : input.offeredKinds.map {
          (
            $0.dayMeans[0] * $0.kind.offer.value * input.acceptance(of: $0.kind),
            $0.kind.video.seconds
          )
        })
    let volume = input.segment.demand.volume.constantValue ?? 1
    let flow = calls.scaled(by: volume / 86_400)
    do {
      switch input.segment.ring.whenAllBusy {
      case .reject: try deriveLoss(flow, agents: input.staffing.agentCount)
      case .keepRinging: try deriveRinging(flow, input)
      }
    } catch {
      leave("calls that find agents busy", because: [SegmentAnalysis.words(error)])
    }
  }

  private func callQueueReasons(_ input: AnalysisInput, voice: Bool) -> [String] {
    let segment = input.segment
    var reasons = input.steadyArrivalReasons + input.roundTheClockReasons
    reasons += input.ringReasons + input.ringAgainReasons
    if !voice { reasons += input.voiceReasons + input.tapReasons + input.gateReasons }
    if input.staffing.chats != .byOthers && voice {
      reasons.append("agents chat too (chats are not by others)")
    }
    if input.scenario.rule.enabled { reasons.append("the rule switches the feature off") }
    if segment.adoption < .always { reasons.append("not every merchant has the feature") }
    if !segment.night.answers { reasons.append("calls are closed at night") }
    if segment.staffing.groups.contains(where: { !$0.video && $0.count > 0 }) {
      reasons.append("some agents take no video")
    }
    if !AnswerTheory.isAlwaysForeground(segment.app)
      || segment.answering.foreground.chance < .always
      || segment.answering.foreground.delay.seconds.constantValue != 0
    {
      reasons.append("agents do not always answer at once")
    }
    let kinds = voice ? input.kinds : input.offeredKinds
    if kinds.contains(where: {
      $0.kind.drop > .never
        || (!voice && $0.kind.camera.on < .always && $0.kind.camera.videoWhenOff != nil)
    }) {
      reasons.append("calls drop, or last longer with the camera off")
    }
    return reasons
  }

  private mutating func know(_ name: String, _ value: Double, _ form: ClosedForm) {
    figures.append(ExactFigure(measure: name, value, form, isLongRun: true))
  }

  private mutating func deriveLoss(_ flow: ServiceFlow, agents: Int) throws(TheoryError) {
    let system = try LossSystem(arrivalRate: flow.rate, meanService: flow.mean, servers: agents)
    know("missed_busy", system.lossProbability, .erlangB)
    know("answer_rate", 1 - system.lossProbability, .erlangB)
    know("call_occupancy", system.meanBusy / Double(agents), .erlangB)
  }

  /// Derives calls that keep ringing until an agent is free. A time-out of a hundred mean waits or more counts as
  /// never reached.
  private mutating func deriveRinging(
    _ flow: ServiceFlow, _ input: AnalysisInput
  ) throws(TheoryError) {
    let agents = input.staffing.agentCount
    let timeout = input.segment.ring.timeout.inSeconds
    if let patience = input.scenario.customer.ringPatience?.seconds {
      guard let mean = patience.exponentialMean, let service = flow.exponentialMean,
        timeout >= 100 * mean
      else {
        return leave(
          "calls that find agents busy",
          because: [
            "calls and customer.ringPatience are not exponential, or ring.timeout is reached"
          ])
      }
      let system = try AbandonmentSystem(
        arrivalRate: flow.rate, serviceRate: 1 / service, patienceRate: 1 / mean, servers: agents)
      know("missed_hung_up", system.abandonmentProbability, .erlangA)
      know("answer_rate", 1 - system.abandonmentProbability, .erlangA)
      know("ring_time", system.meanWait, .erlangA)
      know("speed_of_answer", system.meanWaitOfServed, .erlangA)
      know("call_occupancy", system.utilisation, .erlangA)
      return
    }
    let wait: Double
    let utilisation: Double
    let form: ClosedForm
    if agents == 1 {
      let system = try SingleServerQueue(
        arrivalRate: flow.rate, meanService: flow.mean, squaredVariation: flow.squaredVariation)
      (wait, utilisation, form) = (system.meanWait, system.utilisation, .pollaczekKhinchine)
    } else if let service = flow.exponentialMean {
      let system = try DelaySystem(
        arrivalRate: flow.rate, serviceRate: 1 / service, servers: agents)
      (wait, utilisation, form) = (system.meanWait, system.utilisation, .erlangC)
    } else {
      return leave(
        "calls that find agents busy", because: ["several agents, and calls are not exponential"])
    }
    guard timeout >= 100 * wait else {
      return leave("calls that find agents busy", because: ["ring.timeout is reached"])
    }
    know("ring_time", wait, form)
    know("speed_of_answer", wait, form)
    know("call_occupancy", utilisation, form)
  }

  static func words(_ error: TheoryError) -> String {
    if case .unstable = error { return "work arrives faster than it can be done: no steady state" }
    return "the closed form does not reach these numbers"
  }
}
