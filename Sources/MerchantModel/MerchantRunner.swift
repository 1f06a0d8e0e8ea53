import SimKernel

/// Runs the merchants of one segment, one after another, in one arena.
///
/// Memory depends on the scenario's days and on what one merchant has pending at a time, not on how many
/// merchants run. A runner belongs to one thread; make one for each.
public struct MerchantRunner: ~Copyable {
  private var simulation: MerchantSimulation<NoTrace<MerchantEvent>>

  /// Prepares a segment of a valid scenario.
  ///
  /// - Precondition: `segment` is the index of a segment of the scenario.
  public init(_ scenario: Scenario, segment: Int) {
    simulation = MerchantSimulation(scenario, segment: segment, trace: NoTrace())
  }

  /// Simulates a merchant, the same one whatever ran before, and adds its counts to `tallies`.
  ///
  /// - Parameters:
  ///   - merchant: Its number in the segment, from 0.
  ///   - replication: The number of the replication, from 0.
  public mutating func run(
    merchant: UInt32, replication: UInt64, into tallies: inout Tallies
  ) {
    simulation.run(merchant: merchant, replication: replication)
    tallies.add(simulation.tallies)
    eventsRun += simulation.clock.eventsRun
  }

  /// A count of the merchant that ran last, over the counted days.
  public func lastMerchant(_ counter: Counter) -> Int64 {
    simulation.tallies.total(counter, over: simulation.plan.countedDays)
  }

  /// Events run so far, over all merchants.
  public private(set) var eventsRun = 0
}
