import MerchantModel
import SimKernel
import SimRandom

/// A segment as input of the closed forms, with the reasons why an assumption of theirs does not hold.
struct AnalysisInput {
  /// The scenario, whose rule is the one that judges the segment's merchants, if it is one.
  let scenario: Scenario
  /// Whether one rule judges them on all days, or none does.
  let isUnderOneRule: Bool
  let segment: Segment
  /// The contact kinds with drawn arrivals, each with the mean contacts of a merchant of volume 1 on each
  /// simulated day.
  let kinds: [(kind: ContactKind, dayMeans: [Double])]

  init(_ scenario: Scenario, _ segment: Segment) {
    let rule = scenario.onlyRule(of: segment)
    isUnderOneRule = rule != nil
    var judged = scenario
    judged.rulebook = Rulebook(rule ?? Rule())
    self.scenario = judged
    self.segment = segment
    let calendar = scenario.calendar
    kinds = scenario.kinds.compactMap { kind in
      guard segment.drawnContactsPerDay(of: kind.name) > 0 else { return nil }
      let factors = Campaign.dayFactors(of: kind, in: scenario.campaigns, on: calendar)
      return (kind, segment.drawnDayMeans(of: kind, factors: factors, on: calendar))
    }
  }

  var calendar: StudyCalendar { scenario.calendar }
  var staffing: Staffing { segment.staffing }

  /// The kinds for which cards are sent.
  var offeredKinds: [(kind: ContactKind, dayMeans: [Double])] {
    segment.adoption.value > 0 ? kinds.filter { $0.kind.offer.value > 0 } : []
  }

  /// The chance that a customer accepts a card of a kind.
  func acceptance(of kind: ContactKind) -> Double {
    (1 - scenario.customer.shy.value) * kind.accept.value
  }

  // Reasons why one assumption each does not hold; empty if it does.

  var volumeReasons: [String] {
    segment.demand.volume.support.lowerBound >= 0
      ? [] : ["demand.volume can be negative, and is then taken as 0"]
  }

  var repeatReasons: [String] {
    kinds.contains { kind, _ in
      let again = kind.outcomes.contactAgain
      let contained = kind.assistant?.contactAgain ?? ChanceByResolution()
      return max(again.text, again.video, again.unresolved) > .never
        || max(contained.resolved, contained.unresolved) > .never
    } ? ["contacts lead to new contacts about the same matter"] : []
  }

  /// Reasons why contacts are not one Poisson process of constant rate.
  var steadyArrivalReasons: [String] {
    var reasons = repeatReasons + dayLawReasons + dateReasons
    if kinds.contains(where: { Set($0.kind.hours.weights).count > 1 }) {
      reasons.append("contacts follow the hours of the day")
    }
    if segment.demand.busyness > 0 || scenario.platform.busyness > 0 {
      reasons.append("busyness differs from day to day")
    }
    if hoursVary { reasons.append("hours of a day have factors of their own (withinDay)") }
    return reasons
  }

  /// Reasons why days or merchants differ by more than their busyness.
  var dayLawReasons: [String] {
    var reasons: [String] = []
    if !segment.replays.isEmpty { reasons.append("contacts are replayed from a file") }
    if segment.demand.volume.constantValue == nil {
      reasons.append("merchants differ in demand.volume")
    }
    if kinds.contains(where: { Set($0.dayMeans).count > 1 }) {
      reasons.append("days differ by weekday or campaign")
    }
    return reasons
  }

  /// Reasons why the hours of a day or who works in them differ from date to date.
  var dateReasons: [String] {
    var reasons: [String] = []
    if scenario.campaigns.contains(where: { !$0.hours.isEmpty }) {
      reasons.append("campaigns have hours of their own (campaigns: hours)")
    }
    if staffing.hasDatedShifts { reasons.append("agents work dated shifts (datedShifts)") }
    return reasons
  }

  /// Reasons why merchants with the feature are not like the others.
  var adoptionReasons: [String] {
    let adoption = segment.adoptionCorrelation
    let differs =
      adoption.volume != 0 && segment.demand.volume.constantValue == nil
      || adoption.diligence != 0 && segment.diligence.constantValue == nil
    return segment.adoption < .always && differs
      ? ["adoption goes with what merchants are (adoptionCorrelation)"] : []
  }

  var roundTheClockReasons: [String] {
    var reasons: [String] = []
    let groups = staffing.groups.filter { $0.count > 0 }
    if groups.contains(where: { !isRoundTheClock($0) }) {
      reasons.append("agents are not on shift round the clock")
    }
    if staffing.absence > .never { reasons.append("agents can be absent") }
    return reasons
  }

  private func isRoundTheClock(_ group: AgentGroup) -> Bool {
    let worked = staffing.workedWeek(of: group).reduce(SimDuration.zero) {
      $0 + ($1.end - $1.start)
    }
    return worked == .days(7)
  }

  var responseReasons: [String] {
    let response = scenario.response
    let isOff =
      response.diligence == 1 && response.cards == 1 && !response.offersOnlyInForeground
      && response.hangUp == .never
    guard isOff else { return ["merchants respond to suspensions"] }
    let reasons = precautionReasons
    guard reasons.isEmpty else { return reasons }
    let calendar = scenario.calendar
    guard response.leave > .never && calendar.horizon == .longRun && calendar.warmup > 0 else {
      return []
    }
    return ["nobody leaves before a long run's counted days (calendar.horizon, response.leave)"]
  }

  /// Reasons why merchants answer or count otherwise because a rule is there.
  private var precautionReasons: [String] {
    let response = scenario.response
    var reasons: [String] = []
    if response.lowDay.isAnything {
      reasons.append("merchants respond to low days (response.lowDay)")
    }
    if response.anticipation.isAnything {
      reasons.append("merchants answer better because of the rule (response.anticipation)")
    }
    if response.gaming.isAnything { reasons.append("merchants game the rule (response.gaming)") }
    return reasons
  }

  /// Reasons why a call does not ring at the instant of the contact.
  var tapReasons: [String] {
    var reasons: [String] = []
    if staffing.chats != .byOthers {
      reasons.append("cards wait for a free chat slot (chats are not by others)")
    }
    if offeredKinds.contains(where: { $0.kind.tapDelay.seconds.constantValue != 0 }) {
      reasons.append("customers tap after a delay (tapDelay)")
    }
    return reasons
  }

  var ringAgainReasons: [String] {
    let after = scenario.customer.afterMiss
    return after.ringAgain > .never && after.mostRings > 1
      ? ["customers ring again after a miss"] : []
  }

  /// Reasons why a customer who is not shy accepts a card with another chance.
  var refusalReasons: [String] {
    guard scenario.customer.afterMiss.refuseCard > .never,
      !(repeatReasons + voiceReasons).isEmpty
    else { return [] }
    return ["customers who met a miss refuse a later card (customer.afterMiss.refuseCard)"]
  }

  /// Reasons why some contacts do not begin as a chat.
  var voiceReasons: [String] {
    (kinds.contains { $0.kind.voice.share > .never }
      ? ["contacts begin as voice calls (voice)"] : [])
      + (kinds.contains { $0.kind.assistant != nil }
        ? ["an assistant takes contacts first (assistant)"] : [])
  }

  /// Reasons why a ring is more than all agents at once, each in its state at the start.
  var ringReasons: [String] {
    var reasons: [String] = []
    if segment.ring.strategy != .all { reasons.append("calls hunt (ring.strategy)") }
    if segment.ring.stateDuringRing != .atStart {
      reasons.append("agents draw once more during a ring (ring.stateDuringRing)")
    }
    if segment.overflow != nil { reasons.append("a shared desk answers too (overflow)") }
    if scenario.desk?.serves(segment) ?? false {
      reasons.append("the platform's desk answers missed calls (desk)")
    }
    if segment.callBack != nil { reasons.append("missed customers are called back (callBack)") }
    return reasons
  }

  /// Reasons why a customer who finds no free slot does something else than wait or leave.
  var messageReasons: [String] {
    scenario.customer.message == nil ? [] : ["customers leave messages (customer.message)"]
  }

  var gateReasons: [String] {
    scenario.invitation.gate == .always ? [] : ["cards need a free or foreground agent (gate)"]
  }

  /// Whether all calls have length 0, so that no agent is ever busy with one.
  var callsTakeNoTime: Bool {
    offeredKinds.allSatisfy { kind, _ in
      kind.video.seconds.constantValue == 0
        && (kind.camera.videoWhenOff.map { $0.seconds.constantValue == 0 } ?? true)
    }
  }
}
