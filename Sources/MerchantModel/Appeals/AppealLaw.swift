/// How long appeals wait for their decision, by the day on which they are filed, in each replication.
public final class AppealLaw: Sendable {
  /// How many waits stand for those of a day, each for an equal share of them.
  package static let parts = 16

  /// The days that have a law.
  private let days: Range<Int>
  private let firstReplication: UInt64
  /// Microseconds by replication, then day, then part.
  private let waits: [Int64]

  /// Puts laws together.
  ///
  /// - Parameters:
  ///   - days: The simulated days that have one.
  ///   - firstReplication: The number of the replication with which the waits begin.
  ///   - waits: Microseconds by replication, then day, then part.
  package init(days: Range<Int>, firstReplication: Int, waits: [Int64]) {
    precondition(
      waits.count % max(days.count * Self.parts, 1) == 0, "each day of a replication has its waits")
    self.days = days
    self.firstReplication = UInt64(firstReplication)
    self.waits = waits
  }

  /// A wait of a day, in microseconds; nil where the day has no law.
  ///
  /// - Parameter place: A uniform that decides which.
  func wait(onDay day: Int, replication: UInt64, at place: Double) -> Int64? {
    let size = days.count * Self.parts
    guard days.contains(day), replication >= firstReplication,
      replication - firstReplication < UInt64(waits.count / size)
    else { return nil }
    let row = Int(replication - firstReplication)
    let part = min(Int(place * Double(Self.parts)), Self.parts - 1)
    return waits[row * size + (day - days.lowerBound) * Self.parts + part]
  }
}
