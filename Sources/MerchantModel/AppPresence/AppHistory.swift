import SimKernel
import SimRandom

/// The history of one agent's app over a stretch of work, as the model's loop sees it, for looking at from
/// outside the loop.
package struct AppHistory: ~Copyable {
  private var plan: AppPlan
  private var path: AppPath

  /// The history that a key stands for.
  ///
  /// - Parameters:
  ///   - behaviour: How the app alternates.
  ///   - key: The stream of the stretch of work.
  ///   - start: When the work begins.
  ///   - share: The merchant's own foreground share, if it has one.
  package init(_ behaviour: AppBehaviour, key: StreamKey, from start: SimTime, share: Double? = nil)
  {
    var plan = AppPlan(behaviour)
    plan.setForegroundShare(share)
    path = AppPath(key: key, from: start, behaviour: plan)
    self.plan = plan
  }

  /// The state at an instant not before the last one asked for.
  package mutating func state(at time: SimTime) -> AgentState {
    switch path.state(at: time, behaviour: plan) {
    case .foreground: .foreground
    case .background: .background
    case .closed: .closed
    }
  }
}
