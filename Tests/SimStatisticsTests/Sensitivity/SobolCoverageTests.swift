import Foundation
import SimStatistics
import Testing

/// How often the intervals of Sobol's indices cover, on functions of which the indices are known.
struct SobolCoverageTests {
  enum Function: CaseIterable {
    /// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, the inputs even over -pi to pi.
    case ishigami
    /// 3 x1 + 2 x2 + x3.
    case linear

    func value(at place: [Double]) -> Double {
      switch self {
      case .ishigami:
        let x = place.map { (2 * $0 - 1) * Double.pi }
        return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0])
      case .linear: return 3 * place[0] + 2 * place[1] + place[2]
      }
    }

    /// What each input brings alone, and with others, and the variance. Of Ishigami's function: Saltelli et al.,
    /// "Global Sensitivity Analysis. The Primer", 4.7.
    var parts: (first: [Double], total: [Double], variance: Double) {
      switch self {
      case .ishigami:
        let alone = 1 + 0.1 * pow(Double.pi, 4) / 5
        let first = [alone * alone / 2, 49.0 / 8, 0]
        let both = 0.01 * pow(Double.pi, 8) * (1 / 18.0 - 1 / 50.0)
        return (first, [first[0] + both, first[1], both], first.reduce(both, +))
      case .linear:
        let squares = [9 / 12.0, 4 / 12.0, 1 / 12.0]
        return (squares, squares, 14 / 12.0)
      }
    }
  }

  /// A study as `ringside sensitivity` makes it: 256 rows, eight shifted point sets, two replications a point.
  private func study(
    _ function: Function, noise: Double, using random: inout TestRandom
  ) -> SobolIndices? {
    SobolIndices(
      replicates: (0..<8).map { _ in
        SobolPoints.shifted(points: 32, dimensions: 6, using: &random).map { places in
          let shared = (0..<2).map { _ in random.normal() }
          func value(_ place: [Double]) -> NoisyValue {
            let value = function.value(at: place)
            // Half of the noise's variance is shared by the points of a row.
            guard noise > 0 else { return NoisyValue([value, value]) }
            return NoisyValue(
              shared.map { value + noise * ($0 + random.normal()) / 2.0.squareRoot() })
          }
          let (a, b) = (Array(places[..<3]), Array(places[3...]))
          return SobolIndices.Row(
            base: value(a), other: value(b),
            mixed: (0..<3).map { changed in
              value((0..<3).map { $0 == changed ? b[$0] : a[$0] })
            })
        }
      })
  }

  /// Measured: 92.3 to 95.7 % over all indices; one standard error is 0.5 points. Rows drawn again as if they were
  /// independent cover in all studies without noise, by intervals two to three times too wide. The mean of the point
  /// sets' own indices hardly ever covers the linear ones: a set has few rows, and a ratio of few is biased.
  @Test(
    "Of 2,000 studies, 95 % intervals cover in 91 to 97 %", arguments: Function.allCases, [0.0, 1])
  func coverage(function: Function, noise: Double) throws {
    let (first, total, variance) = function.parts
    let truth = (first + total).map { $0 / variance } + [variance]
    var covered = [Int](repeating: 0, count: truth.count)
    var random = TestRandom(seed: 40)
    for _ in 0..<2_000 {
      let indices = try #require(
        study(function, noise: noise * variance.squareRoot(), using: &random))
      let estimates = indices.firstOrder + indices.total + [indices.variance]
      for (place, estimate) in estimates.enumerated()
      where estimate.interval?.contains(truth[place]) == true { covered[place] += 1 }
    }
    #expect(covered.allSatisfy { (1_820...1_940).contains($0) }, "\(covered)")
  }
}
