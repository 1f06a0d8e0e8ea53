import SimKernel
import SimRandom

/// The history of one agent's app over stretches of work, as the model's loop sees it, for looking at from
/// outside the loop.
package struct AppHistory: ~Copyable {
  private var plan: AppPlan
  private var path = AppPath()

  /// A history before any work.
  ///
  /// - Parameters:
  ///   - behaviour: How the app alternates.
  ///   - share: The merchant's own foreground share, if it has one.
  package init(_ behaviour: AppBehaviour, share: Double? = nil) {
    plan = AppPlan(behaviour, tables: SharedTables())
    plan.setForegroundShare(share)
  }

  /// Begins the stretch of work of a key.
  package mutating func begin(_ key: StreamKey, at start: SimTime) {
    plan.setRoundKeys(RoundKeys(Philox4x64.Key(key.seed, key.replication)))
    path = AppPath(key: key, from: start, behaviour: plan)
  }

  /// The state at an instant not before the last one asked for.
  package mutating func state(at time: SimTime) -> AgentState {
    path.state(at: time, behaviour: plan).ofAgent
  }
}
