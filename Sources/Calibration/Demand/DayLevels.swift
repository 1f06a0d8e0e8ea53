import Foundation

/// Each merchant's size and each day's level, whose product is the mean of the merchant's day: as maximum likelihood of
/// gamma-Poisson counts of a given busyness has them, so that no single large merchant decides what day it was.
struct DayLevels {
  /// By merchant: the mean count of a day of level 1; 0 for a merchant that never had any.
  private(set) var sizes: [Double]
  /// By place of the day: how busy it was for all merchants. Their mean is 1.
  private(set) var levels: [Double]
  /// By place of the day: the variance of the level's logarithm, given that it is drawn about its own mean.
  private(set) var variances: [Double]

  /// How often sizes and levels are adjusted to each other; the change falls by a large factor each time.
  private static let rounds = 12

  /// Finds the levels.
  ///
  /// - Parameters:
  ///   - counts: The counts.
  ///   - busyness: The merchants' own coefficient of variation.
  ///   - isShared: Whether days have levels of their own at all; if not, all are 1.
  /// - Complexity: O(merchants x days).
  init(_ counts: DailyCounts, busyness: Double, isShared: Bool = true) {
    let square = busyness * busyness
    sizes = counts.offered.map { row in
      let known = row.compactMap { $0 }
      return known.isEmpty ? 0 : Double(known.reduce(0, +)) / Double(known.count)
    }
    levels = [Double](repeating: 1, count: counts.days.count)
    variances = [Double](repeating: .infinity, count: counts.days.count)
    for _ in 0..<(isShared ? Self.rounds : 1) {
      if isShared { setLevels(counts, square) }
      setSizes(counts, square)
    }
    for day in levels.indices {
      let weight = sizes.indices.reduce(0.0) { sum, merchant in
        guard counts.offered[merchant][day] != nil else { return sum }
        return sum + Self.weight(sizes[merchant] * levels[day], square)
      }
      variances[day] = weight > 0 ? 1 / weight : .infinity
    }
  }

  /// What a count of a mean tells about its level: Fisher's information on the logarithm.
  static func weight(_ mean: Double, _ square: Double) -> Double { mean / (1 + square * mean) }

  private mutating func setLevels(_ counts: DailyCounts, _ square: Double) {
    for day in levels.indices {
      var (sum, weights) = (0.0, 0.0)
      for merchant in sizes.indices where sizes[merchant] > 0 {
        guard let count = counts.offered[merchant][day] else { continue }
        let weight = Self.weight(sizes[merchant] * levels[day], square)
        sum += weight * Double(count) / sizes[merchant]
        weights += weight
      }
      // A day without any keeps a little, so that its information is finite.
      if weights > 0 { levels[day] = max(sum / weights, 1e-6) }
    }
    let mean = levels.reduce(0, +) / Double(max(levels.count, 1))
    for day in levels.indices { levels[day] /= mean }
  }

  private mutating func setSizes(_ counts: DailyCounts, _ square: Double) {
    for merchant in sizes.indices where sizes[merchant] > 0 {
      var (sum, weights) = (0.0, 0.0)
      for day in levels.indices {
        guard let count = counts.offered[merchant][day] else { continue }
        let weight = Self.weight(sizes[merchant] * levels[day], square)
        sum += weight * Double(count) / levels[day]
        weights += weight
      }
      if weights > 0 { sizes[merchant] = sum / weights }
    }
  }
}
