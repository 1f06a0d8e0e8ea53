import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Laws under common random numbers, call by call.
///
/// All agents ring at once and talks take no time, so that nobody is ever busy; a contact makes one call
/// whatever comes of it. So each call stands for itself, and no day may lose an answer by more agents, more
/// diligence or a longer ring.
@Suite struct CommonRandomNumbersTests {
  static let seeds = (1...20).map { UInt64($0) }

  private func scenario(seed: UInt64, _ change: (inout Scenario) -> Void) throws -> Scenario {
    var voice = ContactKind(name: "voice")
    voice.voice.share = .always
    voice.voice.duration = .always(.zero)
    var video = ContactKind(name: "video")
    video.video = .always(.zero)
    video.offer = .always
    video.accept = Probability(clamping: 0.7)
    var segment = Segment(name: "shop")
    segment.contacts = [
      ContactRate(kind: "voice", perDay: 20), ContactRate(kind: "video", perDay: 30),
    ]
    segment.staffing.groups = [AgentGroup(name: "agent", count: 2)]
    segment.answering.foreground = try answering(0.6, seconds: 20)
    segment.answering.background = try answering(0.2, seconds: 40)
    segment.answering.offShift = try answering(0.1, seconds: 40)
    var scenario = Scenario()
    scenario.seed = seed
    scenario.kinds = [voice, video]
    scenario.segments = [segment]
    scenario.customer.ringPatience = DurationDistribution(seconds: try .exponential(mean: 90))
    scenario.rule.enabled = false
    change(&scenario)
    return scenario
  }

  private func answering(_ chance: Double, seconds: Double) throws -> Answering {
    Answering(
      chance: Probability(clamping: chance),
      delay: DurationDistribution(seconds: try .lognormal(mean: seconds, cv: 0.8)))
  }

  /// Calls offered and answered, day by day.
  private func days(_ scenario: Scenario) -> [(offered: Int64, answered: Int64)] {
    var runner = MerchantRunner(scenario, segment: 0)
    var tallies = Tallies(days: scenario.calendar.totalDays)
    runner.run(merchant: 0, replication: 0, into: &tallies)
    var days: [(offered: Int64, answered: Int64)] = []
    for day in 0..<scenario.calendar.totalDays {
      days.append((tallies[.callsOffered, day: day], tallies[.callsAnswered, day: day]))
    }
    return days
  }

  @discardableResult
  private func expectNoLoss(
    seed: UInt64, alwaysGains: Bool = true, steps: [(inout Scenario) -> Void]
  ) throws -> Int64 {
    var gained: Int64 = 0
    let runs = try steps.map { days(try scenario(seed: seed, $0)) }
    for (less, more) in zip(runs, runs.dropFirst()) {
      #expect(zip(less, more).allSatisfy { $0.offered == $1.offered && $0.answered <= $1.answered })
      // The law would be empty if nothing changed.
      let gain = more.map(\.answered).reduce(0, +) - less.map(\.answered).reduce(0, +)
      #expect(!alwaysGains || gain > 0)
      gained += gain
    }
    return gained
  }

  @Test(arguments: seeds) func moreAgentsNeverAnswerFewer(seed: UInt64) throws {
    try expectNoLoss(
      seed: seed,
      steps: (1...4).map { count in { $0.segments[0].staffing.groups[0].count = count } })
  }

  @Test(arguments: seeds) func moreDiligenceNeverAnswersFewer(seed: UInt64) throws {
    try expectNoLoss(
      seed: seed, steps: (1...4).map { factor in { $0.segments[0].diligence = .exactly(factor) } })
  }

  @Test(arguments: seeds, StateDuringRing.allCases)
  func aLongerRingNeverAnswersFewer(seed: UInt64, state: StateDuringRing) throws {
    try expectNoLoss(
      seed: seed,
      steps: (1...4).map { step in
        {
          $0.segments[0].ring.timeout = .seconds(Int64(15 * step))
          $0.segments[0].ring.stateDuringRing = state
        }
      })
  }

  /// Few rings see the app change, so that one merchant may gain nothing; all together gain.
  @Test func drawingAgainNeverAnswersFewer() throws {
    let gained = try CommonRandomNumbersTests.seeds.map { seed in
      try expectNoLoss(
        seed: seed, alwaysGains: false,
        steps: StateDuringRing.allCases.map { state in
          {
            $0.segments[0].ring.timeout = .minutes(3)
            $0.segments[0].ring.stateDuringRing = state
          }
        })
    }
    #expect(gained.reduce(0, +) > 0)
  }

  @Test(arguments: seeds) func ringingOnIsTheSameAsRejectingWhileNobodyIsBusy(seed: UInt64) throws {
    let reject = days(try scenario(seed: seed) { $0.segments[0].staffing.groups[0].count = 0 })
    let keep = days(
      try scenario(seed: seed) {
        $0.segments[0].staffing.groups[0].count = 0
        $0.segments[0].ring.whenAllBusy = .keepRinging
      })
    #expect(reject.map(\.offered) == keep.map(\.offered))
    #expect(keep.allSatisfy { $0.answered == 0 })
  }
}
