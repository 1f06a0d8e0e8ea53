import SimKernel
import SimRandom

/// What the loop needs of the appeals queue.
struct AppealPlan {
  let filed: ChanceByCause
  let overturned: ChanceByCause
  let delay: UnownedSampler
  private let hours: ReviewHours
  private let law: AppealLaw?

  /// Nil where there is no queue.
  init?(_ scenario: Scenario, law: AppealLaw?, keeper: inout SamplerKeeper) {
    guard let appeals = scenario.appeals else { return nil }
    filed = appeals.filed
    overturned = appeals.overturned
    delay = keeper.keep(appeals.delay)
    hours = ReviewHours(appeals, on: scenario.calendar)
    self.law = law
  }

  /// When an appeal is decided.
  ///
  /// - Parameters:
  ///   - time: When it is filed.
  ///   - place: A uniform that decides how long it waits.
  func decision(filedAt time: SimTime, replication: UInt64, at place: Double) -> SimTime {
    guard let wait = law?.wait(onDay: time.dayIndex, replication: replication, at: place) else {
      return SimTime(microseconds: hours.decision(filedAt: time.microseconds))
    }
    return time + .microseconds(wait)
  }
}
