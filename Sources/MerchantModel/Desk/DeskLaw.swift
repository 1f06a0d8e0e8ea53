/// What calls meet at the desk, by the hour at which they are sent: the chance of reaching it, and how long they wait.
///
/// Each replication has laws of its own. Hours with few calls share one with hours like them, and so do hours for which no law
/// was found: those of other replications, and of days before the warm-up.
public final class DeskLaw: Sendable {
  /// What a call that is sent in an hour meets.
  package struct Hour: Hashable, Sendable {
    /// The chance that it is answered.
    package let chance: Double
    /// How long those who are answered wait, in microseconds: means of equal shares of them, from the shortest wait on.
    package let answered: [Int64]
    /// The same of those who give up.
    package let unanswered: [Int64]

    /// Makes the law of an hour; calls that can be answered, or not, need a wait.
    package init(chance: Double, answered: [Int64], unanswered: [Int64]) {
      self.chance = chance
      self.answered = answered
      self.unanswered = unanswered
    }

    /// At a desk that is never busy.
    package static let neverBusy = Hour(chance: 1, answered: [0], unanswered: [])

    /// What a call meets.
    ///
    /// - Parameters:
    ///   - luck: A uniform that decides whether it is answered.
    ///   - place: A uniform that decides how long it waits.
    func outcome(luck: Double, place: Double) -> (isAnswered: Bool, wait: Int64) {
      let isAnswered = luck < chance
      let waits = isAnswered ? answered : unanswered
      guard !waits.isEmpty else { return (isAnswered, 0) }
      return (isAnswered, waits[min(Int(place * Double(waits.count)), waits.count - 1)])
    }
  }

  private let hours: [Hour]
  private let firstReplication: UInt64
  /// Of each replication, the laws of its hours, as places in ``hours``.
  private let places: [Int32]
  private let firstHour: Int
  private let hoursPerReplication: Int
  /// The same by the hour of the week from Monday 00:00: what has no law of its own follows these.
  private let week: [Int32]

  /// Puts laws together.
  ///
  /// - Parameters:
  ///   - hours: The distinct laws.
  ///   - places: For each replication in turn and each of its hours, which law it has.
  ///   - firstReplication: The number of the replication with which these begin.
  ///   - firstHour: The hour of the run at which these begin.
  ///   - hoursPerReplication: How many each replication has.
  ///   - week: 168 laws for all others.
  package init(
    hours: [Hour], places: [Int32], firstReplication: Int, firstHour: Int,
    hoursPerReplication: Int, week: [Int32]
  ) {
    precondition(week.count == 168, "a week has 168 hours")
    self.hours = hours
    self.places = places
    self.firstReplication = UInt64(firstReplication)
    self.firstHour = firstHour
    self.hoursPerReplication = hoursPerReplication
    self.week = week
  }

  /// The law of an hour.
  ///
  /// - Parameters:
  ///   - number: The hour of the run.
  ///   - hourOfWeek: The same hour from Monday 00:00, below 168.
  package func hour(_ number: Int, hourOfWeek: Int, replication: UInt64) -> Hour {
    let within = number - firstHour
    guard within >= 0, within < hoursPerReplication, replication >= firstReplication,
      replication - firstReplication < UInt64(places.count / hoursPerReplication)
    else { return hours[Int(week[hourOfWeek])] }
    let row = Int(replication - firstReplication)
    return hours[Int(places[row * hoursPerReplication + within])]
  }
}
