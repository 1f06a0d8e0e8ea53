import Foundation
import ResultFiles
import SimRandom

extension FitFigures.Rates {
  /// How many bins there are from 0 to 1.
  private static let bins = 10
  /// With more calls a rate is taken for a beta variable of the same mean and variance.
  private static let mostCounted = 400

  /// How many merchants answered which share of their calls, beside the fitted beta-binomial law, and beside merchants who are
  /// all alike; nil where no spread was fitted.
  init?(_ segment: Calibration.SegmentFit) {
    guard let fit = segment.spread else { return nil }
    let rows = segment.rates.filter { $0.calls > 0 }
    var (logged, fitted, alike) = (Self.none, Self.none, Self.none)
    for row in rows { logged[Self.bin(row.answered, of: row.calls)] += 1 }
    let mean = fit.mean.value
    let byCalls = Dictionary(grouping: rows, by: \.calls).mapValues { Double($0.count) }
    for (calls, merchants) in byCalls.sorted(by: { $0.key < $1.key }) {
      Self.add(merchants, calls, mean, fit.correlation.value, to: &fitted)
      Self.add(merchants, calls, mean, 0, to: &alike)
    }
    self.init(
      segment: segment.name, merchants: rows.count,
      bins: (0..<Self.bins).map { bin in
        FitFigures.Bin(
          from: Double(bin) / Double(Self.bins), to: Double(bin + 1) / Double(Self.bins),
          logged: logged[bin], fitted: fitted[bin], alike: alike[bin])
      })
  }

  private static var none: [Double] { [Double](repeating: 0, count: bins) }

  /// The bin of a rate; 1 belongs to the last.
  private static func bin(_ answered: Int, of calls: Int) -> Int {
    min(answered * bins / calls, bins - 1)
  }

  private static func add(
    _ merchants: Double, _ calls: Int, _ mean: Double, _ correlation: Double,
    to sums: inout [Double]
  ) {
    guard calls <= mostCounted else {
      let variance = mean * (1 - mean) * (correlation + (1 - correlation) / Double(calls))
      guard let law = try? Distribution.beta(mean: mean, sd: variance.squareRoot()) else { return }
      for bin in 0..<bins {
        let (from, to) = (Double(bin) / Double(bins), Double(bin + 1) / Double(bins))
        sums[bin] += merchants * (law.cdf(to) - law.cdf(from))
      }
      return
    }
    for answered in 0...calls {
      sums[bin(answered, of: calls)] +=
        merchants * exp(logChance(answered, of: calls, mean, correlation))
    }
  }

  /// The logarithm of a beta-binomial chance; binomial without correlation.
  private static func logChance(
    _ answered: Int, of calls: Int, _ mean: Double, _ correlation: Double
  ) -> Double {
    let (k, n) = (Double(answered), Double(calls))
    let ways = GSL.logGamma(n + 1) - GSL.logGamma(k + 1) - GSL.logGamma(n - k + 1)
    guard correlation > 1e-9 else { return ways + k * log(mean) + (n - k) * log1p(-mean) }
    let sum = (1 - correlation) / correlation
    let (a, b) = (mean * sum, (1 - mean) * sum)
    return ways + GSL.logGamma(k + a) - GSL.logGamma(a) + GSL.logGamma(n - k + b) - GSL.logGamma(b)
      + GSL.logGamma(sum) - GSL.logGamma(n + sum)
  }
}
