import Runs

/// How much a study simulated.
public struct StudyCost: Hashable, Sendable, Codable {
  /// Replications, over all points.
  public private(set) var replications = 0
  /// Merchant-days, the warm-up's among them.
  public private(set) var merchantDays = 0
  /// Events.
  public private(set) var events = 0
  /// In how many of the replications merchants do not agree with a place that they share; nil for none.
  public private(set) var unsettled: Int?

  /// Nothing.
  public init() {}

  /// What histories cost, whose events nobody counts.
  package init(replications: Int, merchantDays: Int) {
    add(replications: replications, merchantDays: merchantDays, events: 0)
  }

  /// What a run cost.
  public init(of run: RunResult) {
    add(run)
  }

  /// What policies on shared days cost: events that several share count once.
  init(_ result: PolicyResult) {
    replications = result.replications * result.policies.count
    merchantDays = result.merchantDays
    events = result.events
  }

  mutating func add(_ replication: PointReplication) {
    add(
      replications: 1, merchantDays: replication.merchantDays, events: replication.events,
      isSettled: replication.isSettled)
  }

  /// Adds replications.
  ///
  /// - Parameter isSettled: Whether merchants agree with the places that they share.
  mutating func add(
    replications: Int, merchantDays: Int, events: Int, isSettled: Bool = true
  ) {
    if !isSettled { unsettled = (unsettled ?? 0) + replications }
    self.replications += replications
    self.merchantDays += merchantDays
    self.events += events
  }

  /// Both together.
  public static func + (left: StudyCost, right: StudyCost) -> StudyCost {
    var sum = left
    sum.replications += right.replications
    sum.merchantDays += right.merchantDays
    sum.events += right.events
    if let more = right.unsettled { sum.unsettled = (left.unsettled ?? 0) + more }
    return sum
  }

  /// Adds a run.
  mutating func add(_ run: RunResult) {
    add(
      replications: run.replications, merchantDays: run.merchantDays, events: run.events,
      isSettled: run.isSettled)
  }
}
