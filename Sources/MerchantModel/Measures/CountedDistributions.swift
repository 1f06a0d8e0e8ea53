/// What the model's loop counts for ``Distributions``, in memory of its own: an array inside a value is
/// checked for being the only reference at every number, which costs more than the counting.
struct CountedDistributions: ~Copyable {
  /// A row of buckets for each observation.
  private var counts = Buffer<Int64>(
    repeating: 0, count: Observation.count * Histogram.mostBuckets)
  /// How many buckets of each row are in use.
  private var used = Buffer(repeating: 0, count: Observation.count)
  private var extremes = Buffer(repeating: Extremes(), count: Observation.count)
  /// A row of hours for each thing that is counted by the hour.
  private var hours = Buffer<Int64>(repeating: 0, count: HourlyCount.allCases.count * 24)
  /// What is observed once a merchant.
  private var merchants = Distributions()

  /// Books a number; a negative one as 0.
  @inline(__always)
  mutating func add(_ number: Int64, to observation: Observation) {
    let number = max(number, 0)
    count(in: observation.rawValue, bucket: Histogram.bucket(of: number))
    extremes[observation.rawValue].include(number)
  }

  /// Books a call of an hour.
  @inline(__always)
  mutating func count(_ counted: HourlyCount, at hour: Int) {
    hours[counted.rawValue &* 24 &+ hour] &+= 1
  }

  /// Books what was seen; leaves the least and greatest numbers as they are.
  mutating func count(_ seen: Observed) {
    if seen.column < Observation.count {
      count(in: Int(seen.column), bucket: Int(seen.bucket))
    } else {
      hours[(Int(seen.column) - Observation.count) * 24 + Int(seen.bucket)] &+= 1
    }
  }

  /// Books what is observed once a merchant, over so many counted days.
  mutating func observe(_ sums: MerchantSums, days: Int) {
    merchants.observe(sums, days: days)
  }

  /// What was counted so far, which is forgotten. Complexity: O(buckets in use).
  mutating func take() -> Distributions {
    var taken = merchants
    merchants.clear()
    for observation in Observation.allCases {
      let row = observation.rawValue
      let buckets = row * Histogram.mostBuckets
      for bucket in 0..<used[row] where counts[buckets + bucket] != 0 {
        taken.count(bucket: bucket, of: observation, times: counts[buckets + bucket])
        counts[buckets + bucket] = 0
      }
      taken.include(extremes[row], observation: row)
      used[row] = 0
      extremes[row] = Extremes()
    }
    for counted in HourlyCount.allCases {
      for hour in 0..<24 {
        taken.hours.count(counted, at: hour, times: hours[counted.rawValue * 24 + hour])
        hours[counted.rawValue * 24 + hour] = 0
      }
    }
    return taken
  }

  @inline(__always)
  private mutating func count(in row: Int, bucket: Int) {
    counts[row &* Histogram.mostBuckets &+ bucket] &+= 1
    used[row] = max(used[row], bucket &+ 1)
  }
}
