import MerchantModel
import SimKernel
import SimRandom

/// Small scenarios for tests, and their totals.
enum Shop {
  /// One kind of contact and one segment; two agents with chat slots, everything random in it.
  static func scenario() throws -> Scenario {
    var scenario = Scenario()
    scenario.seed = 7
    scenario.calendar.days = 20
    var kind = ContactKind(name: "install")
    kind.text = DurationDistribution(seconds: try .gamma(mean: 2_700, cv: 0.6))
    kind.video = DurationDistribution(seconds: try .gamma(mean: 900, cv: 0.6))
    kind.difficultyCorrelation = 0.5
    kind.offer = try Probability(0.7)
    kind.accept = try Probability(0.6)
    kind.tapDelay = DurationDistribution(seconds: try .exponential(mean: 300))
    scenario.kinds = [kind]
    scenario.customer.shy = try Probability(0.1)
    scenario.customer.chatPatience = DurationDistribution(seconds: try .exponential(mean: 1_800))
    scenario.customer.ringPatience = DurationDistribution(seconds: try .exponential(mean: 120))
    scenario.customer.afterMiss.ringAgain = try Probability(0.4)
    scenario.customer.afterMiss.giveUp = try Probability(0.2)
    var segment = Segment(name: "shop")
    segment.contacts = [ContactRate(kind: "install", perDay: 30)]
    segment.staffing.groups = [AgentGroup(name: "agent", count: 2)]
    segment.staffing.chats = .slots(2)
    segment.staffing.absence = try Probability(0.05)
    segment.app.foreground = DurationDistribution(seconds: try .exponential(mean: 1_800))
    segment.app.background = DurationDistribution(seconds: try .exponential(mean: 1_800))
    segment.app.close = try Probability(0.1)
    segment.answering.foreground = Answering(
      chance: try Probability(0.8),
      delay: DurationDistribution(seconds: try .lognormal(mean: 10, cv: 0.7)))
    segment.answering.background = Answering(
      chance: try Probability(0.2),
      delay: DurationDistribution(seconds: try .lognormal(mean: 20, cv: 0.5)))
    scenario.segments = [segment]
    return scenario
  }

  /// Totals over the counted days of some merchants of the first segment.
  static func totals(_ scenario: Scenario, merchants: Int = 60) -> Totals {
    var runner = MerchantRunner(scenario, segment: 0)
    var tallies = Tallies(days: scenario.calendar.totalDays)
    for merchant in 0..<merchants {
      runner.run(merchant: UInt32(merchant), replication: 0, into: &tallies)
    }
    return Totals(values: TallyTable(tallies).totals(over: scenario.calendar.countedDays))
  }

  /// Counters by name.
  struct Totals: Equatable {
    let values: [Int64]

    subscript(counter: Counter) -> Int64 { values[counter.rawValue] }

    /// The values of all counters but some.
    func except(_ counters: Counter...) -> [Int64] {
      values.indices.map { index in counters.contains { $0.rawValue == index } ? 0 : values[index] }
    }
  }
}
