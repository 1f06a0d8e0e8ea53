import SimStatistics
import Testing

@Suite struct DifferenceTests {
  // Student's sleep data: extra hours of ten patients under two drugs. Student (1908), Biometrika 6.
  let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
  let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

  /// R, t.test(paired = TRUE) on the data set sleep: -1.58, -2.4598858 to -0.7001142, p = 0.002833.
  @Test func pairedDifferenceOfMeansReproducesTheSleepData() throws {
    let estimate = PairedDifference.ofMeans(first, minus: second)
    let interval = try #require(estimate.interval)
    #expect(abs(try #require(estimate.value) + 1.58) < 1e-12)
    #expect(abs(interval.lower + 2.459_885_8) < 1e-7 && abs(interval.upper + 0.700_114_2) < 1e-7)
    #expect(abs(try #require(estimate.pValue(against: 0)) - 0.002_833) < 1e-6)
  }

  let x1: [Double] = [7, 12, 3, 9, 8]
  let y1: [Double] = [10, 15, 5, 10, 11]
  let x2: [Double] = [5, 11, 2, 9, 6]
  let y2: [Double] = [9, 15, 6, 11, 10]

  /// The infinitesimal jackknife: the standard error of any smooth function of sums from its numerical
  /// derivatives with respect to the weight of each replication.
  func numericalError(_ statistic: ([Double]) -> Double) -> Double {
    let n = 5
    let step = 1e-5
    let slopes = (0..<n).map { (index: Int) -> Double in
      var up = [Double](repeating: 1, count: n)
      var down = up
      up[index] += step
      down[index] -= step
      let slope: Double = (statistic(up) - statistic(down)) / (2 * step)
      return slope * Double(n)
    }
    let squares = slopes.reduce(0.0) { $0 + $1 * $1 }
    return (squares / Double(n * (n - 1))).squareRoot()
  }

  func weighted(_ weights: [Double], _ values: [Double]) -> Double {
    var sum = 0.0
    for (weight, value) in zip(weights, values) { sum += weight * value }
    return sum
  }

  @Test func differenceOfRatiosMatchesNumericalDerivatives() throws {
    let estimate = PairedDifference.ofRatios(
      .init(numerators: x1, denominators: y1), minus: .init(numerators: x2, denominators: y2))
    let expected = numericalError { w in
      weighted(w, x1) / weighted(w, y1) - weighted(w, x2) / weighted(w, y2)
    }
    let difference: Double = 39.0 / 51 - 33.0 / 51
    let value = try #require(estimate.value)
    #expect(abs(value - difference) < 1e-15)
    // Central differences of step 1e-5 err by about 1e-10.
    #expect(abs(try #require(estimate.standardError) - expected) < 1e-9)
    #expect(estimate.degreesOfFreedom == 4)
  }

  @Test func relativeChangeOfRatiosMatchesNumericalDerivatives() throws {
    let estimate = PairedDifference.relativeOfRatios(
      .init(numerators: x1, denominators: y1), to: .init(numerators: x2, denominators: y2))
    let expected = numericalError { w in
      weighted(w, x1) / weighted(w, y1) / (weighted(w, x2) / weighted(w, y2)) - 1
    }
    let change: Double = 39.0 / 33 - 1
    let value = try #require(estimate.value)
    #expect(abs(value - change) < 1e-15)
    #expect(abs(try #require(estimate.standardError) - expected) < 1e-9)
  }

  @Test func aSystemDoesNotDifferFromItself() {
    let sample = PairedDifference.RatioSample(numerators: x1, denominators: y1)
    let same = PairedDifference.ofRatios(sample, minus: sample)
    #expect(same.value == 0 && same.standardError == 0)
    let relative = PairedDifference.relativeOfRatios(sample, to: sample)
    #expect(relative.value == 0 && relative.standardError == 0)
  }

  @Test func undefinedSidesAreNamed() {
    let sample = PairedDifference.RatioSample(numerators: [1, 2], denominators: [2, 3])
    let empty = PairedDifference.RatioSample(numerators: [0, 0], denominators: [0, 0])
    let zero = PairedDifference.RatioSample(numerators: [0, 0], denominators: [1, 1])
    #expect(PairedDifference.ofRatios(sample, minus: empty).absence == .zeroDenominator)
    #expect(PairedDifference.relativeOfRatios(sample, to: zero).absence == .zeroDenominator)
    #expect(PairedDifference.ofMeans([1], minus: [1, 2]).absence == .unequalLengths)
  }
}
