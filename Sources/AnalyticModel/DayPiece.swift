import MerchantModel
import SimKernel

/// A part of a day in which no shift begins or ends, within one hour and either within the night or outside it.
struct DayPiece {
  /// The hour it lies in.
  let hour: Int
  /// Its share of that hour.
  let share: Double
  /// Whether calls are closed for the night.
  let isClosed: Bool
  /// For each group of agents, whether it is on shift.
  let isOnShift: [Bool]

  /// The pieces of each weekday, Monday first.
  ///
  /// - Complexity: O(boundaries x spans) for each weekday.
  static func week(of segment: Segment) -> [[DayPiece]] {
    let spans = segment.staffing.groups.map { segment.staffing.workedWeek(of: $0) }
    return Weekday.allCases.map { day(of: segment, $0, spans: spans) }
  }

  private static func day(
    of segment: Segment, _ weekday: Weekday, spans: [[WeeklySpan]]
  ) -> [DayPiece] {
    let midnight = SimDuration.days(Int64(weekday.rawValue))
    let hour = SimDuration.hours(1)
    var ends = (0...24).map { hour * Int64($0) }
    ends += [segment.night.from.sinceMidnight, segment.night.to.sinceMidnight]
    for span in spans.joined() {
      for end in [span.start, span.end] {
        for week in [0, 7] {
          ends.append(end - midnight - .days(Int64(week)))
        }
      }
    }
    let sorted = Set(ends).filter { .zero <= $0 && $0 <= .days(1) }.sorted()
    return zip(sorted, sorted.dropFirst()).map { from, to in
      let middle = midnight + from
      return DayPiece(
        hour: Int(from.microseconds / hour.microseconds),
        share: (to - from).inSeconds / hour.inSeconds,
        isClosed: !segment.night.answers && segment.night.contains(from),
        isOnShift: spans.map { group in
          group.contains { span in
            [SimDuration.zero, .days(7)].contains {
              span.start <= middle + $0 && middle + $0 < span.end
            }
          }
        })
    }
  }
}
