import SimKernel

/// Runs the merchants of one segment, one after another, in one arena.
///
/// Memory depends on the scenario's days and on what one merchant has pending at a time, not on how many
/// merchants run. A runner belongs to one thread; make one for each.
public struct MerchantRunner: ~Copyable {
  private var simulation: MerchantSimulation<FingerprintTrace>
  /// The same merchants with video off.
  private var counterfactual: MerchantSimulation<NoTrace<MerchantEvent>>?
  /// The same merchants over a year without rule and campaigns.
  private var year: MerchantSimulation<NoTrace<MerchantEvent>>?

  /// Prepares a segment of a valid scenario.
  ///
  /// - Parameter tables: What this runner shares with others of the run.
  /// - Precondition: `segment` is the index of a segment of the scenario.
  public init(_ scenario: Scenario, segment: Int, tables: SharedTables = SharedTables()) {
    simulation = MerchantSimulation(
      scenario, segment: segment, trace: FingerprintTrace(), tables: tables)
    if scenario.measurement.counterfactual {
      var other = MerchantSimulation(
        scenario.withoutRule, segment: segment, trace: NoTrace<MerchantEvent>(), tables: tables)
      other.role = .counterfactual
      other.observedDays = 0..<0
      counterfactual = consume other
    } else {
      counterfactual = nil
    }
    if scenario.measurement.luck && scenario.rule.enabled {
      var other = MerchantSimulation(
        scenario.yearWithoutRule, segment: segment, trace: NoTrace<MerchantEvent>(), tables: tables)
      other.role = .counted
      other.observedDays = 0..<0
      year = consume other
    } else {
      year = nil
    }
  }

  /// Simulates a merchant, the same one whatever ran before, and adds its counts to `tallies`.
  ///
  /// - Parameters:
  ///   - merchant: Its number in the segment, from 0.
  ///   - replication: The number of the replication, from 0.
  public mutating func run(
    merchant: UInt32, replication: UInt64, into tallies: inout Tallies
  ) {
    simulation.meet(merchant: merchant, replication: replication)
    let hasTwin = counterfactual != nil && simulation.hasAdopted
    if hasTwin {
      simulation.role = .compared
      counterfactual!.run(merchant: merchant, replication: replication)
      eventsRun += counterfactual!.clock.eventsRun
      swap(&simulation.elapsedByArrival, &counterfactual!.elapsedByArrival)
    } else if counterfactual != nil {
      simulation.role = .itsOwnTwin
    }
    simulation.clock.trace.restart()
    simulation.run()
    fingerprint.add(
      simulation.clock.trace.digest, replication: replication, subject: simulation.streams.subject)
    eventsRun += simulation.clock.eventsRun
    if hasTwin {
      swap(&simulation.elapsedByArrival, &counterfactual!.elapsedByArrival)
      simulation.tallies.bookEffortSaved(comparedWith: counterfactual!.tallies)
    } else if counterfactual != nil {
      // Its events are those of the comparison too, which would be the same.
      eventsRun += simulation.clock.eventsRun
    }
    if year != nil && lastMerchant(.suspensions) > 0 {
      year!.run(merchant: merchant, replication: replication)
      eventsRun += year!.clock.eventsRun
      simulation.tallies.bookLuck(year!.countedCalls, by: simulation.plan.rule)
    }
    observeMerchant()
    tallies.add(simulation.tallies)
  }

  /// Books what is observed once a merchant.
  private mutating func observeMerchant() {
    let days = simulation.plan.countedDays
    // Asked of the tallies: a method that only reads would be handed a copy of the whole arena.
    let sums = MerchantSums { simulation.tallies.total($0, over: days) }
    simulation.distributions.observe(sums, days: days.count)
  }

  /// The distributions over all merchants that ran since this was last asked for.
  public mutating func takeDistributions() -> Distributions {
    simulation.distributions.take()
  }

  /// A count of the merchant that ran last, over the counted days.
  public func lastMerchant(_ counter: Counter) -> Int64 {
    simulation.tallies.total(counter, over: simulation.plan.countedDays)
  }

  /// Whether the merchant that ran last has the feature.
  var lastAdopted: Bool { simulation.hasAdopted }

  /// The levels at which the last merchant's diligence and foreground share were drawn.
  var lastTraitLevels: (diligence: Double, presence: Double) { simulation.traitLevels }

  /// Events run so far, over all merchants, those of comparisons included.
  public private(set) var eventsRun = 0

  /// The events of all merchants so far, those of comparisons left out.
  public private(set) var fingerprint = Fingerprint()

  /// Starts the fingerprint anew.
  public mutating func restartFingerprint() {
    fingerprint = Fingerprint()
  }
}

extension Scenario {
  /// The scenario of the twin with video off. No rule suspends it, though voice calls may still ring: what a
  /// rule saves is held against one and the same twin as what any other saves.
  var withoutRule: Scenario {
    var other = self
    other.rule.enabled = false
    return other
  }

  /// The year in which a merchant's own answer rate is counted: 365 days without rule or campaigns.
  var yearWithoutRule: Scenario {
    var year = withoutRule
    year.campaigns = []
    year.calendar.warmup = 0
    year.calendar.days = 365
    return year
  }
}
