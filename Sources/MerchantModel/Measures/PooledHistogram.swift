/// Histograms added up, each with a weight, for quantiles of all their numbers together.
public struct PooledHistogram: Sendable {
  /// A place among the numbers: some buckets wholly below it, and a share of the next one's numbers.
  public struct Position: Hashable, Sendable {
    fileprivate let bucket: Int
    fileprivate let share: Double
  }

  /// The weighted number of all numbers, more than 0.
  private let total: Double
  /// The bucket at which ``sums`` begin.
  private let first: Int
  /// The weighted number of all numbers up to each bucket, it included.
  private var sums: [Double] = []
  private let lowest: Double
  private let highest: Double

  /// Adds up histograms; nil if nothing was seen.
  ///
  /// - Parameter parts: Histograms with their weights, 0 or more.
  /// - Complexity: O(parts x buckets).
  public init?(_ parts: [(histogram: Histogram, weight: Double)]) {
    let parts = parts.filter { $0.histogram.count > 0 && $0.weight > 0 }
    guard let lowest = parts.compactMap(\.histogram.least).min(),
      let highest = parts.compactMap(\.histogram.greatest).max(),
      let first = parts.map(\.histogram.buckets.lowerBound).min(),
      let end = parts.map(\.histogram.buckets.upperBound).max()
    else { return nil }
    (self.lowest, self.highest, self.first) = (Double(lowest), Double(highest), first)
    total = parts.reduce(0) { $0 + $1.weight * Double($1.histogram.count) }
    sums = Array(repeating: 0, count: end - first)
    for (histogram, weight) in parts {
      for bucket in histogram.buckets where histogram[bucket: bucket] != 0 {
        sums[bucket - first] += weight * Double(histogram[bucket: bucket])
      }
    }
    for place in sums.indices.dropFirst() { sums[place] += sums[place - 1] }
  }

  /// The position below which a share of all numbers lies, within 0 to 1.
  ///
  /// - Complexity: O(log buckets).
  public func position(of share: Double) -> Position {
    let sought = min(max(share, 0), 1) * total
    var (low, high) = (0, sums.count)
    while low < high {
      let middle = low + (high - low) / 2
      // A bucket without numbers holds no position.
      if sums[middle] >= sought && sums[middle] > 0 { high = middle } else { low = middle + 1 }
    }
    guard low < sums.count else { return Position(bucket: first + sums.count, share: 0) }
    let before = low == 0 ? 0 : sums[low - 1]
    return Position(bucket: first + low, share: (sought - before) / (sums[low] - before))
  }

  /// The number at a position.
  ///
  /// The numbers of a bucket count as spread evenly over it, and nothing lies outside the least and the greatest number
  /// seen: the error is below 1/64 of the value, and a single value is met exactly.
  public func number(at position: Position) -> Double {
    guard position.bucket < first + sums.count else { return highest }
    let (start, width) = Histogram.range(of: position.bucket)
    // A bucket of one number holds just that number.
    let within = width == 1 ? 0 : Double(width) * position.share
    return min(max(Double(start) + within, lowest), highest)
  }

  /// The number below which a share of all numbers lies.
  public func quantile(_ share: Double) -> Double { number(at: position(of: share)) }
}

extension Histogram {
  /// How many numbers lie below a position, those of its bucket counted by its share.
  ///
  /// - Complexity: O(buckets).
  public func count(below position: PooledHistogram.Position) -> Double {
    var count: Int64 = 0
    for bucket in buckets.prefix(while: { $0 < position.bucket }) { count += self[bucket: bucket] }
    return Double(count) + position.share * Double(self[bucket: position.bucket])
  }
}
