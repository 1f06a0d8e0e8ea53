/// Calls by the hour of the day at which they began to ring, over the counted days.
///
/// Adding is exact, commutative and associative.
public struct CallsByHour: Equatable, Sendable {
  /// Calls that rang, by hour from midnight.
  public private(set) var offered = [Int64](repeating: 0, count: 24)
  /// Those of them that were answered, by the hour at which they rang.
  public private(set) var answered = [Int64](repeating: 0, count: 24)

  /// No calls.
  public init() {}

  /// Adds another's calls.
  public mutating func add(_ other: CallsByHour) {
    for hour in 0..<24 {
      offered[hour] += other.offered[hour]
      answered[hour] += other.answered[hour]
    }
  }

  mutating func clear() {
    for hour in 0..<24 {
      offered[hour] = 0
      answered[hour] = 0
    }
  }

  /// Counts calls of an hour, or takes some away again.
  @inline(__always)
  mutating func count(_ counted: HourlyCount, at hour: Int, times: Int64 = 1) {
    switch counted {
    case .offered: offered[hour] += times
    case .answered: answered[hour] += times
    }
  }
}

/// What is counted of an hour of the day.
enum HourlyCount: Int, CaseIterable {
  /// Calls that rang.
  case offered
  /// Calls that were answered, by the hour at which they rang.
  case answered
}
