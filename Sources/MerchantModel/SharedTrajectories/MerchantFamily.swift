import SimKernel
import SimRandom

/// Runs the merchants of one segment under many rules at once.
///
/// Until two rules first differ in what they do to a merchant, its days under both are the same; and some
/// time after, they mostly are again. So each distinct day is simulated once: worlds fork at the midnights
/// and returns at which rules part, and are joined at those midnights at which what is written down of them
/// is the same. What each rule comes to is what a ``MerchantRunner`` of its own would give, bit for bit.
///
/// A family belongs to one thread; make one for each. Memory grows with the rules and the days, not with the
/// merchants.
public struct MerchantFamily: ~Copyable {
  var world: MerchantSimulation<NoTrace<MerchantEvent>>
  private var counterfactual: MerchantSimulation<NoTrace<MerchantEvent>>?
  private var year: MerchantSimulation<NoTrace<MerchantEvent>>?

  // The rules.
  let plans: Buffer<RulePlan>
  var states: [RuleState]
  var riders: Buffer<Rider>
  /// What tonight's verdicts do to the world, by rule.
  var changes: Buffer<WorldChange>
  /// Every suspension of the merchant at hand.
  var suspensions = Buffer<Suspension>(capacity: 64)
  var books: RuleBooks
  /// The ways in which rules count calls, and which of them each rule takes.
  private var countings: [CallCounting] = []
  var countingOfRule: [Int] = []
  /// The calls of the day at hand, by the ways in which rules count.
  var callsToday: Buffer<CallCount>

  // The worlds.
  var today = WorldSet()
  var tomorrow = WorldSet()
  var scribe = WorldScribe()
  /// Whether all rules are in one world, and that is in hand: then nothing need be written.
  var isInHand = true
  /// Worlds in which the feature returns today, at that instant.
  var atReturns = Buffer<UInt64>(capacity: 1_024)

  // Today's courses.
  var courses = Buffer<DayCourse>(capacity: 16)
  /// The rules, those of a course together.
  var order: Buffer<Int32>
  var bookings = Buffer<Booking>(capacity: 1_024)
  var observed = Buffer<Observed>(capacity: 256)
  var differences = Buffer<Booking>(capacity: 256)
  var sumsOfDifferences: Buffer<Int64>
  /// Observations by observation and bucket, of one course less another.
  var bucketCounts = Buffer<Int64>(capacity: 64)

  // What all rules share of the merchant at hand, and of all since it was last taken.
  var common: Tallies
  var commonOfAll: Tallies
  private let measuresEffort: Bool

  /// Events run so far, those of comparisons included; what rules share is run once.
  public internal(set) var eventsRun = 0

  /// Courses simulated so far, whole days or parts of one, and days simulated while all rules were together.
  public internal(set) var daysSimulated = 0

  /// Prepares a segment of a valid scenario, whose own rule is not looked at.
  ///
  /// - Parameters:
  ///   - rules: One or more.
  ///   - watched: The counters that ``lastMerchant(_:rule:)`` will be asked for.
  ///   - tables: What this family shares with others of the run.
  /// - Precondition: `segment` is the index of a segment of the scenario.
  public init(
    _ scenario: Scenario, rules: [Rule], segment: Int, watched: [Counter] = [],
    tables: SharedTables = SharedTables()
  ) {
    world = MerchantSimulation(scenario, segment: segment, trace: NoTrace(), tables: tables)
    measuresEffort = scenario.measurement.counterfactual
    if measuresEffort {
      var other = MerchantSimulation(
        scenario.withoutRule, segment: segment, trace: NoTrace<MerchantEvent>(), tables: tables)
      other.role = .counterfactual
      other.observedDays = 0..<0
      counterfactual = consume other
    } else {
      counterfactual = nil
    }
    if scenario.measurement.luck && rules.contains(where: \.enabled) {
      var other = MerchantSimulation(
        scenario.yearWithoutRule, segment: segment, trace: NoTrace<MerchantEvent>(), tables: tables)
      other.observedDays = 0..<0
      year = consume other
    } else {
      year = nil
    }
    let calendar = scenario.calendar
    let rulePlans = rules.map {
      RulePlan($0, countedFrom: .midnight(ofDay: calendar.countedDays.lowerBound))
    }
    plans = Buffer(rulePlans)
    for plan in rulePlans {
      if !countings.contains(plan.counting) { countings.append(plan.counting) }
      countingOfRule.append(countings.firstIndex(of: plan.counting) ?? 0)
    }
    callsToday = Buffer(repeating: CallCount(), count: countings.count)
    states = rules.map { _ in RuleState() }
    riders = Buffer(repeating: Rider(), count: rules.count)
    changes = Buffer(repeating: .none, count: rules.count)
    order = Buffer(repeating: 0, count: rules.count)
    books = RuleBooks(
      rules: rules.count, days: scenario.calendar.totalDays,
      counted: scenario.calendar.countedDays, watched: MerchantSums.counters + watched)
    sumsOfDifferences = Buffer(repeating: 0, count: books.watched.count)
    common = Tallies(days: scenario.calendar.totalDays)
    commonOfAll = Tallies(days: scenario.calendar.totalDays)
  }

  /// How many rules there are.
  public var ruleCount: Int { plans.count }

  /// Simulates a merchant, the same one whatever ran before, under every rule.
  ///
  /// - Parameters:
  ///   - merchant: Its number in the segment, from 0.
  ///   - replication: The number of the replication, from 0.
  public mutating func run(merchant: UInt32, replication: UInt64) {
    world.meet(merchant: merchant, replication: replication)
    let hasTwin = counterfactual != nil && world.hasAdopted
    if hasTwin {
      world.role = .compared
      counterfactual!.run(merchant: merchant, replication: replication)
      eventsRun += counterfactual!.clock.eventsRun
      swap(&world.elapsedByArrival, &counterfactual!.elapsedByArrival)
    } else if counterfactual != nil {
      world.role = .itsOwnTwin
    }
    common.clear()
    books.beginMerchant()
    suspensions.removeAll()
    isInHand = true
    for rule in 0..<ruleCount {
      riders[rule] = Rider()
      states[rule] = RuleState()
    }
    for day in 0...world.plan.days { run(day: day) }
    eventsRun += world.clock.eventsRun
    if hasTwin {
      swap(&world.elapsedByArrival, &counterfactual!.elapsedByArrival)
      common.bookEffortSaved(comparedWith: counterfactual!.tallies)
    }
    if suspensions.count > 0 && year != nil {
      examineSuspensions(merchant: merchant, replication: replication)
    }
    books.share(common, over: world.plan.countedDays)
    observeMerchant()
    commonOfAll.add(common)
  }

  /// Runs a year once if any rule suspended the merchant on a counted day, and books which suspensions were
  /// bad luck.
  private mutating func examineSuspensions(merchant: UInt32, replication: UInt64) {
    guard (0..<ruleCount).contains(where: { books.sum(.suspensions, rule: $0) > 0 }) else { return }
    let calls = year!.countCalls(merchant: merchant, replication: replication, by: countings)
    eventsRun += year!.clock.eventsRun
    var luck: [Luck?] = Array(repeating: nil, count: ruleCount)
    for index in 0..<suspensions.count {
      let (rule, day) = (Int(suspensions[index].rule), Int(suspensions[index].day))
      guard books.sum(.suspensions, rule: rule) > 0 else { continue }
      let reading = luck[rule] ?? Luck(year: calls[countingOfRule[rule]], by: plans[rule])
      luck[rule] = reading
      reading.forEachCounter { books.book($0, day: day, rule: rule) }
    }
  }

  /// Books what is observed once a merchant.
  private mutating func observeMerchant() {
    let days = world.plan.countedDays.count
    for rule in 0..<ruleCount { books.observeMerchant(days: days, rule: rule) }
  }

  /// Counts the calls of the world at hand in every way in which a rule counts them.
  mutating func countCallsToday() {
    for (number, counting) in countings.enumerated() {
      callsToday[number] = world.callLog.count(by: counting)
    }
  }

  /// A count of the merchant that ran last under one of the rules, over the counted days.
  ///
  /// - Precondition: The counter is watched.
  public func lastMerchant(_ counter: Counter, rule: Int) -> Int64 {
    books.sum(counter, rule: rule)
  }

  /// What the merchants came to that ran since this was last asked for, by rule.
  public mutating func takeOutcomes() -> [(tallies: TallyTable, distributions: Distributions)] {
    let shared = world.distributions.take()
    var outcomes: [(tallies: TallyTable, distributions: Distributions)] = []
    for rule in 0..<ruleCount {
      outcomes.append(
        books.take(rule: rule, with: commonOfAll, shared, savesEffort: measuresEffort))
    }
    commonOfAll.clear()
    return outcomes
  }
}

/// A suspension of a merchant under one of the rules.
struct Suspension: BitwiseCopyable {
  var rule: Int32
  var day: Int32
}
