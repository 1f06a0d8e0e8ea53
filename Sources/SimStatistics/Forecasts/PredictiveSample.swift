/// Draws from a predictive distribution, which stand for it.
///
/// What a forecast is compared with: the actual value is scored against all draws, and its place among them is a PIT value.
public struct PredictiveSample: Hashable, Sendable {
  /// The draws, sorted; at least one.
  public let draws: [Double]

  /// Takes draws, in any order.
  ///
  /// - Precondition: at least one draw, and none is NaN.
  /// - Complexity: O(n log n).
  public init(_ draws: [Double]) {
    precondition(!draws.isEmpty)
    self.draws = draws.sorted()
  }

  /// The mean of the draws.
  public var mean: Double { draws.reduce(0, +) / Double(draws.count) }

  /// A quantile of the draws, interpolated between neighbours (definition 7 of Hyndman and Fan 1996).
  ///
  /// - Parameter share: Within 0 to 1.
  public func quantile(_ share: Double) -> Double {
    let place = min(max(share, 0), 1) * Double(draws.count - 1)
    let below = Int(place)
    guard below + 1 < draws.count else { return draws[draws.count - 1] }
    return draws[below] + (draws[below + 1] - draws[below]) * (place - Double(below))
  }

  /// The central band that holds a share of the draws.
  public func band(_ share: Double) -> (lower: Double, upper: Double) {
    (quantile((1 - share) / 2), quantile((1 + share) / 2))
  }

  /// The continuous ranked probability score of an actual value, in its unit; the less the better, and with one draw the absolute
  /// error.
  ///
  /// CRPS(F, y) is the integral of (F(x) - 1{y <= x})^2; of the empirical distribution of m draws it is 2/m^2 times the sum of
  /// (x_(i) - y)(m 1{y < x_(i)} - i + 1/2). Source: Gneiting and Raftery (2007), "Strictly proper scoring rules, prediction, and
  /// estimation", JASA 102, 359-378; the sum: Jordan, Krüger and Lerch (2019), "Evaluating probabilistic forecasts with
  /// scoringRules", Journal of Statistical Software 90(12).
  ///
  /// - Complexity: O(n).
  public func crps(of actual: Double) -> Double {
    let count = Double(draws.count)
    var sum = 0.0
    for (place, draw) in draws.enumerated() {
      let above = actual < draw ? count : 0
      sum += (draw - actual) * (above - Double(place) - 0.5)
    }
    return 2 * sum / (count * count)
  }

  /// Where an actual value lies among the draws, from 0 to 1: a stretch, since equal values share it.
  ///
  /// With m draws of which b lie below the value and e equal it, from b / (m + 1) to (b + e + 1) / (m + 1). If the value is
  /// drawn as the draws are, a point drawn evenly from the stretch is even on 0 to 1, exactly and for any m.
  ///
  /// - Complexity: O(log n + equal draws).
  public func place(of actual: Double) -> PIT {
    var (low, high) = (0, draws.count)
    while low < high {
      let middle = (low + high) / 2
      if draws[middle] < actual { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < draws.count && draws[end] == actual { end += 1 }
    let all = Double(draws.count + 1)
    return PIT(lower: Double(low) / all, upper: Double(end + 1) / all)
  }
}

/// A probability integral transform: the place of an actual value in its predictive distribution, a stretch of 0 to 1.
///
/// Source: Czado, Gneiting and Held (2009), "Predictive model assessment for count data", Biometrics 65, 1254-1261: the
/// probability is spread evenly over the stretch, so that nothing is drawn.
public struct PIT: Hashable, Sendable, Codable {
  /// The lower end, 0 or more.
  public let lower: Double
  /// The upper end, above the lower one and at most 1.
  public let upper: Double

  /// A stretch.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// How much of it lies between two numbers, as a share.
  public func share(from: Double, to: Double) -> Double {
    max(0, min(upper, to) - max(lower, from)) / (upper - lower)
  }

  /// How much of it lies in the central band of a level, as a share: 1 for a value within, 0 for one outside.
  public func share(inBand level: Double) -> Double {
    share(from: (1 - level) / 2, to: (1 + level) / 2)
  }
}
