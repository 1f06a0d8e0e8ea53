import SimKernel

/// The time in which a kind's contacts of a day arrive with rate 1, from 0 to their mean. It passes on the clock as the hours
/// have it, through their cumulative shares: fast where many contacts arrive, and not at all where none do.
enum OperationalTime {
  /// Puts contacts of one kind on the clock of a day.
  ///
  /// - Parameters:
  ///   - times: When they arrive, in operational time, all before `mean`.
  ///   - hoursBefore: The share of the day's contacts before each hour, 25 numbers from the place `midnight` on.
  ///   - arrivals: Gets the contacts.
  @inline(__always)
  static func place(
    _ times: borrowing Buffer<Double>, of kind: Int, mean: Double, on day: Int,
    by hoursBefore: borrowing Buffer<Double>, from midnight: Int,
    _ arrivals: inout Buffer<Arrival>
  ) {
    let lastInstant = SimTime.midnight(ofDay: day + 1) - .microseconds(1)
    var hour = 0
    var hourBegins = SimTime.midnight(ofDay: day)
    for place in 0..<times.count {
      let share = times[place] / mean
      // A share that rounds up to the last sum must not leave the day.
      while hour < 23 && hoursBefore[midnight &+ hour &+ 1] <= share {
        hour &+= 1
        hourBegins += .hours(1)
      }
      let begins = hoursBefore[midnight &+ hour]
      let ends = hoursBefore[midnight &+ hour &+ 1]
      let within = ends > begins ? (share - begins) / (ends - begins) : 0
      let time = min(hourBegins + .hours(1).scaled(by: min(within, 1)), lastInstant)
      arrivals.append(
        Arrival(
          at: time, kind: UInt16(truncatingIfNeeded: kind),
          place: UInt32(truncatingIfNeeded: place)))
    }
  }

  /// The instant at which a delay ends that runs in operational time, of which a day takes a day.
  ///
  /// An exponential delay so ends at the kind's very hours.
  ///
  /// - Parameters:
  ///   - hoursBefore: The share of a day's contacts before each hour, 25 numbers from the place `midnight` on.
  /// - Returns: An instant not before `start`, and a hundred years off at the most.
  /// - Complexity: O(1).
  static func end(
    of delay: SimDuration, begunAt start: SimTime, by hoursBefore: borrowing Buffer<Double>,
    from midnight: Int
  ) -> SimTime {
    let hour = start.hourOfDay
    let intoHour = (start - .midnight(ofDay: start.dayIndex)) - .hours(Int64(hour))
    let begins = hoursBefore[midnight + hour]
    let ends = hoursBefore[midnight + hour + 1]
    let began = begins + (ends - begins) * intoHour.inHours
    let days: Double = began + min(delay, .days(36_500)).inDays
    let whole = days.rounded(.down)
    let share = days - whole
    var last = 0
    while last < 23 && hoursBefore[midnight + last + 1] <= share { last += 1 }
    let (from, to) = (hoursBefore[midnight + last], hoursBefore[midnight + last + 1])
    let within = to > from ? min((share - from) / (to - from), 1) : 0
    let time =
      SimTime.midnight(ofDay: start.dayIndex + Int(whole)) + .hours(Int64(last))
      + .hours(1).scaled(by: within)
    return max(time, start)
  }
}
