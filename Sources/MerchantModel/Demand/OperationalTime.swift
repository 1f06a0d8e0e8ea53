import SimKernel

/// A kind's operational time: it runs in proportion to the hour's share of the kind's contacts, stands still in hours without
/// contacts, and takes a day for a day.
///
/// A delay that runs in it ends at hours at which customers write, and an exponential one at the kind's very hours.
extension SegmentPlan {
  /// The instant at which a delay that begins at another ends, if it runs in a kind's operational time.
  ///
  /// - Returns: An instant not before `start`, and a hundred years off at the most.
  /// - Complexity: O(1).
  func instant(
    _ delay: SimDuration, after start: SimTime, inHoursOf kind: Int
  ) -> SimTime {
    let first = kind * 25
    let hour = start.hourOfDay
    let intoHour = (start - .midnight(ofDay: start.dayIndex)) - .hours(Int64(hour))
    let begins = hoursBefore[first + hour]
    let ends = hoursBefore[first + hour + 1]
    let began = begins + (ends - begins) * intoHour.inHours
    let days: Double = began + min(delay, .days(36_500)).inDays
    let whole = days.rounded(.down)
    let share = days - whole
    var last = 0
    while last < 23 && hoursBefore[first + last + 1] <= share { last += 1 }
    let (from, to) = (hoursBefore[first + last], hoursBefore[first + last + 1])
    let within = to > from ? min((share - from) / (to - from), 1) : 0
    let time =
      SimTime.midnight(ofDay: start.dayIndex + Int(whole)) + .hours(Int64(last))
      + .hours(1).scaled(by: within)
    return max(time, start)
  }
}
