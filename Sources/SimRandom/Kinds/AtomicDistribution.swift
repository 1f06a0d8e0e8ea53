/// Finitely many values, each with its chance.
struct AtomicDistribution: DiscreteDistribution {
  /// In ascending order, no two alike.
  let values: [Double]
  /// The chance of each value; they sum to 1.
  let chances: [Double]
  /// The chance of each value or less.
  let cumulative: [Double]
  /// The chance of more than each value.
  let above: [Double]

  /// The distribution of the values given, in any order, with chances in proportion to weights, of which one at
  /// least is positive and none negative.
  ///
  /// Equal values are made one; values without weight are left out.
  init(values: [Double], weights: [Double]) {
    var kept: [Double] = []
    var masses: [Double] = []
    for (value, weight) in zip(values, weights).sorted(by: { $0.0 < $1.0 }) where weight > 0 {
      if value == kept.last {
        masses[masses.count - 1] += weight
      } else {
        kept.append(value)
        masses.append(weight)
      }
    }
    // Divided by the greatest first, so that a sum of great weights stays finite.
    let greatest = masses.max() ?? 1
    let total = masses.reduce(0) { $0 + $1 / greatest }
    self.values = kept
    chances = masses.map { $0 / greatest / total }
    // Each tail is summed from its own end, so that small chances are not lost beside great ones.
    let upTo = Self.sums(chances)
    let from = [Double](Self.sums(chances.reversed()).reversed())
    above = [Double](from.dropFirst()) + [0]
    cumulative = zip(upTo, above).map { $0 <= 0.5 ? $0 : 1 - $1 }
  }

  private static func sums(_ chances: [Double]) -> [Double] {
    var sum = 0.0
    return chances.map { chance in
      sum += chance
      return min(sum, 1)
    }
  }

  var atoms: AtomicDistribution { self }
  var mean: Double { zip(values, chances).reduce(0) { $0 + $1.0 * $1.1 } }

  var variance: Double {
    let mean = mean
    return zip(values, chances).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
  }

  var support: ClosedRange<Double> { values[0]...values[values.count - 1] }

  func cdf(_ x: Double) -> Double {
    let count = countAtMost(x)
    return count == 0 ? 0 : cumulative[count - 1]
  }

  func survival(_ x: Double) -> Double {
    let count = countAtMost(x)
    return count == 0 ? 1 : above[count - 1]
  }

  func quantile(_ level: Level) -> Double {
    let index = values.indices.partitioningIndex {
      level.lower <= 0.5 ? cumulative[$0] >= level.lower : above[$0] <= level.upper
    }
    return values[min(index, values.count - 1)]
  }

  /// How many values are at most `x`.
  private func countAtMost(_ x: Double) -> Int {
    values.indices.partitioningIndex { values[$0] > x }
  }
}

extension Range<Int> {
  /// The first index from which on a condition holds, or the end of the range; the condition must not turn
  /// false again once true.
  ///
  /// - Complexity: O(log n).
  func partitioningIndex(_ holds: (Int) -> Bool) -> Int {
    var low = lowerBound
    var high = upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// One value with chance 1.
struct ConstantDistribution: DiscreteDistribution {
  var value: Double

  var mean: Double { value }
  var variance: Double { 0 }
  var support: ClosedRange<Double> { value...value }
  var atoms: AtomicDistribution { AtomicDistribution(values: [value], weights: [1]) }
  func cdf(_ x: Double) -> Double { x >= value ? 1 : 0 }
  func quantile(_ level: Level) -> Double { value }
}
