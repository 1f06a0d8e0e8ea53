import SimKernel

/// Other runs of the same merchants, with which their figures are compared: with video off, and as long without a rule as
/// it takes to know their answer rates.
struct MerchantTwins: ~Copyable {
  private var counterfactual: MerchantSimulation<NoTrace<MerchantEvent>, PlainNoticing>?
  private var examination: RateExamination?
  /// Whether suspended merchants are examined.
  let examines: Bool
  /// Events run since they were last taken away.
  private var eventsRun = 0

  /// Prepares what a scenario measures.
  ///
  /// - Parameters:
  ///   - isUnderRules: Whether any rule can suspend the merchants.
  ///   - judgesReplies: Whether one of them judges a reply rate.
  init(
    _ scenario: Scenario, segment: Int, isUnderRules: Bool, judgesReplies: Bool,
    tables: SharedTables
  ) {
    counterfactual =
      scenario.measurement.counterfactual
      ? MerchantSimulation(
        scenario.withoutRule, segment: segment, observer: NoTrace(), noticing: PlainNoticing(),
        role: .counterfactual, tables: tables) : nil
    examines = scenario.measurement.falsePositives && isUnderRules
    // Where merchants can appeal they are examined as they are suspended.
    examination =
      examines && scenario.appeals == nil
      ? RateExamination(
        scenario, segment: segment, tracksReplies: judgesReplies, tables: tables) : nil
  }

  /// Whether merchants are compared with themselves with video off.
  var compares: Bool { counterfactual != nil }

  /// Runs a merchant with video off, where that is measured and anything could be off.
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
    return .compared
  }

  /// Books what the merchant came to with video off, after its own run.
  mutating func end(_ ledger: inout Ledger) {
    switch ledger.role {
    case .compared: ledger.bookWithoutVideo(counterfactual!.context.ledger)
    case .itsOwnTwin: ledger.bookItselfWithoutVideo()
    case .alone, .counterfactual, .examined: break
    }
  }

  // MARK: Kinds

  /// Counts each of some kinds of contact from now on, on some days.
  mutating func countKinds(_ count: Int, on days: Range<Int>) {
    guard counterfactual != nil else { return }
    counterfactual!.context.ledger.countKinds(count, on: days)
  }

  /// Adds what the kinds of the last merchant came to with video off.
  mutating func addKinds(to table: inout KindTable) {
    if counterfactual != nil { table.add(counterfactual!.context.ledger.kinds) }
  }

  /// Makes several checks of a merchant, each of the calls and chats that rules count.
  ///
  /// - Precondition: Suspended merchants are examined, and cannot appeal.
  mutating func examine(
    _ merchant: UInt32, replication: UInt64, by countings: [CallCounting],
    _ replyCountings: [ReplyCounting], _ checks: inout [FalsePositiveCheck]
  ) {
    let events = examination!.examine(
      merchant, replication: replication, by: countings, replyCountings, &checks)
    eventsRun += events
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
    other.rulebook = .off
    other.measurement.replyRates = nil
    return other
  }
}
