import SimKernel

/// Runs the merchants of one segment, one after another, in one arena.
///
/// Memory depends on the scenario's days and on what one merchant has pending at a time, not on how many
/// merchants run. A runner belongs to one thread; make one for each.
public struct MerchantRunner: ~Copyable {
  private var simulation: MerchantSimulation<FingerprintTrace, PlainNoticing>
  /// The same merchants otherwise.
  private var twins: MerchantTwins
  private var kinds: KindTables

  /// Prepares a segment of a valid scenario.
  ///
  /// - Parameters:
  ///   - countsKinds: Whether each kind of contact is counted, for ``takeKinds()``.
  ///   - tables: What this runner shares with others of the run.
  /// - Precondition: `segment` is the index of a segment of the scenario.
  public init(
    _ scenario: Scenario, segment: Int, countsKinds: Bool = false,
    tables: SharedTables = SharedTables()
  ) {
    simulation = MerchantSimulation(
      scenario, segment: segment, observer: FingerprintTrace(), noticing: PlainNoticing(),
      tables: tables)
    twins = MerchantTwins(
      scenario, segment: segment, isUnderRules: scenario.isUnderRules,
      judgesReplies: scenario.rulebook.judgesReplies, tables: tables)
    kinds = KindTables(kinds: countsKinds ? scenario.kinds.count : 0)
    guard countsKinds else { return }
    let days = scenario.calendar.countedDays
    simulation.context.ledger.countKinds(scenario.kinds.count, on: days)
    twins.countKinds(scenario.kinds.count, on: days)
  }

  /// Simulates a merchant, the same one whatever ran before, and adds its counts to `tallies`.
  ///
  /// - Parameters:
  ///   - merchant: Its number in the segment, from 0.
  ///   - replication: The number of the replication, from 0.
  public mutating func run(
    merchant: UInt32, replication: UInt64, into tallies: inout Tallies
  ) {
    simulation.reset(for: merchant, replication: replication)
    let role = twins.begin(
      merchant, replication: replication, isAdopted: simulation.feature.isAdopted,
      &simulation.context.ledger)
    simulation.context.clock.trace.restart()
    simulation.run()
    fingerprint.add(
      simulation.context.clock.trace.digest, replication: replication,
      subject: simulation.context.streams.subject)
    let events = simulation.context.clock.eventsRun
    // Of a merchant that is its own twin, the events are those of the comparison too, which would be the same.
    eventsRun += role == .itsOwnTwin ? 2 * events : events
    twins.end(&simulation.context.ledger)
    if lastMerchant(.suspensions) > 0 { examine(merchant, replication) }
    observeMerchant()
    tallies.add(simulation.context.ledger.tallies)
    addKinds(role)
    eventsRun += twins.takeEventsRun() + (simulation.examiner?.takeEventsRun() ?? 0)
  }

  /// Finds out whether the last merchant's suspensions are false positives, and books it.
  private mutating func examine(_ merchant: UInt32, _ replication: UInt64) {
    guard twins.examines else { return }
    let suspensions = simulation.judge.suspensions
    guard !suspensions.isEmpty else {
      let checks = checks(
        merchant, replication, by: [simulation.context.plan.rulebook.rules.lowerBound])
      return simulation.context.ledger.bookFalsePositives(checks[0])
    }
    // Each by the definition and the threshold of the rule that suspended.
    var rules: [Int] = []
    for (_, rule) in suspensions where !rules.contains(rule) { rules.append(rule) }
    let checks = checks(merchant, replication, by: rules)
    for (day, rule) in suspensions {
      let place = rules.firstIndex(of: rule) ?? 0
      checks[place].forEachCounter { simulation.context.ledger.book($0, 1, day: day) }
    }
  }

  /// Makes checks of the last merchant, one for each of some rules.
  private mutating func checks(
    _ merchant: UInt32, _ replication: UInt64, by rules: [Int]
  ) -> [FalsePositiveCheck] {
    var checks: [FalsePositiveCheck] = []
    if let examiner = simulation.examiner {
      for rule in rules {
        checks.append(
          examiner.check(
            merchant: merchant, replication: replication, by: rule, simulation.context.plan))
      }
      return checks
    }
    for rule in rules { checks.append(FalsePositiveCheck(by: simulation.context.plan.rules[rule])) }
    twins.examine(
      merchant, replication: replication, by: simulation.context.plan.countings,
      simulation.context.plan.replyCountings, &checks)
    return checks
  }

  /// Adds the merchant's kinds of contact, if they are counted.
  private mutating func addKinds(_ role: RunRole) {
    guard kinds.own.kinds > 0 else { return }
    kinds.own.add(simulation.context.ledger.kinds)
    switch role {
    case .compared: twins.addKinds(to: &kinds.withoutVideo)
    case .itsOwnTwin: kinds.withoutVideo.add(simulation.context.ledger.kinds)
    case .alone, .counterfactual, .examined: break
    }
  }

  /// Books what is observed once a merchant.
  private mutating func observeMerchant() {
    let days = simulation.context.plan.countedDays
    let sums = MerchantSums { simulation.context.ledger.total($0, over: days) }
    simulation.context.ledger.observe(sums, days: days.count)
  }

  /// The distributions over all merchants that ran since this was last asked for.
  public mutating func takeDistributions() -> Distributions {
    simulation.context.ledger.takeDistributions()
  }

  /// The kinds of contact of all merchants that ran since this was last asked for; of no kind if they are not counted.
  public mutating func takeKinds() -> KindTables {
    defer { kinds = KindTables(kinds: kinds.own.kinds) }
    return kinds
  }

  /// Records from now on which calls go to the desk.
  package mutating func recordDeskCalls() { simulation.desk.isRecording = true }

  /// Calls with each call that the merchant that ran last sent to the desk, in their order.
  package func forEachDeskCall(_ body: (DeskCall) -> Void) {
    for number in 0..<simulation.desk.calls.count { body(simulation.desk.calls[number]) }
  }

  /// Records from now on which appeals are filed.
  package mutating func recordAppeals() { simulation.appeals.isRecording = true }

  /// Calls with each appeal that the merchant that ran last filed, in their order.
  package func forEachAppeal(_ body: (FiledAppeal) -> Void) {
    for number in 0..<simulation.appeals.filed.count { body(simulation.appeals.filed[number]) }
  }

  /// A count of the merchant that ran last, over the counted days.
  public func lastMerchant(_ counter: Counter) -> Int64 {
    simulation.context.ledger.total(counter, over: simulation.context.plan.countedDays)
  }

  /// Whether the merchant that ran last has the feature.
  var lastAdopted: Bool { simulation.feature.isAdopted }

  /// The levels at which the last merchant's diligence and foreground share were drawn.
  var lastTraitLevels: (diligence: Double, presence: Double) {
    // Found again by their key.
    let draws = simulation.context.uniforms(.traits, entity: 0)
    return (draws.1, draws.2)
  }

  /// Events run so far, over all merchants, those of comparisons included.
  public private(set) var eventsRun = 0

  /// The events of all merchants so far, those of comparisons left out.
  public private(set) var fingerprint = Fingerprint()

  /// Starts the fingerprint anew.
  public mutating func restartFingerprint() {
    fingerprint = Fingerprint()
  }
}
