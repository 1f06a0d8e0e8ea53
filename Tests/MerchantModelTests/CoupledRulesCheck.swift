import MerchantModel
import SimKernel
import SimRandom

/// Many rules on shared days, compared with each of them run by itself.
struct CoupledRulesCheck {
  let scenario: Scenario
  let rules: [Rulebook]
  var merchants = 2
  var replications = 1
  /// Days that the simulator ran, and days that it would have simulated without sharing any.
  private(set) var daysShared = 0
  private(set) var daysApart = 0

  init(_ scenario: Scenario, rules: [Rule]) {
    self.init(scenario, books: rules.map { Rulebook($0) })
  }

  init(_ scenario: Scenario, books: [Rulebook]) {
    self.scenario = scenario
    rules = books
  }

  /// What differs, in words; empty if nothing does.
  mutating func differences() -> [String] {
    scenario.segments.indices.flatMap { differences(segment: $0) }
  }

  private mutating func differences(segment: Int) -> [String] {
    var found: [String] = []
    let watched: [Counter] = [.contacts, .cardsOffered, .lowDays, .offMicroseconds, .endedByText]
    var simulator = MultiRuleSimulator(scenario, rules: rules, segment: segment, watched: watched)
    var records: [[Int64]] = []
    for replication in 0..<UInt64(replications) {
      for merchant in 0..<UInt32(merchants) {
        simulator.run(merchant: merchant, replication: replication)
        for rule in rules.indices {
          records.append(watched.map { simulator.lastMerchant($0, rule: rule) })
        }
      }
    }
    daysShared += simulator.daysSimulated
    daysApart += (scenario.calendar.totalDays + 1) * merchants * replications * rules.count
    let outcomes = simulator.takeOutcomes()
    for (rule, outcome) in outcomes.enumerated() {
      var alone = scenario
      alone.rulebook = rules[rule]
      var runner = MerchantRunner(alone, segment: segment)
      var tallies = Tallies(days: scenario.calendar.totalDays)
      var number = rule
      for replication in 0..<UInt64(replications) {
        for merchant in 0..<UInt32(merchants) {
          runner.run(merchant: merchant, replication: replication, into: &tallies)
          var record: [Int64] = []
          for counter in watched { record.append(runner.lastMerchant(counter)) }
          if record != records[number] {
            found.append("segment \(segment), rule \(rule), merchant \(merchant): record")
          }
          number += rules.count
        }
      }
      let table = TallyTable(tallies)
      if table != outcome.tallies {
        found.append(
          "segment \(segment), rule \(rule): " + Self.difference(outcome.tallies, table))
      }
      if runner.takeDistributions() != outcome.distributions {
        found.append("segment \(segment), rule \(rule): distributions")
      }
    }
    return found
  }

  private static func difference(_ shared: TallyTable, _ alone: TallyTable) -> String {
    for day in 0..<alone.days {
      for (counter, pair) in zip(Counter.allCases, zip(shared[day: day], alone[day: day]))
      where pair.0 != pair.1 {
        return "\(counter) of day \(day) is \(pair.0), not \(pair.1)"
      }
    }
    return "nothing"
  }
}

/// Random rules, a function of a number.
struct RandomRules {
  private var stream: RandomStream

  init(_ number: UInt64) {
    stream = RandomStream(
      StreamKey(seed: 2_027, replication: number, subject: 0, entity: 0, purpose: 0))
  }

  mutating func make(_ count: Int) throws -> [Rule] {
    try (0..<count).map { _ in try rule() }
  }

  /// Rules by whom and when over some days, single rules among them.
  mutating func books(_ count: Int, on calendar: StudyCalendar) throws -> [Rulebook] {
    try (0..<count).map { _ in try book(calendar) }
  }

  private mutating func book(_ calendar: StudyCalendar) throws -> Rulebook {
    var book = Rulebook(try rule())
    func date(_ stream: inout RandomStream) -> CivilDate {
      calendar.date(ofDay: Int.random(in: 0..<calendar.totalDays, using: &stream))
    }
    if chance(0.8) {
      for number in 0..<Int.random(in: 1...3, using: &stream) {
        var scoped = ScopedRule(name: "r\(number)", rule: try rule())
        if chance(0.3) { scoped.callsBelow = Double.random(in: 0...12, using: &stream) }
        if chance(0.2) { scoped.callsFrom = Double.random(in: 0...6, using: &stream) }
        scoped.callsOver = Int.random(in: 1...4, using: &stream)
        if chance(0.2) { scoped.youngerThan = .days(3) }
        if chance(0.2) { scoped.ageFrom = .days(2) }
        if chance(0.1) { scoped.agentsFrom = 2 }
        if chance(0.3) { scoped.share = Probability(clamping: stream.uniform()) }
        if chance(0.3) { scoped.from = date(&stream) }
        if chance(0.3) { scoped.through = date(&stream) }
        book.rules.append(scoped)
      }
    }
    if chance(0.4) {
      var moratorium = Moratorium(name: "sale")
      moratorium.days = chance(0.5) ? .leftOut : .resets
      let (one, other) = (date(&stream), date(&stream))
      (moratorium.from, moratorium.through) = (min(one, other), max(one, other))
      book.moratoria = [moratorium]
    }
    return book
  }

  /// Half of the rules differ in threshold, minimum, streak and length alone, and so share most of their
  /// days; the others in everything that the language has.
  private mutating func rule() throws -> Rule {
    var rule = Rule()
    rule.enabled = chance(0.95)
    rule.threshold = Threshold(Double.random(in: 0...1, using: &stream)) ?? .assumed
    rule.minimumCalls = Int.random(in: 0...6, using: &stream)
    rule.lowDays = Int.random(in: 1...3, using: &stream)
    rule.suspensionDays = Int.random(in: 0...4, using: &stream)
    // Returns at midnight, at one hour of the day, and at any instant.
    if chance(0.7) {
      let hours = 30 * stream.uniform()
      rule.returnDelay =
        chance(0.4)
        ? .always(.hours(Int64(hours)))
        : DurationDistribution(seconds: try .exponential(mean: 3_600 * hours))
    }
    if chance(0.5) { vary(&rule) }
    if chance(0.4) { rule.judge(&stream) }
    return rule
  }

  private mutating func vary(_ rule: inout Rule) {
    rule.counting.medium = CallCounting.Medium.allCases.randomElement(using: &stream) ?? .both
    rule.counting.night = chance(0.7)
    rule.counting.busy = chance(0.7)
    rule.counting.quickHangUp = chance(0.3) ? .seconds(20) : nil
    rule.counting.sameCallWithin = chance(0.3) ? .minutes(10) : nil
    rule.boundary = chance(0.5) ? .below : .atOrBelow
    rule.test = chance(0.7) ? .rate : .upperBound
    rule.fewCallDay = chance(0.5) ? .resets : .carries
    rule.trigger = Rule.Trigger.allCases.randomElement(using: &stream) ?? .cusum
    rule.windowDays = Int.random(in: 2...4, using: &stream)
    rule.windowCalls = Int.random(in: 5...20, using: &stream)
    rule.warning = chance(0.5) ? .firstLowDay : .none
    rule.penalty = chance(0.6) ? .off : .throttle
    rule.throttledShare = Probability(clamping: Double.random(in: -0.2...1.2, using: &stream))
    rule.ladder = chance(0.3) ? [0, 1, 3] : nil
    rule.reinstatement = chance(0.7) ? .byMerchant : chance(0.7) ? .byItself : .never
    rule.partDay = chance(0.5) ? .counts : .leftOut
    if chance(0.2) { rule.exemptions.youngerThan = .days(3) }
    if chance(0.1) { rule.exemptions.agentsUpTo = 1 }
    if chance(0.2) { rule.exemptions.callsBelow = 4 }
    rule.probationDays = chance(0.5) ? 3 : 0
    rule.probationThreshold = chance(0.5) ? Threshold(0.9) : nil
  }

  private mutating func chance(_ probability: Double) -> Bool { stream.uniform() < probability }
}
