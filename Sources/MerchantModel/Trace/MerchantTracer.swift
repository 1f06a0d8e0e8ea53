import SimKernel

/// Reports one merchant's days, event by event.
public struct MerchantTracer {
  private let scenario: Scenario
  private let tables: SharedTables

  /// An event and its instant.
  public struct Entry: Hashable, Sendable {
    /// When it happens; simulated time starts at the midnight that begins the warm-up.
    public let time: SimTime
    /// What happens.
    public let event: ModelEvent

    /// The simulated day it belongs to.
    public var day: Int { event.day(at: time) }
  }

  /// Prepares for merchants of a valid scenario.
  ///
  /// - Parameter tables: What merchants see of the places that they share; of tables of nothing, places that are never busy.
  public init(_ scenario: Scenario, tables: SharedTables = SharedTables()) {
    self.scenario = scenario
    self.tables = tables
  }

  /// The events of some simulated days, in the order in which they happen.
  ///
  /// The merchant is the one that a run simulates: the days before are simulated too, unseen.
  ///
  /// - Precondition: `segment` is the index of a segment of the scenario.
  /// - Complexity: that of simulating the merchant once.
  public func entries(
    segment: Int, merchant: UInt32, replication: UInt64, days: Range<Int>
  ) -> [Entry] {
    var simulation = MerchantSimulation(
      scenario, segment: segment, observer: ModelEventRecorder(days: days),
      noticing: PlainNoticing(), tables: tables)
    simulation.run(merchant: merchant, replication: replication)
    return simulation.context.clock.trace.inOrder
  }

  /// The events of a segment's merchants, one after another in the same memory, each as
  /// ``entries(segment:merchant:replication:days:)`` has them.
  ///
  /// - Precondition: `segment` is the index of a segment of the scenario.
  /// - Complexity: that of simulating each merchant once.
  package func forEachMerchant(
    ofSegment segment: Int, replication: UInt64, days: Range<Int>,
    _ body: (_ merchant: Int, _ entries: [Entry]) throws -> Void
  ) rethrows {
    var simulation = MerchantSimulation(
      scenario, segment: segment, observer: ModelEventRecorder(days: days),
      noticing: PlainNoticing(), tables: tables)
    for merchant in 0..<scenario.segments[segment].merchants {
      simulation.context.clock.trace = ModelEventRecorder(days: days)
      simulation.run(merchant: UInt32(merchant), replication: replication)
      try body(merchant, simulation.context.clock.trace.inOrder)
    }
  }
}

/// Keeps the events of some days.
struct ModelEventRecorder: MerchantObserver {
  typealias Event = MerchantEvent

  private let days: Range<Int>
  private var entries: [MerchantTracer.Entry] = []
  /// Shifts and apps, which the simulation looks up when somebody asks for them, not when they change.
  private var staff: [MerchantTracer.Entry] = []

  init(days: Range<Int>) {
    self.days = days
  }

  static var listens: Bool { true }

  mutating func willRun(_ event: MerchantEvent, at time: SimTime) {}

  mutating func observe(_ event: ModelEvent, at time: SimTime) {
    let entry = MerchantTracer.Entry(time: time, event: event)
    guard days.contains(entry.day) else { return }
    switch event {
    case .shiftBegins, .shiftEnds, .isAbsent, .appIs: staff.append(entry)
    default: entries.append(entry)
    }
  }

  /// Everything in the order of time; what midnight says of a day comes before the next day's shifts, and
  /// what becomes of shifts and apps comes before what else happens at that instant.
  var inOrder: [MerchantTracer.Entry] {
    let all = staff + entries
    return all.enumerated().sorted { left, right in
      (left.element.day, left.element.time, left.offset)
        < (right.element.day, right.element.time, right.offset)
    }.map(\.element)
  }
}
