import MerchantModel

/// Makes of what came to the desk the law by which merchants see it, replication by replication.
package struct DeskLawMaker: Sendable {
  /// An hour with fewer calls has no law of its own.
  package static let leastCalls: Int64 = 30

  private let like: LikeHours
  private let firstReplication: Int
  private var laws: [DeskLaw.Hour] = []
  /// By replication and hour: the law, or, for an hour with few calls, nothing yet.
  private var own: [Int32?] = []
  /// By group of hours, over all replications.
  private var pooled: [DeskHour]

  /// Nothing came yet.
  ///
  /// - Parameter firstReplication: The number of the replication that is added first.
  package init(_ like: LikeHours, firstReplication: Int) {
    self.like = like
    self.firstReplication = firstReplication
    pooled = Array(repeating: DeskHour(), count: like.count)
  }

  /// What a replication adds: made on any thread.
  package struct Part: Sendable {
    fileprivate var laws: [DeskLaw.Hour?]
    fileprivate var pooled: [DeskHour]
  }

  /// What the hours of a replication add.
  package static func part(_ hours: [DeskHour], _ like: LikeHours) -> Part {
    var pooled = [DeskHour](repeating: DeskHour(), count: like.count)
    for (hour, group) in zip(hours, like.groups) { pooled[group].add(hour) }
    return Part(laws: hours.map { $0.calls < leastCalls ? nil : $0.law }, pooled: pooled)
  }

  /// Adds the next replication.
  package mutating func add(_ part: Part) {
    for law in part.laws {
      own.append(law == nil ? nil : Int32(laws.count))
      if let law { laws.append(law) }
    }
    for group in pooled.indices { pooled[group].add(part.pooled[group]) }
  }

  /// The law. Hours with few calls have that of the hours like them, over all replications.
  package var law: DeskLaw {
    var laws = laws
    var ofGroup: [Int32] = []
    for hour in pooled {
      ofGroup.append(Int32(laws.count))
      laws.append(hour.law ?? .neverBusy)
    }
    var week: [Int32] = []
    for hourOfWeek in 0..<168 {
      let groups = like.hoursOfWeek.indices.filter { like.hoursOfWeek[$0] == hourOfWeek }
      week.append(Int32(laws.count))
      laws.append(DeskHour.sum(groups.map { pooled[$0] }).law ?? .neverBusy)
    }
    let hours = like.groups.count
    let places = own.enumerated().map { place, law in law ?? ofGroup[like.groups[place % hours]] }
    return DeskLaw(
      hours: laws, places: places, firstReplication: firstReplication, firstHour: like.firstHour,
      hoursPerReplication: hours, week: week)
  }
}
