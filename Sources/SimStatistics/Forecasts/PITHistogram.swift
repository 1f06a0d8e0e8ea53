/// How PIT values spread over 0 to 1: evenly where forecasts are calibrated, in a bowl where they are too narrow, in a hump
/// where they are too wide, and to one side where they are too low or too high.
public struct PITHistogram: Hashable, Sendable, Codable {
  /// The number of values in each of the equally wide bins; not whole where values are stretches.
  public let counts: [Double]
  /// The number of values.
  public let values: Int

  /// Counts values in bins.
  ///
  /// - Parameter bins: How many bins, 1 or more.
  /// - Complexity: O(values x bins).
  public init(_ places: [PIT], bins: Int = 10) {
    values = places.count
    counts = (0..<bins).map { bin in
      let (from, to) = (Double(bin) / Double(bins), Double(bin + 1) / Double(bins))
      return places.reduce(0) { $0 + $1.share(from: from, to: to) }
    }
  }

  /// Between which counts all bins of calibrated and independent values lie together, with a chance.
  ///
  /// A bin's count is binomial; each of the bins is given an equal part of the chance of lying outside (Bonferroni).
  ///
  /// - Parameter level: Below 1, such as 0.95.
  public func limits(_ level: Double) -> ClosedRange<Int> {
    let bins = counts.count
    let tail = (1 - level) / Double(2 * bins)
    return BinomialLimits.counts(trials: values, probability: 1 / Double(bins), tail: tail)
  }
}

/// How many of some forecasts' central bands held the actual value.
public struct BandCoverage: Hashable, Sendable, Codable {
  /// The share of the draws that the bands hold.
  public let level: Double
  /// How many forecasts.
  public let values: Int
  /// How many bands held the value; not whole where values and draws are tied.
  public let hits: Double

  /// Counts the bands of a level.
  public init(_ places: [PIT], level: Double) {
    self.level = level
    values = places.count
    hits = places.reduce(0) { $0 + $1.share(inBand: level) }
  }

  /// The share that held the value; nil of no forecast.
  public var share: Double? { values > 0 ? hits / Double(values) : nil }

  /// Between which numbers of hits calibrated and independent forecasts lie, with a chance below 1 such as 0.95.
  public func limits(_ chance: Double) -> ClosedRange<Int> {
    BinomialLimits.counts(trials: values, probability: level, tail: (1 - chance) / 2)
  }
}

/// The counts that a binomial distribution leaves aside at either end with no more than a chance.
enum BinomialLimits {
  /// The least and the greatest count that are not left aside.
  ///
  /// - Complexity: O(log trials) evaluations of the incomplete beta function.
  static func counts(trials: Int, probability: Double, tail: Double) -> ClosedRange<Int> {
    func first(_ isReached: (Int) -> Bool) -> Int {
      var (low, high) = (0, trials)
      while low < high {
        let middle = (low + high) / 2
        if isReached(middle) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    func below(_ count: Int) -> Double {
      Binomial.cumulative(count, trials: trials, probability: probability)
    }
    let lower = first { below($0) > tail }
    let upper = first { below($0) >= 1 - tail }
    return lower...max(lower, upper)
  }
}
