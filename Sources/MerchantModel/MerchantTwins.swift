import SimKernel

/// Other runs of the same merchants, with which their figures are compared: with video off, and over a year without a
/// rule.
struct MerchantTwins: ~Copyable {
  private var counterfactual: MerchantSimulation<NoTrace<MerchantEvent>, PlainNoticing>?
  private var year: MerchantSimulation<NoTrace<MerchantEvent>, PlainNoticing>?
  /// Events run since they were last taken away.
  private var eventsRun = 0

  /// Prepares what a scenario measures.
  ///
  /// - Parameter isUnderRules: Whether any rule can suspend the merchants.
  init(_ scenario: Scenario, segment: Int, isUnderRules: Bool, tables: SharedTables) {
    counterfactual =
      scenario.measurement.counterfactual
      ? MerchantSimulation(
        scenario.withoutRule, segment: segment, observer: NoTrace(), noticing: PlainNoticing(),
        role: .counterfactual, tables: tables) : nil
    year =
      scenario.measurement.falsePositives && isUnderRules
      ? MerchantSimulation(
        scenario.yearWithoutRule, segment: segment, observer: NoTrace(),
        noticing: PlainNoticing(), role: .counted, tables: tables) : nil
  }

  /// Whether merchants are compared with themselves with video off.
  var compares: Bool { counterfactual != nil }

  /// Whether there is a year over which calls are counted.
  var hasYear: Bool { year != nil }

  /// Runs a merchant with video off, where that is measured and anything could be off, and lends the times that its
  /// contacts took.
  ///
  /// - Returns: What the merchant's own run is for, as its ledger knows from now on.
  mutating func begin(
    _ merchant: UInt32, replication: UInt64, isAdopted: Bool, _ ledger: inout Ledger
  ) -> RunRole {
    guard counterfactual != nil else { return ledger.role }
    guard isAdopted else {
      ledger.play(.itsOwnTwin)
      return .itsOwnTwin
    }
    ledger.play(.compared)
    counterfactual!.run(merchant: merchant, replication: replication)
    eventsRun += counterfactual!.context.clock.eventsRun
    ledger.swapElapsedTimes(with: &counterfactual!.context.ledger)
    return .compared
  }

  /// Takes the times of the contacts back from a ledger, and books what video saved of the agents' effort.
  mutating func end(_ ledger: inout Ledger) {
    ledger.swapElapsedTimes(with: &counterfactual!.context.ledger)
    ledger.bookEffortSaved(comparedWith: counterfactual!.context.ledger)
  }

  /// Counts the calls of a merchant's year as its own rule does; nil if there is no year.
  mutating func callsOfYear(_ merchant: UInt32, replication: UInt64) -> CallCount? {
    guard year != nil else { return nil }
    year!.run(merchant: merchant, replication: replication)
    eventsRun += year!.context.clock.eventsRun
    return year!.judge.countedCalls
  }

  /// Counts the calls of a merchant's year in each of several ways.
  ///
  /// - Precondition: There is a year.
  mutating func callsOfYear(
    _ merchant: UInt32, replication: UInt64, by countings: [CallCounting]
  ) -> [CallCount] {
    let calls = year!.countCalls(merchant: merchant, replication: replication, by: countings)
    eventsRun += year!.context.clock.eventsRun
    return calls
  }

  /// How many events have been run since this was last asked.
  mutating func takeEventsRun() -> Int {
    defer { eventsRun = 0 }
    return eventsRun
  }
}

extension Scenario {
  /// The scenario of the twin with video off. No rule suspends it, though voice calls may still ring: what a
  /// rule saves is compared with one and the same twin as what any other saves.
  fileprivate var withoutRule: Scenario {
    var other = self
    other.rule.enabled = false
    return other
  }

  /// The year in which a merchant's own answer rate is counted: 365 days without rule or campaigns.
  fileprivate var yearWithoutRule: Scenario {
    var year = withoutRule
    year.campaigns = []
    year.calendar.warmup = 0
    year.calendar.days = 365
    return year
  }
}
