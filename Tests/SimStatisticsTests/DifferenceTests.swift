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

  /// R, t.test on the data set sleep: df = 17.776, -3.3654832 to 0.2054832, p = 0.07939.
  @Test func welchDifferenceReproducesTheSleepData() throws {
    let estimate = TwoSampleDifference.ofMeans(first, minus: second)
    let interval = try #require(estimate.interval)
    #expect(abs(try #require(estimate.degreesOfFreedom) - 17.776) < 5.1e-4)
    #expect(abs(interval.lower + 3.365_483_2) < 1e-7 && abs(interval.upper - 0.205_483_2) < 1e-7)
    #expect(abs(try #require(estimate.pValue(against: 0)) - 0.079_39) < 5.1e-6)
    #expect(estimate.method == .welch && estimate.count == 20)
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
    #expect(estimate.method == .delta && estimate.degreesOfFreedom == 4)
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
    #expect(TwoSampleDifference.ofMeans([1], minus: [1, 2]).absence == .singleReplication)
    #expect(TwoSampleDifference.ofMeans([], minus: [1, 2]).absence == .noObservations)
  }
}

@Suite struct StratifiedTests {
  @Test func meanOfStrataWeighsVariancesBySquaredWeights() throws {
    let small = Mean.estimate(of: [1, 2, 3, 4])
    let large = Mean.estimate(of: [10, 14, 12])
    let population = Stratified.mean(of: [
      .init(weight: 1, estimate: small), .init(weight: 3, estimate: large),
    ])
    let partSmall: Double = 0.25 * 0.25 * (5.0 / 3) / 4
    let partLarge: Double = 0.75 * 0.75 * 4.0 / 3
    let mean: Double = 0.25 * 2.5 + 0.75 * 12
    #expect(abs(try #require(population.value) - mean) < 1e-14)
    #expect(
      abs(try #require(population.standardError) - (partSmall + partLarge).squareRoot()) < 1e-14)
    let degrees: Double =
      (partSmall + partLarge) * (partSmall + partLarge)
      / (partSmall * partSmall / 3 + partLarge * partLarge / 2)
    #expect(abs(try #require(population.degreesOfFreedom) - degrees) < 1e-12)
    #expect(population.count == 7 && population.method == .stratified)
  }

  @Test func oneStratumIsItself() throws {
    let own = Mean.estimate(of: [1, 2, 3, 4])
    let population = Stratified.mean(of: [.init(weight: 250_000, estimate: own)])
    #expect(population.interval == own.interval)
    let total = Stratified.total(of: [.init(weight: 2, estimate: own)])
    #expect(total.value == 5)
  }

  @Test func sharedReplicationsAreWeightedBeforeTheRatio() throws {
    let strata = [
      Stratified.RatioStratum(weight: 2, numerators: [1, 2, 3], denominators: [4, 5, 6]),
      Stratified.RatioStratum(weight: 5, numerators: [2, 2, 1], denominators: [3, 3, 2]),
    ]
    let expected = Ratio.estimate(numerators: [12, 14, 11], denominators: [23, 25, 22])
    #expect(Stratified.ratio(of: strata) == expected)
  }

  @Test func aStratumOfNoWeightTakesNoPartEvenIfUndefined() {
    let own = Mean.estimate(of: [1, 2, 3])
    let nothing = Mean.estimate(of: [])
    let population = Stratified.mean(of: [
      .init(weight: 1, estimate: own), .init(weight: 0, estimate: nothing),
    ])
    #expect(population.value == 2)
  }

  @Test func whatIsMissingInAStratumIsMissingInThePopulation() {
    let own = Mean.estimate(of: [1, 2, 3])
    let single = Stratified.mean(of: [
      .init(weight: 1, estimate: own), .init(weight: 1, estimate: Mean.estimate(of: [4])),
    ])
    #expect(single.value == 3 && single.absence == .singleReplication)
    let none = Stratified.mean(of: [
      .init(weight: 1, estimate: own), .init(weight: 1, estimate: Mean.estimate(of: [])),
    ])
    #expect(none.value == nil && none.absence == .noObservations)
    #expect(Stratified.mean(of: []).absence == .noObservations)
    #expect(Stratified.ratio(of: []).absence == .noObservations)
    #expect(Stratified.mean(of: [.init(weight: -1, estimate: own)]).absence == .outOfRange)
    #expect(Stratified.mean(of: [.init(weight: .nan, estimate: own)]).absence == .outOfRange)
  }
}
