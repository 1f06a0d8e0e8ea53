import SimKernel
import SimRandom
import Timing

/// How far ahead events are scheduled: the shape of the load of an event list.
enum Increments: String, CaseIterable {
  /// Exponential with mean 1 s.
  case exponential
  /// Uniform between 0 and 2 s.
  case uniform
  /// Nine in ten about 0.1 s, one in ten about 9.1 s.
  case bimodal

  /// Increments drawn beforehand, so that the list is timed and not the generator.
  func drawn(_ count: Int) -> [SimDuration] {
    var stream = RandomStream(StreamKey(seed: 1, replication: 0, subject: 0, entity: 0, purpose: 0))
    return (0..<count).map { _ in
      switch self {
      case .exponential: SimDuration(seconds: stream.exponential())
      case .uniform: SimDuration(seconds: 2 * stream.uniform())
      case .bimodal:
        SimDuration(seconds: (stream.uniform() < 0.9 ? 0 : 9) + 0.2 * stream.uniform())
      }
    }
  }
}

/// The hold model: with a number of events pending, take off the first and schedule another.
///
/// Source of the method: D. W. Jones, "An empirical comparison of priority-queue and event-set
/// implementations", Communications of the ACM 29 (1986).
func hold(_ holds: Int, pending: Int, increments: [SimDuration]) -> Double {
  let mask = increments.count - 1
  var list = EventList<UInt32>(capacity: pending)
  for index in 0..<pending {
    list.schedule(UInt32(truncatingIfNeeded: index), at: .zero + increments[index & mask])
  }
  var sum: UInt64 = 0
  for index in 0..<holds {
    guard let (event, time) = list.popFirst() else { break }
    sum &+= UInt64(event)
    list.schedule(event, at: time + increments[index & mask])
  }
  return Double(sum)
}

/// The hold model under time-outs that hardly ever happen: each step takes off the first event, schedules
/// two, and cancels the one of them that was to guard the other.
func holdCancelling(_ holds: Int, pending: Int, increments: [SimDuration]) -> Double {
  let mask = increments.count - 1
  var list = EventList<UInt32>(capacity: 2 * pending)
  for index in 0..<pending {
    list.schedule(UInt32(truncatingIfNeeded: index), at: .zero + increments[index & mask])
  }
  var guards: [EventHandle] = []
  var sum: UInt64 = 0
  for index in 0..<holds {
    guard let (event, time) = list.popFirst() else { break }
    sum &+= UInt64(event)
    list.schedule(event, at: time + increments[index & mask])
    let timeout = list.schedule(event, at: time + .seconds(10))
    if guards.count < 64 {
      guards.append(timeout)
    } else {
      list.cancel(guards[index & 63])
      guards[index & 63] = timeout
    }
  }
  return Double(sum)
}

func addEventList(to suite: inout Suite) {
  for shape in Increments.allCases {
    let increments = shape.drawn(1 << 16)
    for exponent in stride(from: 4, through: 16, by: 2) {
      suite.add("event list: hold, \(shape.rawValue), \(1 << exponent) pending") {
        hold($0, pending: 1 << exponent, increments: increments)
      }
    }
  }
  let increments = Increments.exponential.drawn(1 << 16)
  for exponent in stride(from: 4, through: 16, by: 4) {
    suite.add("event list: hold and cancel, \(1 << exponent) pending") {
      holdCancelling($0, pending: 1 << exponent, increments: increments)
    }
  }
}
