import SimKernel
import SimRandom

/// One merchant's days, simulated event by event.
///
/// The value is an arena: it is made once for a segment, and every merchant of it runs in the same
/// memory. What happens at an event is in the extensions, one file a part of the model: demand, chat,
/// invitation, ringing, ending, midnight.
///
/// What the loop calls is `mutating` or inlined without exception: a call of a method that only reads is handed a copy of
/// the whole arena on the stack (Swift 6.3).
struct MerchantSimulation<Observer: MerchantObserver>: ~Copyable {
  let plan: SegmentPlan
  var clock: TracedSimulation<MerchantEvent, Observer>
  var streams: StreamSource {
    didSet { setRoundKeys() }
  }
  /// Follow from the streams.
  private(set) var roundKeys: Buffer<Philox4x64.Key>
  var tallies: Tallies
  /// Over all merchants since they were last taken away.
  var distributions = CountedDistributions()
  /// The days whose observations are kept: the counted ones, or none in a comparison.
  var observedDays: Range<Int>
  /// Observations kept one by one instead, while somebody wants them so.
  var observed = Buffer<Observed>(capacity: 8)
  var keepsObserved = false
  /// The earliest day that anything pending can be booked on, of a world that was written down.
  var oldestDay = 0

  // The merchant of this run.
  var volume = 1.0
  var hasAdopted = true
  var app: AppPlan
  var answerChances: Buffer<Double>

  // The response to a suspension.
  var diligenceFactor = FadingFactor()
  var cardsFactor = FadingFactor()
  var respondsUntil = SimTime.distantPast

  /// Used where noticing is tilted, and nowhere else.
  var tilt = AnswerTilt()

  // The comparison with video off.
  var role = Role.alone
  var arrivalsSoFar: UInt32 = 0
  /// How long each arrival took to the end of its handling with video off, -1 if it was not guided to
  /// the end; by number.
  var elapsedByArrival = Buffer<Int64>()

  // Demand: the platform's busyness in this replication, and the arrivals planned for today.
  var platformBusyness: Buffer<Double>
  var platformReplication: UInt64?
  var arrivals = Buffer<Arrival>(capacity: 64)
  var draws = ArrivalDraws()
  /// Of one kind, while its arrivals are planned.
  var operationalTimes = Buffer<Double>(capacity: 64)
  var nextArrival = 0
  var arrival = DetachedEvent<MerchantEvent>.none
  /// The day that they are planned for.
  var arrivalsDay = -1

  // Staff and contacts.
  var agents: Buffer<Agent>
  var contacts = Slab<Contact>()
  var queue = ChatQueue()
  var shiftAlarm: EventHandle?
  var shiftAlarmAt = SimTime.distantFuture

  // Calls.
  var rings = Slab<Ring>()
  /// For each ring, as many places as there are agents: who will pick it up and when, or the order of a
  /// hunt.
  var candidates = Buffer<Candidate>()
  /// For each ring, and for each ring and agent, what they go through, where the setting asks for it.
  var courses = Buffer<RingCourse>()
  var rungAgents = Buffer<RungAgent>()
  /// Calls that ring, where agents who become free join them.
  var ringLine = RingLine()
  /// The agent a round robin would begin with.
  var nextInRotation = 0

  // The rule: what happened today, what the rule remembers, and what it has done.
  var callLog = CallLog()
  var rule = RuleState()
  var standing = Standing()
  var judged = JudgedMerchant()
  /// Calls as the rule counts them, over all days, where nothing is judged but counted.
  var countedCalls = CallCount()

  init(
    _ scenario: Scenario, segment: Int, trace: Observer, tables: SharedTables = SharedTables()
  ) {
    plan = SegmentPlan(scenario, segment: segment, tables: tables)
    clock = TracedSimulation(trace: trace, capacity: 64)
    streams = StreamSource(seed: plan.seed, replication: 0, subject: 0)
    roundKeys = Buffer(streams.roundKeys)
    tallies = Tallies(days: plan.days)
    observedDays = plan.countedDays
    app = AppPlan(scenario.segments[segment].app, tables: tables)
    app.setRoundKeys(streams.roundKeys)
    answerChances = Buffer(repeating: 0, count: AgentState.allCases.count)
    platformBusyness = Buffer(repeating: 1, count: plan.days)
    agents = Buffer(
      repeating: Agent(cursor: ShiftCursor(monday: plan.monday)), count: plan.agents.count)
  }

  /// Simulates one merchant of one replication from the first midnight to the last.
  ///
  /// Afterwards ``tallies`` holds the merchant's counts, day by day.
  mutating func run(merchant: UInt32, replication: UInt64) {
    meet(merchant: merchant, replication: replication)
    run()
  }

  /// Simulates the merchant that was met.
  mutating func run() {
    beginDay(0)
    while let event = nextEvent() {
      handle(event)
    }
    finish()
  }

  /// The next event, if it is not beyond the end.
  @inline(__always)
  mutating func nextEvent() -> MerchantEvent? {
    clock.next(through: plan.horizon, or: &arrival)
  }

  /// Lets an event happen.
  @inline(__always)
  mutating func handle(_ event: MerchantEvent) {
    switch event {
    case .midnight: midnight()
    case .featureReturns: featureReturns()
    case .shiftStarts: shiftStarts()
    case .arrival: contactArrives()
    case .contactReturns(let contact): contactReturns(contact)
    case .chatPatienceEnds(let contact): chatPatienceEnds(contact)
    case .chatEnds(let contact): chatEnds(contact)
    case .tap(let contact): tap(contact)
    case .cardExpires(let contact): cardExpires(contact)
    case .pickUp(let ring): pickUp(ring)
    case .ringEnds(let ring): ringEnds(ring)
    case .callEnds(let contact): callEnds(contact)
    case .turnEnds(let ring): turnEnds(ring)
    case .ringStateChanges(let ring): ringStateChanges(ring)
    case .deskAnswers(let ring): deskAnswers(ring)
    case .callBackDue(let contact): callBackDue(contact)
    }
  }

  /// Begins a merchant's first day.
  mutating func start(merchant: UInt32, replication: UInt64) {
    meet(merchant: merchant, replication: replication)
    beginDay(0)
  }

  /// Makes this a merchant's world at the first midnight.
  mutating func meet(merchant: UInt32, replication: UInt64) {
    clock.reset()
    arrival = .none
    tallies.clear()
    contacts.removeAll()
    rings.removeAll()
    ringLine = RingLine()
    nextInRotation = 0
    queue = ChatQueue()
    shiftAlarm = nil
    callLog.clear()
    rule = RuleState()
    standing = Standing()
    countedCalls = CallCount()
    diligenceFactor = FadingFactor()
    cardsFactor = FadingFactor()
    respondsUntil = .distantPast
    app.diligence = FadingFactor()
    arrivalsSoFar = 0
    arrivalsDay = -1
    if role == .counterfactual { elapsedByArrival.removeAll() }
    streams = StreamSource(
      seed: plan.seed, replication: replication,
      subject: plan.segmentCode << 32 | UInt64(merchant))
    for agent in 0..<agents.count {
      agents[agent] = Agent(cursor: ShiftCursor(monday: plan.monday))
    }
    drawTraits()
    hasAdopted = drawAdoption()
    judged = JudgedMerchant(age: drawAge(), agents: agents.count)
    drawPlatformBusyness()
  }

  /// The merchant's own parameters, one uniform each by inversion.
  private mutating func drawTraits() {
    let draws = uniforms(.traits, entity: 0)
    volume = max(plan.volume.quantile(draws.0), 0)
    let diligence = max(plan.diligence.quantile(draws.1), 0)
    for state in 0..<answerChances.count {
      answerChances[state] = plan.answering[state].chance.withOdds(multipliedBy: diligence).value
    }
    app.setForegroundShare(plan.foregroundShare?.quantile(draws.2))
  }

  /// Books what the end of the run cuts off or leaves open.
  mutating func finish() {
    for agent in 0..<agents.count {
      advanceShift(of: agent, to: plan.horizon)
      if agents[agent].chats > 0 { bookChatting(agent, until: plan.horizon) }
    }
  }

  /// What a run is for.
  enum Role {
    /// Its own figures.
    case alone
    /// What would have been with video off: no card is sent.
    case counterfactual
    /// Its own figures, held against a counterfactual that ran before.
    case compared
    /// Its own figures, held against themselves: a merchant who did not adopt the feature has nothing that
    /// could be off, so that a counterfactual would be the same days once more.
    case itsOwnTwin
    /// A year without rule, over which calls are counted as the rule would count them.
    case counted
  }

  private mutating func setRoundKeys() {
    for (round, key) in streams.roundKeys.enumerated() { roundKeys[round] = key }
    app.setRoundKeys(streams.roundKeys)
  }

  /// Four words of one of the merchant's streams: the block at an index.
  @inline(__always)
  func words(_ purpose: Purpose, entity: UInt64, at block: UInt64 = 0) -> Philox4x64.Block {
    Philox4x64.block(
      counter: Philox4x64.Block(block, purpose.rawValue, entity, streams.subject),
      roundKeys: roundKeys.address(of: 0))
  }

  /// The same as four uniforms.
  @inline(__always)
  func uniforms(
    _ purpose: Purpose, entity: UInt64, at block: UInt64 = 0
  ) -> (Double, Double, Double, Double) {
    words(purpose, entity: entity, at: block).uniforms
  }

  /// Books an amount on the day of the current event.
  @inline(__always)
  mutating func book(_ counter: Counter, _ amount: Int64 = 1, day: Int) {
    tallies.book(counter, amount, day: day)
  }

  /// Books a call that rings now, or the answer to one that began to ring at an instant, by its hour.
  @inline(__always)
  mutating func recordHour(_ hour: HourlyCount, of time: SimTime) {
    guard observedDays.contains(time.dayIndex) else { return }
    if keepsObserved {
      observed.append(Observed(hour, at: time.hourOfDay))
    } else {
      distributions.count(hour, at: time.hourOfDay)
    }
  }

  /// Books a number for an observation's distribution, if its days are kept.
  @inline(__always)
  mutating func record(_ observation: Observation, _ duration: SimDuration, day: Int) {
    guard observedDays.contains(day) else { return }
    if keepsObserved {
      observed.append(Observed(duration.microseconds, of: observation))
    } else {
      distributions.add(duration.microseconds, to: observation)
    }
  }
}
