import MerchantModel
import SimKernel
import SimRandom

/// Random valid scenarios of one small segment, a function of a number: for laws that hold whatever the
/// setting is.
///
/// Every switch of the model should have a chance of being thrown here; a new one needs a line in the
/// part it belongs to.
struct RandomScenario {
  var stream: RandomStream

  init(_ number: UInt64) {
    stream = RandomStream(
      StreamKey(seed: 2_026, replication: number, subject: 0, entity: 0, purpose: 0))
  }

  /// The scenario of a number; the same number gives the same scenario.
  static func make(_ number: UInt64) throws -> Scenario {
    var random = RandomScenario(number)
    return try random.scenario()
  }

  mutating func scenario() throws -> Scenario {
    var scenario = Scenario()
    scenario.seed = stream.next()
    scenario.calendar.days = Int.random(in: 4...10, using: &stream)
    scenario.platform.busyness = chance(0.5) ? 0.2 : 0
    scenario.kinds = try ["install", "usage"].map { try kind(named: $0) }
    scenario.customer = try customer()
    scenario.invitation.expiry = chance(0.5) ? .minutes(20) : .days(7)
    scenario.rule = try rule()
    if chance(0.5) { scenario.response = response() }
    scenario.customer.complaints.perCard = chance(0.5) ? probability() : .never
    scenario.segments = [try segment(of: scenario.kinds.map(\.name))]
    if chance(0.3) {
      scenario.calendar.horizon = .longRun
      // Two days of a response, and four of life before the warm-up.
      scenario.response.halfLife = .hours(6)
    }
    if chance(0.5) { addReactions(to: &scenario.customer) }
    if chance(0.5) { addPrecautions(to: &scenario.response) }
    if chance(0.5) { scenario.measurement.referenceThreshold = Threshold(stream.uniform()) }
    if chance(0.5) { addResemblance(to: &scenario) }
    if chance(0.3) { try addRules(to: &scenario) }
    if chance(0.3) { addDates(to: &scenario) }
    if chance(0.3) { try addCorrelation(to: &scenario.segments[0]) }
    if chance(0.5) { try addAttention(to: &scenario.segments[0]) }
    if chance(0.4) { scenario.customer.message = try message() }
    if chance(0.4) { try addAssistant(to: &scenario) }
    if chance(0.5) { addReplyRates(to: &scenario) }
    if chance(0.3) { try addDesk(to: &scenario) }
    if chance(0.3) { try addArms(to: &scenario) }
    return scenario
  }

  // MARK: Parts

  private mutating func kind(named name: String) throws -> ContactKind {
    var kind = ContactKind(name: name)
    kind.text = try duration(minutes: 30)
    kind.video = try duration(minutes: 10)
    kind.difficultyCorrelation = Double.random(in: -1...1, using: &stream)
    kind.offer = probability()
    kind.accept = probability()
    kind.tapDelay = try duration(minutes: 20)
    if chance(0.5) {
      kind.voice.share = probability()
      kind.voice.duration = try duration(minutes: 12)
    }
    if chance(0.5) {
      kind.drop = probability()
      kind.camera.on = probability()
      kind.camera.videoWhenOff = try duration(minutes: 14)
    }
    if chance(0.5) {
      kind.outcomes.resolvedByText = probability()
      kind.outcomes.resolvedByVideo = probability()
      kind.outcomes.returned.unresolved = probability()
      kind.outcomes.sale.text = probability()
      kind.outcomes.contactAgain.unresolved = probability()
      kind.outcomes.contactAgainDelay = try duration(minutes: 200)
      kind.outcomes.contactAgainHours = kind.drop > .never ? .ofKind : .any
    }
    return kind
  }

  private mutating func customer() throws -> Customer {
    var customer = Customer()
    customer.shy = chance(0.5) ? probability() : .never
    if chance(0.5) { customer.chatPatience = try duration(minutes: 20) }
    if chance(0.5) { customer.ringPatience = try duration(minutes: 1) }
    customer.afterMiss.ringAgain = probability()
    customer.afterMiss.delay = try duration(minutes: 3)
    customer.afterMiss.mostRings = Int.random(in: 1...4, using: &stream)
    customer.afterMiss.giveUp = probability()
    return customer
  }

  private mutating func addReactions(to customer: inout Customer) {
    customer.complaints.perMissedRing = probability()
    customer.afterMiss.refuseCard = probability()
    customer.loss.perMissedRing = chance(0.7) ? probability() : .never
    customer.loss.perMinute = chance(0.7) ? Probability(clamping: 0.1 * stream.uniform()) : .never
    customer.returnOdds.perMissedRing = Double.random(in: 0.5...3, using: &stream)
    customer.returnOdds.perMinute = Double.random(in: 0.9...1.2, using: &stream)
    customer.unresolvedOdds.perMissedRing = Double.random(in: 0.5...3, using: &stream)
    customer.unresolvedOdds.perMinute = Double.random(in: 0.9...1.2, using: &stream)
  }

  private mutating func addResemblance(to scenario: inout Scenario) {
    if chance(0.7) { scenario.platform.persistence = Double.random(in: 0..<1, using: &stream) }
    if chance(0.7) {
      scenario.segments[0].demand.persistence = Double.random(in: 0..<1, using: &stream)
    }
    if chance(0.5) { scenario.platform.withinDay = hours() }
    if chance(0.5) { scenario.segments[0].demand.withinDay = hours() }
    guard chance(0.8) else { return }
    scenario.segments[0].dayEffect.sd = Double.random(in: 0...3, using: &stream)
    scenario.segments[0].dayEffect.persistence = Double.random(in: 0..<1, using: &stream)
  }

  private mutating func hours() -> HourVariation {
    var hours = HourVariation()
    hours.busyness = Double.random(in: 0.05...1, using: &stream)
    hours.persistence = Double.random(in: 0..<1, using: &stream)
    return hours
  }

  private mutating func segment(of kinds: [String]) throws -> Segment {
    var segment = Segment(name: "shop")
    segment.merchants = 3
    for kind in kinds {
      segment.contacts.append(
        ContactRate(kind: kind, perDay: Double.random(in: 1...60, using: &stream)))
    }
    segment.demand.busyness = chance(0.5) ? 0.4 : 0
    segment.staffing = staffing()
    segment.app.foreground = try duration(minutes: 40)
    segment.app.background = try duration(minutes: 20)
    segment.app.close = chance(0.5) ? probability() : .never
    if chance(0.4) {
      segment.app.push = Push(chance: probability(), delay: try duration(minutes: 0.1))
    }
    segment.answering.foreground = try answering()
    segment.answering.foregroundChatting = chance(0.5) ? try answering() : nil
    segment.answering.background = try answering()
    segment.answering.closed = try answering()
    segment.answering.offShift = try answering()
    segment.adoption = chance(0.8) ? .always : probability()
    segment.ring = ring()
    segment.overflow = chance(0.3) ? try overflow() : nil
    segment.callBack = chance(0.3) ? try callBack() : nil
    segment.night.answers = chance(0.5)
    segment.age = chance(0.5) ? try duration(minutes: 5_000) : nil
    return segment
  }

  private mutating func staffing() -> Staffing {
    var staffing = Staffing()
    staffing.groups = [
      AgentGroup(name: "day", count: Int.random(in: 0...3, using: &stream), voice: chance(0.7)),
      AgentGroup(
        name: "late", count: Int.random(in: 0...2, using: &stream),
        roster: Roster(shifts: [Shift(from: .hour(18), to: .hour(2))]), video: chance(0.7)),
    ]
    staffing.absence = chance(0.5) ? probability() : .never
    staffing.chats =
      chance(0.5) ? .byOthers : .slots(Int.random(in: 1...3, using: &stream))
    return staffing
  }

  private mutating func ring() -> RingSetting {
    var ring = RingSetting()
    ring.timeout = .seconds(Int64.random(in: 10...180, using: &stream))
    ring.offer = .seconds(Int64.random(in: 5...60, using: &stream))
    ring.strategy = RingStrategy.allCases.randomElement(using: &stream) ?? .all
    ring.whenAllBusy = chance(0.5) ? .keepRinging : .reject
    ring.stateDuringRing = chance(0.5) ? .reevaluated : .atStart
    return ring
  }

  private mutating func overflow() throws -> OverflowDesk {
    var desk = OverflowDesk()
    desk.after = .seconds(Int64.random(in: 0...60, using: &stream))
    desk.chance = probability()
    desk.delay = try duration(minutes: 0.2)
    desk.counts = chance(0.5)
    return desk
  }

  /// The platform's desk, for part of the day, in place of one without limit.
  private mutating func addDesk(to scenario: inout Scenario) throws {
    var desk = Desk(shifts: [
      DeskShift(
        servers: Int.random(in: 0...2, using: &stream),
        shift: Shift(from: .hour(Int.random(in: 0...12, using: &stream)), to: .hour(22)))
    ])
    if chance(0.5) { desk.service = try duration(minutes: 8) }
    scenario.segments[0].overflow = nil
    scenario.desk = desk
  }

  private mutating func callBack() throws -> CallBack {
    var callBack = CallBack()
    callBack.chance = probability()
    callBack.delay = try duration(minutes: 10)
    callBack.tries = Int.random(in: 1...3, using: &stream)
    callBack.answer = probability()
    return callBack
  }

  mutating func rule() throws -> Rule {
    var rule = Rule()
    rule.enabled = chance(0.7)
    rule.minimumCalls = Int.random(in: 0...6, using: &stream)
    rule.lowDays = Int.random(in: 1...2, using: &stream)
    rule.suspensionDays = Int.random(in: 1...3, using: &stream)
    rule.returnDelay = try duration(minutes: 300)
    rule.counting.medium = CallCounting.Medium.allCases.randomElement(using: &stream) ?? .both
    rule.counting.night = chance(0.7)
    rule.counting.busy = chance(0.7)
    rule.counting.quickHangUp = chance(0.3) ? .seconds(20) : nil
    rule.counting.sameCallWithin = chance(0.3) ? .minutes(10) : nil
    rule.boundary = chance(0.5) ? .below : .atOrBelow
    rule.test = chance(0.7) ? .rate : .upperBound
    rule.fewCallDay = chance(0.5) ? .resets : .carries
    rule.trigger =
      chance(0.5) ? .lowDaysInARow : Rule.Trigger.allCases.randomElement(using: &stream) ?? .cusum
    rule.windowDays = Int.random(in: 2...3, using: &stream)
    rule.windowCalls = Int.random(in: 5...20, using: &stream)
    rule.warning = chance(0.5) ? .firstLowDay : .none
    rule.penalty = chance(0.7) ? .off : .throttle
    rule.throttledShare = probability()
    rule.ladder = chance(0.3) ? [0, 1, 2] : nil
    rule.reinstatement = chance(0.7) ? .byMerchant : chance(0.7) ? .byItself : .never
    rule.partDay = chance(0.5) ? .counts : .leftOut
    if chance(0.3) { rule.exemptions.youngerThan = .days(3) }
    if chance(0.1) { rule.exemptions.agentsUpTo = 1 }
    if chance(0.2) { rule.exemptions.callsBelow = 4 }
    rule.probationDays = chance(0.5) ? 2 : 0
    rule.probationThreshold = Threshold(0.9)
    return rule
  }

  private mutating func response() -> Response {
    var response = Response()
    response.diligence = Double.random(in: 1...4, using: &stream)
    response.cards = Double.random(in: 0...1, using: &stream)
    response.hangUp = probability()
    response.leave = chance(0.3) ? probability() : .never
    response.to = Response.Occasion.allCases.randomElement(using: &stream) ?? .penalties
    return response
  }

  private mutating func addPrecautions(to response: inout Response) {
    if chance(0.5) {
      response.lowDay.diligence = Double.random(in: 1...6, using: &stream)
      response.lowDay.halfLife = .hours(Int64.random(in: 6...48, using: &stream))
    }
    if chance(0.7) {
      response.anticipation.share = probability()
      response.anticipation.diligence = Double.random(in: 1...6, using: &stream)
      if chance(0.5) {
        response.anticipation.background = Double.random(in: 1...6, using: &stream)
      }
    }
    guard chance(0.7) else { return }
    response.gaming.withhold = probability()
    response.gaming.presence = chance(0.5) ? probability() : .never
    response.gaming.hangUp = chance(0.5) ? probability() : .never
    response.gaming.selfCalls = chance(0.5) ? probability() : .never
    response.gaming.selfCallsPerDay = Int.random(in: 1...4, using: &stream)
  }

  // MARK: Values

  mutating func chance(_ probability: Double) -> Bool { stream.uniform() < probability }

  /// Any probability, the certain ones among them.
  mutating func probability() -> Probability {
    Probability(clamping: Double.random(in: -0.2...1.2, using: &stream))
  }

  private mutating func answering() throws -> Answering {
    Answering(chance: probability(), delay: try duration(minutes: 0.2))
  }

  /// A constant, to make events coincide, or an exponential.
  mutating func duration(minutes mean: Double) throws -> DurationDistribution {
    chance(0.3)
      ? .always(SimDuration(seconds: 60 * mean))
      : DurationDistribution(seconds: try .exponential(mean: 60 * mean))
  }
}
