import ClosedForms
import MerchantModel
import SimRandom

/// The chance that a ring is answered, and the delay of the answer, in a segment in which no agent is in a call.
struct AnswerTheory {
  /// The expected outcome of a ring.
  struct Outcome {
    /// The chance of an answer.
    var answered = 0.0
    /// The expected delay of the answer, 0 where there is none, in seconds.
    var delay = 0.0
  }

  private let groups: [(count: Int, absence: Double)]
  private let onShift: FirstPickUp.Agent
  private let offShift: FirstPickUp.Agent
  private let video: [Bool]
  private let timeout: Double
  private let patience: TimeDistribution?
  /// Whether answers do not depend on the app's state, so that rings are independent.
  let ignoresApp: Bool

  /// Returns the reasons why the theory does not cover a segment's answers.
  static func reasons(_ input: AnalysisInput) -> [String] {
    let segment = input.segment
    var reasons = input.ringReasons
    if !input.callsTakeNoTime {
      reasons.append("calls last, and an agent in a call answers no other (video)")
    }
    if segment.diligence.constantValue == nil {
      reasons.append("merchants differ in diligence")
    }
    if let push = segment.app.push, push.chance > .never {
      reasons.append("a push wakes apps in the background")
    }
    if let patience = input.scenario.customer.ringPatience?.seconds,
      patience.constantValue == nil, patience.exponentialMean == nil
    {
      reasons.append("customer.ringPatience is neither exponential nor constant")
    }
    if !answersAlike(segment) { reasons += appReasons(segment) }
    return reasons
  }

  private static func appReasons(_ segment: Segment) -> [String] {
    var reasons: [String] = []
    if case .unknown(let reason) = AppShares.of(segment.app) { reasons.append(reason) }
    let videoAgents = segment.staffing.groups.filter(\.video).reduce(0) { $0 + $1.count }
    if let own = segment.app.foregroundShare, own.constantValue == nil, videoAgents > 1 {
      reasons.append("merchants differ in app.foregroundShare, and several agents ring")
    }
    let spells =
      [segment.app.foreground, segment.app.background]
      + (segment.app.close > .never ? [segment.app.closed] : [])
    if !isAlwaysForeground(segment.app),
      spells.contains(where: { $0.seconds.exponentialMean == nil })
    {
      reasons.append(
        "the app's spells are not exponential, so its state depends on the time on shift")
    }
    return reasons
  }

  static func isAlwaysForeground(_ app: AppBehaviour) -> Bool {
    guard case .known(let shares) = AppShares.of(app) else { return false }
    return shares.foreground == 1
  }

  /// Whether agents on shift answer with the same chance and delay in every state of the app.
  static func answersAlike(_ segment: Segment) -> Bool {
    let answering = segment.answering
    if isAlwaysForeground(segment.app) { return true }
    return answering.background == answering.foreground
      && (segment.app.close == .never || answering.closed == answering.foreground)
  }

  /// Prepares the theory of a segment.
  ///
  /// - Parameter odds: What the day multiplies the odds of noticing by.
  /// - Precondition: ``reasons(_:)`` is empty.
  /// - Throws: `TheoryError`.
  init(_ input: AnalysisInput, odds: Double = 1) throws(TheoryError) {
    let segment = input.segment
    let factor = max(segment.diligence.constantValue ?? 1, 0) * odds
    func chance(_ state: AgentState) -> Double {
      segment.answering[state].chance.withOdds(multipliedBy: factor).value
    }
    func delay(_ state: AgentState) -> Distribution { segment.answering[state].delay.seconds }
    ignoresApp = AnswerTheory.answersAlike(segment)
    var parts = [(chance(.foreground), delay(.foreground))]
    if !ignoresApp, case .known(let shares) = AppShares.of(segment.app) {
      parts = [
        (shares.foreground * chance(.foreground), delay(.foreground)),
        (shares.background * chance(.background), delay(.background)),
        (shares.closed * chance(.closed), delay(.closed)),
      ]
    }
    onShift = try AnswerTheory.agent(parts)
    offShift = try AnswerTheory.agent([(chance(.offShift), delay(.offShift))])
    groups = segment.staffing.groups.map { ($0.count, segment.staffing.absence.value) }
    video = segment.staffing.groups.map(\.video)
    let ring = segment.ring.timeout.inSeconds
    let ringPatience = input.scenario.customer.ringPatience?.seconds
    timeout = min(ring, max(ringPatience?.constantValue ?? ring, 0))
    if let mean = ringPatience?.exponentialMean {
      patience = try .exponential(mean: mean)
    } else {
      patience = nil
    }
  }

  /// Makes an agent whose delay has one of several distributions, each with its chance. The chances may sum to less
  /// than 1.
  private static func agent(
    _ parts: [(chance: Double, delay: Distribution)]
  ) throws(TheoryError) -> FirstPickUp.Agent {
    let used = parts.filter { $0.chance > 0 }
    let delay = TimeDistribution(
      cumulative: { time in used.reduce(0) { $0 + $1.chance * $1.delay.cdf(time) } },
      breakpoints: used.compactMap { $0.delay.constantValue })
    return try FirstPickUp.Agent(noticeProbability: 1, delay: delay)
  }

  /// Returns the outcome of a ring with some groups on shift.
  ///
  /// - Parameter isOnShift: Whether each group is on shift.
  /// - Returns: `staffed` is the chance that an agent is present; `outcome` is the joint outcome of a ring and a
  ///   present agent, since otherwise no card is sent.
  /// - Throws: `TheoryError`.
  func ring(_ isOnShift: [Bool]) throws(TheoryError) -> (staffed: Double, outcome: Outcome) {
    var nobody = 1.0
    var agents: [FirstPickUp.Agent] = []
    var away: [FirstPickUp.Agent] = []
    for (place, group) in groups.enumerated() {
      let here = isOnShift[place]
      if here { for _ in 0..<group.count { nobody *= group.absence } }
      guard video[place] else { continue }
      let present = here ? try mixed(absence: group.absence) : offShift
      agents += Array(repeating: present, count: group.count)
      away += Array(repeating: offShift, count: group.count)
    }
    let all = try outcome(agents)
    guard nobody > 0 else { return (1, all) }
    let none = try outcome(away)
    return (
      1 - nobody,
      Outcome(
        answered: all.answered - nobody * none.answered,
        delay: all.delay - nobody * none.delay)
    )
  }

  /// Makes an agent who is on shift unless absent.
  private func mixed(absence: Double) throws(TheoryError) -> FirstPickUp.Agent {
    guard absence > 0 else { return onShift }
    let (here, away) = (onShift.delay, offShift.delay)
    return try FirstPickUp.Agent(
      noticeProbability: 1,
      delay: TimeDistribution(
        cumulative: { (1 - absence) * here.cumulative($0) + absence * away.cumulative($0) },
        breakpoints: here.breakpoints + away.breakpoints))
  }

  private func outcome(_ agents: [FirstPickUp.Agent]) throws(TheoryError) -> Outcome {
    let ring = try FirstPickUp(agents: agents, timeOut: timeout)
    let answered: Double
    if let patience {
      answered = try ring.answerProbability(patience: patience)
    } else {
      answered = ring.answerProbability
    }
    guard answered > 0 else { return Outcome() }
    let speed = try ring.meanSpeedOfAnswer(patience: patience) ?? 0
    return Outcome(answered: answered, delay: answered * speed)
  }
}
