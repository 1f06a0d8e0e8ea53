import SimKernel

/// Runs merchants of one segment with noticing tilted towards low days, and weighs each by what makes up
/// for the tilt: a mean of weight times figure estimates the figure's mean in the model, without bias.
///
/// The model is the scenario's without its comparisons (video off, the year without a rule). A runner
/// belongs to one thread; make one for each.
public struct TiltedMerchantRunner: ~Copyable {
  private var simulation: MerchantSimulation<NoTrace<MerchantEvent>, TiltedNoticing>
  private let tilt: NoticingTilt

  /// Prepares a segment of a valid scenario.
  ///
  /// - Precondition: `segment` is the index of a segment of the scenario, and `tilt` is of that scenario.
  public init(_ scenario: Scenario, segment: Int, tilt: NoticingTilt) {
    simulation = MerchantSimulation(
      scenario, segment: segment, observer: NoTrace(), noticing: TiltedNoticing())
    self.tilt = tilt
  }

  /// Simulates a merchant, the same one whatever ran before.
  ///
  /// - Returns: Its weight: above 0, at most 10, with mean 1.
  public mutating func run(merchant: UInt32, replication: UInt64) -> Double {
    simulation.reset(for: merchant, replication: replication)
    let draws = simulation.context.uniforms(.tiltedDays, entity: 0)
    lastWindow = 0..<0
    if draws.0 >= PlainShare.value {
      let count = Double(tilt.starts.count)
      let place = min(Int(draws.1 * count), tilt.starts.count - 1)
      let start = tilt.starts.lowerBound + place
      lastWindow = start..<(start + tilt.length)
    }
    simulation.ringing.noticing.start(
      factor: tilt.factor, window: lastWindow, days: simulation.context.plan.days)
    simulation.run()
    eventsRun += simulation.context.clock.eventsRun
    return simulation.ringing.noticing.weight(starts: tilt.starts, length: tilt.length)
  }

  /// The days on which the last merchant's noticing was tilted.
  public private(set) var lastWindow = 0..<0

  /// A count of the merchant that ran last, over the counted days.
  public func lastMerchant(_ counter: Counter) -> Int64 {
    simulation.context.ledger.total(counter, over: simulation.context.plan.countedDays)
  }

  /// A count of the merchant that ran last, over some simulated days.
  public func lastMerchant(_ counter: Counter, over days: Range<Int>) -> Int64 {
    simulation.context.ledger.total(counter, over: days)
  }

  /// Events run so far, over all merchants.
  public private(set) var eventsRun = 0
}

/// How noticing is tilted: by how much, and on which days in a row.
public struct NoticingTilt: Hashable, Sendable {
  /// The factor on the odds of noticing inside a window, above 0 and at most 1.
  public let factor: Double
  /// The first days of all windows.
  public let starts: Range<Int>
  /// The days of a window: the fewest in which the rule can come to suspend.
  public let length: Int

  /// A tilt by a factor whose windows end on the counted days; nil where no window fits, or the factor is
  /// not above 0 and at most 1.
  public init?(_ factor: Double, for scenario: Scenario) {
    guard factor > 0, factor <= 1 else { return nil }
    self.factor = factor
    length = scenario.rulebook.scopedRules.map(\.rule.lowDays).min() ?? 1
    let days = scenario.calendar.countedDays
    let first = max(days.lowerBound - length + 1, 0)
    let last = days.upperBound - length
    guard last >= first else { return nil }
    starts = first..<(last + 1)
  }
}
