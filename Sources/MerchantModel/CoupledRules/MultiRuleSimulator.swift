import SimKernel
import SimRandom

/// Runs the merchants of one segment under many rules at once.
///
/// Until two rules first differ in what they do to a merchant, its days under both are the same; and some
/// time after, they mostly are again. So each distinct day is simulated once: a world forks at the midnights
/// and returns at which its rules differ, and worlds are joined at midnights at which their snapshots are equal. Each rule
/// gets the results that a ``MerchantRunner`` of its own would give, bit for bit.
///
/// A simulator belongs to one thread; make one for each. Memory grows with the rules and the days, not with the
/// merchants.
public struct MultiRuleSimulator: ~Copyable {
  var world: MerchantSimulation<NoTrace<MerchantEvent>, PlainNoticing>
  private var twins: MerchantTwins

  // The rules. Each of them may be a rulebook: its own rules are among the plans.
  let plans: Buffer<RulePlan>
  let books: Buffer<RulebookPlan>
  var states: [RulebookState]
  var branches: Buffer<RuleBranch>
  /// What tonight's verdicts do to the world, by rule.
  var changes: Buffer<WorldChange>
  /// Every suspension of the current merchant.
  var suspensions = Buffer<Suspension>(capacity: 64)
  var ledgers: RuleLedgers
  /// The ways in which rules count calls, and chats.
  private let countings: [CallCounting]
  private let replyCountings: [ReplyCounting]
  /// The calls and chats of the current day, by the ways in which rules count.
  var countsToday = DayCounts()

  // The worlds.
  var today = SnapshotSet()
  var tomorrow = SnapshotSet()
  var archive = SnapshotArchive()
  /// Whether all rules share one world and it is loaded, so that no snapshot is needed.
  var isLoaded = true
  /// Worlds in which the feature returns today, at that instant.
  var atReturns = SnapshotSet()
  /// The earliest day on which anything pending can be booked, of the world that was restored last.
  var oldestDay = 0

  // Today's trajectories.
  var trajectories = Buffer<Trajectory>(capacity: 16)
  /// The rules, those of a trajectory together.
  var order: Buffer<Int32>
  var bookings = Buffer<Booking>(capacity: 1_024)
  var observed = Buffer<Observed>(capacity: 256)
  var differences = Buffer<Booking>(capacity: 256)
  var sumsOfDifferences: Buffer<Int64>
  /// Observations by observation and bucket, of one trajectory less another.
  var bucketCounts = Buffer<Int64>(capacity: 64)

  // What all rules share of the current merchant, and of all merchants since it was last taken.
  var common: Tallies
  var commonOfAll: Tallies

  /// Events run so far, those of comparisons included; what rules share is run once.
  public internal(set) var eventsRun = 0

  /// Trajectories simulated so far, whole days or parts of one, and days simulated while all rules were together.
  public internal(set) var daysSimulated = 0

  /// Prepares a segment of a valid scenario, whose own rule is not looked at.
  ///
  /// - Parameters:
  ///   - rules: One or more, each for everybody on all days or a rulebook.
  ///   - watched: The counters that ``lastMerchant(_:rule:)`` will be asked for.
  ///   - tables: What this simulator shares with others of the run.
  /// - Precondition: `segment` is the index of a segment of the scenario.
  public init(
    _ scenario: Scenario, rules: [Rulebook], segment: Int, watched: [Counter] = [],
    tables: SharedTables = SharedTables()
  ) {
    let judgesReplies = rules.contains(where: \.judgesReplies)
    world = MerchantSimulation(
      scenario, segment: segment, observer: NoTrace(), noticing: PlainNoticing(),
      tracksReplies: judgesReplies, tables: tables)
    twins = MerchantTwins(
      scenario, segment: segment, isUnderRules: rules.contains(where: \.isEnabled),
      judgesReplies: judgesReplies, tables: tables)
    var rulePlans: [RulePlan] = []
    var countings: [CallCounting] = []
    var replyCountings: [ReplyCounting] = []
    let books = rules.map {
      RulebookPlan(
        $0, of: scenario.segments[segment], in: scenario, plans: &rulePlans,
        countings: &countings, replyCountings: &replyCountings)
    }
    plans = Buffer(rulePlans)
    self.books = Buffer(books)
    self.countings = countings
    self.replyCountings = replyCountings
    world.feature.countings = countings
    states = rules.map { _ in RulebookState() }
    branches = Buffer(repeating: RuleBranch(), count: rules.count)
    changes = Buffer(repeating: WorldChange(precautions: .none), count: rules.count)
    order = Buffer(repeating: 0, count: rules.count)
    ledgers = RuleLedgers(
      rules: rules.count, days: scenario.calendar.totalDays,
      counted: scenario.calendar.countedDays, watched: MerchantSums.counters + watched)
    sumsOfDifferences = Buffer(repeating: 0, count: ledgers.watched.count)
    common = Tallies(days: scenario.calendar.totalDays)
    commonOfAll = Tallies(days: scenario.calendar.totalDays)
  }

  /// Prepares a segment for rules that each judge everybody on all days.
  public init(
    _ scenario: Scenario, rules: [Rule], segment: Int, watched: [Counter] = [],
    tables: SharedTables = SharedTables()
  ) {
    self.init(
      scenario, rules: rules.map { Rulebook($0) }, segment: segment, watched: watched,
      tables: tables)
  }

  /// How many rules there are.
  public var ruleCount: Int { books.count }

  /// Simulates a merchant, the same one whatever ran before, under every rule.
  ///
  /// - Parameters:
  ///   - merchant: Its number in the segment, from 0.
  ///   - replication: The number of the replication, from 0.
  public mutating func run(merchant: UInt32, replication: UInt64) {
    world.reset(for: merchant, replication: replication)
    let role = twins.begin(
      merchant, replication: replication, isAdopted: world.feature.isAdopted,
      &world.context.ledger)
    common.clear()
    ledgers.beginMerchant()
    suspensions.removeAll()
    isLoaded = true
    for rule in 0..<ruleCount {
      branches[rule] = RuleBranch()
      states[rule] = RulebookState(books[rule], world.context)
    }
    takePrecautions()
    for day in world.firstDay...world.context.plan.days { run(day: day) }
    eventsRun += world.context.clock.eventsRun
    if role != .alone {
      // The twin is the same under all rules.
      world.context.ledger.swapTallies(with: &common)
      twins.end(&world.context.ledger)
      world.context.ledger.swapTallies(with: &common)
    }
    if suspensions.count > 0 && twins.examines {
      examineSuspensions(merchant: merchant, replication: replication)
    }
    eventsRun += twins.takeEventsRun()
    ledgers.share(common, over: world.context.plan.countedDays)
    observeMerchant()
    commonOfAll.add(common)
  }

  /// Examines the merchant once for all rules that suspended it on a counted day, and books what their suspensions are
  /// found to be.
  private mutating func examineSuspensions(merchant: UInt32, replication: UInt64) {
    var checks: [FalsePositiveCheck] = []
    var checkOfPlan = [Int](repeating: -1, count: plans.count)
    for index in 0..<suspensions.count
    where ledgers.sum(.suspensions, rule: Int(suspensions[index].rule)) > 0 {
      let plan = Int(suspensions[index].plan)
      guard checkOfPlan[plan] < 0 else { continue }
      checkOfPlan[plan] = checks.count
      checks.append(FalsePositiveCheck(by: plans[plan]))
    }
    guard !checks.isEmpty else { return }
    twins.examine(merchant, replication: replication, by: countings, replyCountings, &checks)
    for index in 0..<suspensions.count {
      let suspension = suspensions[index]
      guard checkOfPlan[Int(suspension.plan)] >= 0 else { continue }
      checks[checkOfPlan[Int(suspension.plan)]].forEachCounter {
        ledgers.book($0, day: Int(suspension.day), rule: Int(suspension.rule))
      }
    }
  }

  /// Books what is observed once a merchant.
  private mutating func observeMerchant() {
    let days = world.context.plan.countedDays.count
    for rule in 0..<ruleCount { ledgers.observeMerchant(days: days, rule: rule) }
  }

  /// Counts the calls and chats of the loaded world in every way in which a rule counts them.
  mutating func countToday() {
    countsToday.calls.removeAll()
    for counting in countings { countsToday.calls.append(world.callLog.count(by: counting)) }
    guard !replyCountings.isEmpty else { return }
    countsToday.count(
      world.chat.replies, by: replyCountings, endingAt: world.context.now,
      onSince: world.feature.state.onSince)
  }

  /// A count of the merchant that ran last under one of the rules, over the counted days.
  ///
  /// - Precondition: The counter is watched.
  public func lastMerchant(_ counter: Counter, rule: Int) -> Int64 {
    ledgers.sum(counter, rule: rule)
  }

  /// The results of the merchants that ran since this was last asked for, by rule.
  public mutating func takeOutcomes() -> [(tallies: TallyTable, distributions: Distributions)] {
    let shared = world.context.ledger.takeDistributions()
    var outcomes: [(tallies: TallyTable, distributions: Distributions)] = []
    for rule in 0..<ruleCount {
      outcomes.append(
        ledgers.take(rule: rule, with: commonOfAll, shared))
    }
    commonOfAll.clear()
    return outcomes
  }
}

/// A suspension of a merchant under one of the rules.
struct Suspension: BitwiseCopyable {
  var rule: Int32
  /// The place of the very rule that suspended, among the plans.
  var plan: Int32
  var day: Int32
}
