/// A number that was observed, kept for a while instead of counted at once.
struct Observed: BitwiseCopyable {
  /// What it is counted in: the histogram of an observation, by its raw value, or behind those the calls of
  /// the hours.
  var column: Int32
  /// The bucket of the number, or the hour.
  var bucket: Int32
  var number: Int64

  /// How many columns there are.
  static var columns: Int { Observation.count + HourlyCount.allCases.count }

  @inline(__always)
  init(_ number: Int64, of observation: Observation) {
    column = Int32(truncatingIfNeeded: observation.rawValue)
    self.number = max(number, 0)
    bucket = Int32(truncatingIfNeeded: Histogram.bucket(of: self.number))
  }

  @inline(__always)
  init(_ counted: HourlyCount, at hour: Int) {
    column = Int32(truncatingIfNeeded: Observation.count + counted.rawValue)
    number = 0
    bucket = Int32(truncatingIfNeeded: hour)
  }
}
