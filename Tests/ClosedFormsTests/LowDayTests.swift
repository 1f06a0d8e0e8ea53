import ClosedForms
import Foundation
import Testing

@Suite struct LowDayTests {
  static func poisson(_ mean: Double, _ last: Int) -> [Double] {
    var mass = exp(-mean)
    return (0...last).map { count in
      if count > 0 { mass *= mean / Double(count) }
      return mass
    }
  }

  /// Answered and missed calls of a Poisson number are independent Poisson counts: summed directly.
  static func direct(
    mean: Double, answer: Double, minimum: Int, isLow: (Int, Int) -> Bool
  ) -> (low: Double, few: Double) {
    let answered = poisson(mean * answer, 200)
    let missed = poisson(mean * (1 - answer), 200)
    var low = 0.0
    var few = 0.0
    for (a, first) in answered.enumerated() {
      for (m, second) in missed.enumerated() {
        if a + m < max(1, minimum) {
          few += first * second
        } else if isLow(a, a + m) {
          low += first * second
        }
      }
    }
    return (low, few)
  }

  @Test(arguments: [(0.4, 0.5, 0), (3, 0.7, 1), (12, 0.8, 5), (40, 0.62, 10), (12, 0.6, 5)])
  func poissonDaysMatchThinnedCounts(mean: Double, answer: Double, minimum: Int) throws {
    for comparison in [AnswerThreshold.Comparison.below, .atOrBelow] {
      let threshold = try AnswerThreshold(60, over: 100, comparison: comparison)
      let chance = try LowDayChance(
        calls: .poisson(mean: mean), answerProbability: answer, threshold: threshold,
        minimumCalls: minimum)
      let direct = Self.direct(mean: mean, answer: answer, minimum: minimum) { a, n in
        comparison == .below ? 5 * a < 3 * n : 5 * a <= 3 * n
      }
      #expect(abs(chance.low - direct.low) < 1e-12)
      #expect(abs(chance.few - direct.few) < 1e-12)
      #expect(chance.neglected <= 1e-15)
    }
  }

  /// The day's mean gamma distributed: the Poisson result integrated over it by the midpoint rule in
  /// 4,000 panels up to the mean times ten, beyond which exp(-25) of the density is left.
  @Test func mixedPoissonDaysMatchIntegrationOverTheMean() throws {
    let shape = 2.5
    let mean = 6.0
    let threshold = try AnswerThreshold(3, over: 5)
    let chance = try LowDayChance(
      calls: .gammaPoisson(mean: mean, shape: shape), answerProbability: 0.75,
      threshold: threshold, minimumCalls: 4)
    let width = 60.0 / 4000
    let scale = mean / shape
    var low = 0.0
    var few = 0.0
    for panel in 0..<4000 {
      let value = (Double(panel) + 0.5) * width
      let exponent: Double = (shape - 1) * log(value / scale) - value / scale - lgamma(shape)
      let density = exp(exponent) / scale
      let given = try LowDayChance(
        calls: .poisson(mean: value), answerProbability: 0.75, threshold: threshold,
        minimumCalls: 4)
      low += width * density * given.low
      few += width * density * given.few
    }
    #expect(abs(chance.low - low) < 1e-5)
    #expect(abs(chance.few - few) < 1e-5)
  }

  /// Ten calls, threshold 60 %: six answered is at the threshold, not below it.
  @Test func theThresholdItselfIsDecidedExactly() throws {
    // Each mass from the one before: (n - k) / (k + 1) p / (1 - p).
    var mass = [pow(0.3, 10.0)]
    for k in 0..<10 {
      let odds: Double = 0.7 / 0.3 * Double(10 - k) / Double(k + 1)
      mass.append(mass[k] * odds)
    }
    for (comparison, most) in [(AnswerThreshold.Comparison.below, 5), (.atOrBelow, 6)] {
      let chance = try LowDayChance(
        calls: .fixed(10), answerProbability: 0.7,
        threshold: AnswerThreshold(6, over: 10, comparison: comparison), minimumCalls: 10)
      #expect(abs(chance.low - mass[...most].reduce(0, +)) < 1e-14)
      #expect(chance.few == 0)
    }
  }

  @Test func extremesNeedNoSpecialCase() throws {
    let never = try LowDayChance(
      calls: .poisson(mean: 5), answerProbability: 0, threshold: AnswerThreshold(0, over: 1),
      minimumCalls: 1)
    #expect(never.low == 0)
    let always = try LowDayChance(
      calls: .poisson(mean: 5), answerProbability: 0,
      threshold: AnswerThreshold(0, over: 1, comparison: .atOrBelow), minimumCalls: 1)
    #expect(abs(always.low + always.few - 1) < 1e-14)
    let perfect = try LowDayChance(
      calls: .poisson(mean: 5), answerProbability: 1, threshold: AnswerThreshold(1, over: 1),
      minimumCalls: 1)
    #expect(perfect.low == 0)
    let few = try LowDayChance(
      calls: .fixed(3), answerProbability: 0.2, threshold: AnswerThreshold(1, over: 2),
      minimumCalls: 4)
    #expect(few.few == 1 && few.lowAmongJudged == nil)
    let none = try LowDayChance(
      calls: .fixed(0), answerProbability: 0.2, threshold: AnswerThreshold(1, over: 2),
      minimumCalls: 0)
    #expect(none.few == 1)
  }

  /// By the law of large numbers a busy merchant below the threshold is low almost surely; the exact sum
  /// over a hundred thousand calls must keep its mass.
  @Test func manyCallsKeepTheirProbability() throws {
    let chance = try LowDayChance(
      calls: .poisson(mean: 100_000), answerProbability: 0.58,
      threshold: AnswerThreshold(60, over: 100), minimumCalls: 10)
    // Ten thousand terms' rounding, each relative to its own size.
    #expect(abs(chance.low - 1) < 1e-9)
  }

  @Test func badParametersAreNamed() throws {
    #expect(throws: TheoryError.outOfRange(parameter: "numerator", value: 7, supported: 0...5)) {
      try AnswerThreshold(7, over: 5)
    }
    #expect(throws: TheoryError.self) { try AnswerThreshold(0, over: 0) }
    let threshold = try AnswerThreshold(1, over: 2)
    #expect(throws: TheoryError.notAProbability(parameter: "answerProbability", value: 1.5)) {
      try LowDayChance(
        calls: .poisson(mean: 1), answerProbability: 1.5, threshold: threshold, minimumCalls: 1)
    }
    #expect(throws: TheoryError.self) {
      try LowDayChance(
        calls: .poisson(mean: 1e9), answerProbability: 0.5, threshold: threshold, minimumCalls: 1)
    }
    #expect(throws: TheoryError.notPositive(parameter: "shape", value: 0)) {
      try LowDayChance(
        calls: .gammaPoisson(mean: 1, shape: 0), answerProbability: 0.5, threshold: threshold,
        minimumCalls: 1)
    }
  }
}
