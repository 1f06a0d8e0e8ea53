/// How often whole numbers of 0 or more were seen, in buckets whose width grows with the number.
///
/// Up to 127 each number has a bucket of its own; beyond, every power of two is cut into 64 buckets of
/// equal width, so that a bucket is at most 1/64 as wide as the numbers in it (a log-linear histogram,
/// as in G. Tene's HdrHistogram). Merging adds counts: it is exact, commutative and associative, so the
/// sum over blocks of merchants does not depend on threads. The least and the greatest number are kept
/// as they are.
public struct Histogram: Sendable {
  /// How many numbers were seen.
  public private(set) var count: Int64 = 0
  /// The least number seen; nil if none was.
  public var least: Int64? { count > 0 ? lowest : nil }
  /// The greatest number seen; nil if none was.
  public var greatest: Int64? { count > 0 ? highest : nil }

  private var lowest = Int64.max
  private var highest = Int64.min
  /// Counts by bucket, as far as one was needed.
  private var counts: [Int64] = []

  /// A histogram of nothing.
  public init() {}

  /// Books a number; a negative one as 0. Complexity: O(1), amortised over the buckets.
  @inline(__always)
  public mutating func add(_ number: Int64) {
    let number = max(number, 0)
    let bucket = Histogram.bucket(of: number)
    if bucket >= counts.count { grow(to: bucket + 1) }
    counts[bucket] += 1
    count += 1
    lowest = min(lowest, number)
    highest = max(highest, number)
  }

  /// Adds another histogram's numbers. Complexity: O(buckets).
  public mutating func add(_ other: Histogram) {
    guard other.count > 0 else { return }
    if counts.count < other.counts.count { grow(to: other.counts.count) }
    for (bucket, count) in other.counts.enumerated() where count > 0 { counts[bucket] += count }
    count += other.count
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
  }

  /// Counts numbers of a bucket, or takes some away again, and leaves the least and greatest as they are.
  @inline(__always)
  mutating func count(bucket: Int, times: Int64) {
    if bucket >= counts.count { grow(to: bucket + 1) }
    counts[bucket] += times
    count += times
  }

  /// Adds what another counted, whatever it took away again.
  mutating func addDifferences(_ other: Histogram) {
    if counts.count < other.counts.count { grow(to: other.counts.count) }
    for (bucket, count) in other.counts.enumerated() { counts[bucket] += count }
    count += other.count
    include(Extremes(lowest: other.lowest, highest: other.highest))
  }

  /// Says that numbers as small and as great as these were seen.
  @inline(__always)
  mutating func include(_ extremes: Extremes) {
    lowest = min(lowest, extremes.lowest)
    highest = max(highest, extremes.highest)
  }

  /// Forgets all numbers and keeps the memory.
  public mutating func clear() {
    for bucket in counts.indices { counts[bucket] = 0 }
    count = 0
    lowest = .max
    highest = .min
  }

  @inline(never)
  private mutating func grow(to size: Int) {
    counts.append(contentsOf: repeatElement(0, count: size - counts.count))
  }
}

/// The least and the greatest of some numbers.
struct Extremes: BitwiseCopyable {
  var lowest = Int64.max
  var highest = Int64.min

  /// Whether numbers lie outside.
  @inline(__always)
  func excludes(_ others: Extremes) -> Bool {
    others.lowest < lowest || others.highest > highest
  }

  @inline(__always)
  mutating func include(_ number: Int64) {
    lowest = min(lowest, number)
    highest = max(highest, number)
  }

  @inline(__always)
  mutating func include(_ others: Extremes) {
    lowest = min(lowest, others.lowest)
    highest = max(highest, others.highest)
  }
}

/// Buckets.
extension Histogram {
  /// Of a number's binary digits after the first one, this many tell its bucket.
  private static var digits: Int { 6 }

  /// How many buckets there can be: what no number is beyond.
  static var mostBuckets: Int { bucket(of: .max) + 1 }

  /// The number of a number's bucket.
  @inline(__always)
  static func bucket(of number: Int64) -> Int {
    let bits = UInt64(bitPattern: number) | (1 << UInt64(digits))
    let shift = 63 &- digits &- bits.leadingZeroBitCount
    return shift &<< digits &+ Int(truncatingIfNeeded: number &>> Int64(shift))
  }

  /// The numbers that a bucket holds: from the first on, as many as the width.
  static func range(of bucket: Int) -> (first: Int64, width: Int64) {
    let shift = max(bucket >> digits - 1, 0)
    return (Int64(bucket - shift << digits) << Int64(shift), 1 << Int64(shift))
  }
}

/// Quantiles.
extension Histogram {
  /// The number below which a share of the numbers seen lies; nil if none was seen.
  public func quantile(_ probability: Double) -> Double? {
    Histogram.quantile(probability, of: [(self, 1)])
  }

  /// The number below which a share of all numbers lies, where each histogram's count is multiplied by a
  /// weight; nil if none was seen.
  ///
  /// The numbers of a bucket count as spread evenly over it, and nothing lies outside the least and the
  /// greatest number seen: the error is below 1/64 of the value, and a single value is met exactly.
  ///
  /// - Parameters:
  ///   - probability: Within 0 to 1.
  ///   - parts: Histograms with their weights, 0 or more.
  public static func quantile(
    _ probability: Double, of parts: [(histogram: Histogram, weight: Double)]
  ) -> Double? {
    let parts = parts.filter { $0.histogram.count > 0 && $0.weight > 0 }
    let total = parts.reduce(0) { $0 + $1.weight * Double($1.histogram.count) }
    guard let lowest = parts.map(\.histogram.lowest).min(),
      let highest = parts.map(\.histogram.highest).max()
    else { return nil }
    let sought = min(max(probability, 0), 1) * total
    var before = 0.0
    for bucket in 0..<(parts.map(\.histogram.counts.count).max() ?? 0) {
      let here = parts.reduce(0.0) { sum, part in
        let counts = part.histogram.counts
        return bucket < counts.count ? sum + part.weight * Double(counts[bucket]) : sum
      }
      guard here > 0, before + here >= sought else {
        before += here
        continue
      }
      let (first, width) = range(of: bucket)
      // A bucket of one number holds just that number.
      let within = width == 1 ? 0 : Double(width) * (sought - before) / here
      return min(max(Double(first) + within, Double(lowest)), Double(highest))
    }
    return Double(highest)
  }
}

extension Histogram: Equatable {
  /// Whether both saw the same numbers as far as buckets tell them apart.
  public static func == (left: Histogram, right: Histogram) -> Bool {
    guard left.count == right.count, left.least == right.least, left.greatest == right.greatest
    else {
      return false
    }
    let shared = min(left.counts.count, right.counts.count)
    return left.counts[..<shared] == right.counts[..<shared]
      && left.counts[shared...].allSatisfy { $0 == 0 }
      && right.counts[shared...].allSatisfy { $0 == 0 }
  }
}
