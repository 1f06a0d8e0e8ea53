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
  /// The bucket of the first count.
  private var first = 0
  /// Counts by bucket, from the least bucket that was needed to the greatest; some more, for growth.
  private var counts: [Int64] = []

  /// A histogram of nothing.
  public init() {}

  /// Books a number; a negative one as 0. Complexity: O(1), amortised over the buckets.
  @inline(__always)
  public mutating func add(_ number: Int64) {
    let number = max(number, 0)
    count(bucket: Histogram.bucket(of: number), times: 1)
    lowest = min(lowest, number)
    highest = max(highest, number)
  }

  /// Adds another histogram's numbers. Complexity: O(buckets).
  public mutating func add(_ other: Histogram) {
    guard other.count > 0 else { return }
    addDifferences(other)
  }

  /// Counts numbers of a bucket, or takes some away again, and leaves the least and greatest as they are.
  @inline(__always)
  mutating func count(bucket: Int, times: Int64) {
    if !buckets.contains(bucket) { grow(bucket..<bucket + 1) }
    counts[bucket - first] += times
    count += times
  }

  /// The buckets that are kept; all others have counted nothing.
  package var buckets: Range<Int> { first..<first + counts.count }

  /// How many numbers a bucket has.
  package subscript(bucket bucket: Int) -> Int64 {
    buckets.contains(bucket) ? counts[bucket - first] : 0
  }

  /// Adds what another counted, whatever it took away again.
  mutating func addDifferences(_ other: Histogram) {
    grow(other.buckets)
    let offset = other.first - first
    for (place, count) in other.counts.enumerated() { counts[offset + place] += count }
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
    for place in counts.indices { counts[place] = 0 }
    count = 0
    lowest = .max
    highest = .min
  }

  /// Makes room for buckets. Whole powers of two at once, so that it is rare.
  @inline(never)
  private mutating func grow(_ wanted: Range<Int>) {
    guard !wanted.isEmpty else { return }
    let octave = 1 << Histogram.digits
    let lower = wanted.lowerBound / octave * octave
    let upper = (wanted.upperBound + octave - 1) / octave * octave
    if counts.isEmpty { first = lower }
    if lower < first {
      counts.insert(contentsOf: repeatElement(0, count: first - lower), at: 0)
      first = lower
    }
    if upper > buckets.upperBound {
      counts.append(contentsOf: repeatElement(0, count: upper - buckets.upperBound))
    }
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
  package static func bucket(of number: Int64) -> Int {
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
  /// weight; nil if none was seen (``PooledHistogram``).
  ///
  /// - Parameters:
  ///   - probability: Within 0 to 1.
  ///   - parts: Histograms with their weights, 0 or more.
  public static func quantile(
    _ probability: Double, of parts: [(histogram: Histogram, weight: Double)]
  ) -> Double? {
    PooledHistogram(parts)?.quantile(probability)
  }
}

extension Histogram: Equatable {
  /// Whether both saw the same numbers as far as buckets tell them apart.
  public static func == (left: Histogram, right: Histogram) -> Bool {
    guard left.count == right.count, left.least == right.least, left.greatest == right.greatest
    else {
      return false
    }
    let all =
      min(left.first, right.first)..<max(left.buckets.upperBound, right.buckets.upperBound)
    return all.allSatisfy { left[bucket: $0] == right[bucket: $0] }
  }
}
