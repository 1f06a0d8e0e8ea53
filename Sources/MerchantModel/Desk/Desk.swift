import SimKernel
import SimRandom

/// The platform's desk: people who answer for all merchants what rings in vain.
///
/// A call goes to the desk as the merchant's ring ends unanswered, unless the customer hung up. There it waits for a free
/// server, first come first served. For the merchant and its rule the call stays missed.
public struct Desk: Hashable, Sendable {
  /// When how many people serve; those of shifts that overlap add up. They begin and end on the hour.
  public var shifts: [DeskShift]
  /// The names of the segments whose calls go there; nil for all.
  public var segments: [String]?
  /// For how long customers wait there, from the end of the ring; nil for as long as it takes.
  public var patience: DurationDistribution?
  /// How long a call takes; nil for as long as it would with an agent.
  public var service: DurationDistribution?
  /// What an hour of one server costs, busy or not.
  public var hourCost = 0.0

  /// A desk with shifts.
  public init(shifts: [DeskShift]) { self.shifts = shifts }

  /// Servers by the hour of the week, 168 numbers from Monday 00:00.
  public var serversByHour: [Int] {
    var servers = [Int](repeating: 0, count: 168)
    let hour = SimDuration.hours(1).microseconds
    for shift in shifts {
      for day in shift.shift.days {
        let start = 24 * day.rawValue + Int(shift.shift.from.sinceMidnight.microseconds / hour)
        for step in 0..<Int(shift.shift.length.microseconds / hour) {
          servers[(start + step) % 168] += shift.servers
        }
      }
    }
    return servers
  }

  /// Whether calls of a segment go there.
  public func serves(_ segment: Segment) -> Bool { segments?.contains(segment.name) ?? true }
}

/// A number of people who serve together, week after week.
public struct DeskShift: Hashable, Sendable {
  /// How many they are, 0 or more.
  public var servers: Int
  /// When they work.
  public var shift: Shift

  /// Makes a shift of a desk; it is worked daily round the clock unless times are given.
  public init(servers: Int, shift: Shift = Shift(from: .midnight, to: .endOfDay)) {
    self.servers = servers
    self.shift = shift
  }
}

extension Scenario {
  /// Servers of the desk in each hour of a span of simulated days; nothing where there is no desk.
  package func deskServers(on days: Range<Int>) -> [Int] {
    guard let week = desk?.serversByHour else { return [] }
    return days.flatMap { day in
      let start = 24 * calendar.date(ofDay: day).weekday.rawValue
      return week[start..<start + 24]
    }
  }
}
