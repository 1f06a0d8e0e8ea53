import SimKernel
import SimRandom

/// A scenario reduced to what one segment's loop needs: flat tables and samplers, made once and read ever
/// after. Each thread makes its own.
struct SegmentPlan: ~Copyable {
  private let inPlace = InPlace()
  let seed: UInt64
  let segmentCode: UInt64
  let days: Int
  let countedDays: Range<Int>
  let calendar: StudyCalendar
  /// The number of day 0 in the keys of draws.
  let firstDayKey: Int
  let horizon: SimTime
  /// The Monday 00:00 on or before day 0.
  let monday: SimTime

  let kinds: Buffer<KindPlan>
  /// Mean contacts of a merchant of volume 1, by kind and day.
  let dayMeans: Buffer<Double>
  /// Of each kind, the share of a day's contacts before each hour, 25 numbers; then the same of days with hours of their own.
  let hoursBefore: Buffer<Double>
  let campaignHours: CampaignHoursPlan
  let replay: ReplayPlan
  let adoption: Double
  let adoptionCopula: AdoptionCopula?
  let volume: UnownedSampler
  let exponentials = Ziggurat.layers
  let merchantBusyness: BusynessPlan
  let platformBusyness: BusynessPlan
  /// Whether the hours of a day have factors of their own.
  let hoursVary: Bool

  let shy: Double
  let chatPatience: UnownedSampler?
  let ringPatience: UnownedSampler?
  let ringAgain: Double
  let ringAgainDelay: UnownedSampler
  let mostRings: Int
  let giveUp: Double
  /// Whether it is drawn what a customer does after a miss.
  let missIsDrawn: Bool
  let assistant: Assistant
  let cardExpiry: SimDuration
  let gate: OfferGate
  let complaintPerCard: Double
  let reaction: ReactionPlan

  let agents: Buffer<AgentPlan>
  let weeklySpans: Buffer<WeeklySpan>
  let datedSpans: Buffer<DatedSpan>
  let absence: Double
  /// Chat slots of each agent; 0 where chats are handled by others.
  let chatSlots: Int32
  let chats: ChatPlan

  let answering: Buffer<AnsweringPlan>
  let diligence: UnownedSampler
  let dayEffect: DayEffect
  let foregroundShare: UnownedSampler?
  let pushChance: Double
  let pushDelay: UnownedSampler
  let ring: RingPlan
  let overflow: OverflowPlan?
  let desk: DeskPlan?
  let appeals: AppealPlan?
  let callBack: CallBackPlan?
  let night: NightWindow

  let serviceTime: SimDuration

  /// The rules that can judge the segment's merchants, and which of them judges when.
  let rules: Buffer<RulePlan>
  let rulebook: RulebookPlan
  /// The ways in which rules count calls.
  let countings: [CallCounting]
  let replyCountings: [ReplyCounting]
  /// Whether chats are kept for reply rates, and those that are measured.
  let tracksReplies: Bool
  let measuredReplies: MeasuredReplyRates?
  let response: Response
  let age: UnownedSampler?

  /// What the samplers above live in.
  private let keeper: SamplerKeeper

  /// - Parameter tracksReplies: Whether chats are kept for reply rates, whatever the scenario's own rules ask for.
  init(
    _ scenario: Scenario, segment index: Int, tracksReplies: Bool = false, tables: SharedTables
  ) {
    let segment = scenario.segments[index]
    let calendar = scenario.calendar
    var keeper = SamplerKeeper(tables)
    seed = scenario.seed
    segmentCode = NameCode.segments(of: scenario)[index]
    days = calendar.totalDays
    countedDays = calendar.countedDays
    self.calendar = calendar
    firstDayKey = calendar.firstDayKey
    horizon = .midnight(ofDay: days)
    monday = .zero - .days(Int64(calendar.date(ofDay: 0).weekday.rawValue))

    let kindCodes = NameCode.codes(scenario.kinds.map(\.name), below: 1 << 16)
    let keepsReplies =
      tracksReplies || scenario.measurement.replyRates != nil || scenario.rulebook.judgesReplies
    self.tracksReplies = keepsReplies
    measuredReplies = scenario.measurement.replyRates.map(MeasuredReplyRates.init)
    kinds = Buffer(
      zip(scenario.kinds, kindCodes).map {
        KindPlan(
          $0, code: UInt16(truncatingIfNeeded: $1), tracksReplies: keepsReplies, keeper: &keeper)
      })
    dayMeans = Buffer(
      scenario.kinds.flatMap { kind in
        segment.drawnDayMeans(
          of: kind, factors: tables.dayFactors(of: kind, in: scenario.campaigns, on: calendar),
          on: calendar)
      })
    var hoursBefore = scenario.kinds.flatMap { kind in
      kind.hours.shares.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
    }
    campaignHours = CampaignHoursPlan(scenario, hoursBefore: &hoursBefore)
    self.hoursBefore = Buffer(hoursBefore)
    replay = ReplayPlan(segment.replays, kinds: scenario.kinds.map(\.name), calendar: calendar)
    adoption = segment.adoption.value
    adoptionCopula =
      segment.adoptionCorrelation.isAnything ? AdoptionCopula(segment.adoptionCorrelation) : nil
    volume = keeper.keep(segment.demand.volume)
    merchantBusyness = BusynessPlan(segment.demand, keeper: &keeper)
    platformBusyness = BusynessPlan(scenario.platform, keeper: &keeper)
    hoursVary =
      segment.demand.withinDay.isAnything || scenario.platform.withinDay.isAnything

    let customer = scenario.customer
    shy = customer.shy.value
    chatPatience = keeper.keep(customer.chatPatience)
    ringPatience = keeper.keep(customer.ringPatience)
    ringAgain = customer.afterMiss.ringAgain.value
    ringAgainDelay = keeper.keep(customer.afterMiss.delay)
    mostRings = customer.afterMiss.mostRings
    giveUp = customer.afterMiss.giveUp.value
    // Of the customer's values: a closure over a half-made plan of this kind is miscompiled (Swift 6.3).
    missIsDrawn =
      customer.afterMiss.ringAgain > .never || customer.afterMiss.giveUp > .never
    assistant = scenario.assistant
    cardExpiry = scenario.invitation.expiry
    gate = scenario.invitation.gate
    complaintPerCard = customer.complaints.perCard.value
    reaction = ReactionPlan(customer)

    let staffing = segment.staffing
    var agents: [AgentPlan] = []
    var spans: [WeeklySpan] = []
    var dated: [DatedSpan] = []
    for group in staffing.allGroups {
      let week = staffing.workedWeek(of: group)
      let dates = staffing.datedSpans(of: group, on: calendar, with: scenario.campaigns)
      let roster = RosterPlan(
        first: spans.count, count: week.count, firstDated: dated.count, datedCount: dates.count)
      spans += week
      dated += dates
      agents += (0..<group.count).map { _ in
        AgentPlan(roster: roster, video: group.video, voice: group.voice)
      }
    }
    self.agents = Buffer(agents)
    weeklySpans = Buffer(spans)
    datedSpans = Buffer(dated)
    absence = staffing.absence.value
    chatSlots =
      switch staffing.chats {
      case .byOthers: 0
      case .slots(let count): Int32(clamping: count)
      }
    chats = ChatPlan(
      segment, message: customer.message, tracksReplies: keepsReplies,
      horizon: .midnight(ofDay: calendar.totalDays), keeper: &keeper)

    answering = Buffer(
      AgentState.allCases.map { AnsweringPlan(segment.answering[$0], keeper: &keeper) })
    diligence = keeper.keep(segment.diligence)
    dayEffect = segment.dayEffect
    foregroundShare = keeper.keep(segment.app.foregroundShare)
    pushChance = segment.app.push?.chance.value ?? 0
    pushDelay = keeper.keep(segment.app.push?.delay ?? .always(.zero))
    ring = RingPlan(segment.ring)
    overflow = segment.overflow.map { OverflowPlan($0, keeper: &keeper) }
    desk = DeskPlan(scenario, segment: segment, law: tables.deskLaw, keeper: &keeper)
    appeals = AppealPlan(scenario, law: tables.appealLaw, keeper: &keeper)
    callBack = segment.callBack.map { CallBackPlan($0, keeper: &keeper) }
    night = segment.night

    var rules: [RulePlan] = []
    var countings: [CallCounting] = []
    var replyCountings: [ReplyCounting] = []
    rulebook = RulebookPlan(
      scenario.rulebook, of: segment, in: scenario, plans: &rules, countings: &countings,
      replyCountings: &replyCountings)
    self.replyCountings = replyCountings
    self.rules = Buffer(rules)
    self.countings = countings
    age = keeper.keep(segment.age)
    serviceTime = scenario.measurement.serviceTime

    response = scenario.response
    self.keeper = keeper
  }
}

/// What the loop needs of an agent.
struct AgentPlan: BitwiseCopyable {
  let roster: RosterPlan
  let video: Bool
  let voice: Bool

  /// Whether the account takes calls of a medium.
  @inline(__always)
  func takes(voice isVoice: Bool) -> Bool { isVoice ? voice : video }
}

/// What the loop needs of answering in one state.
struct AnsweringPlan: BitwiseCopyable {
  let chance: Probability
  let delay: UnownedSampler

  init(_ answering: Answering, keeper: inout SamplerKeeper) {
    chance = answering.chance
    delay = keeper.keep(answering.delay)
  }
}
