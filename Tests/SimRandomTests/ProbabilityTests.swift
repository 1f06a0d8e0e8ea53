import SimRandom
import Testing

struct ProbabilityTests {
  @Test(arguments: [-0.001, 1.001, .nan, .infinity, -.infinity])
  func whatIsNoProbabilityIsRefused(value: Double) {
    #expect(throws: ProbabilityError.self) { try Probability(value) }
  }

  @Test
  func theEndsAreProbabilities() throws {
    #expect(try Probability(0) == .never)
    #expect(try Probability(1) == .always)
    #expect(Probability.never.complement == .always)
    #expect(Probability.always.odds == .infinity)
  }

  @Test
  func oddsAndProbabilitiesConvertBothWays() throws {
    #expect(try Probability(0.75).odds == 3)
    #expect(try Probability(odds: 3).value == 0.75)
    #expect(try Probability(odds: .infinity) == .always)
    #expect(throws: ProbabilityError.badOdds(-1)) { try Probability(odds: -1) }
  }

  @Test
  func oddsAreMultiplied() throws {
    // Odds of 1/4 times 6 are 3/2.
    #expect(abs(try Probability(0.2).withOdds(multipliedBy: 6).value - 0.6) < 1e-15)
    #expect(abs(try Probability(0.6).withOdds(multipliedBy: 1 / 6.0).value - 0.2) < 1e-15)
    let odd = try Probability(0.1234567)
    #expect(odd.withOdds(multipliedBy: 1) == odd)
    #expect(odd.withOdds(multipliedBy: 0) == .never)
    #expect(odd.withOdds(multipliedBy: .infinity) == .always)
    #expect(odd.withOdds(multipliedBy: .nan) == odd)
    #expect(Probability.never.withOdds(multipliedBy: 1e300) == .never)
    #expect(Probability.always.withOdds(multipliedBy: 1e-300) == .always)
  }

  @Test
  func greaterFactorsGiveGreaterProbabilities() throws {
    for value in [1e-300, 1e-9, 0.3, 0.5, 1 - 1e-9] {
      let probability = try Probability(value)
      var last = Probability.never
      for exponent in -300...300 {
        let next = probability.withOdds(multipliedBy: exp10(Double(exponent)))
        #expect(next >= last)
        last = next
      }
    }
  }

  @Test
  func clampingMovesToTheNearerEnd() {
    #expect(Probability(clamping: -3) == .never)
    #expect(Probability(clamping: 1 + 1e-12) == .always)
    #expect(Probability(clamping: .nan) == .never)
    #expect(Probability(clamping: 0.25).value == 0.25)
  }

  @Test
  func aUniformDecides() throws {
    #expect(!Probability.never.occurs(at: 0x1p-54))
    #expect(Probability.always.occurs(at: 1 - 0x1p-53))
    let half = try Probability(0.5)
    #expect(half.occurs(at: 0.5.nextDown))
    #expect(!half.occurs(at: 0.5))
  }

  private func exp10(_ x: Double) -> Double {
    x < 0 ? 1 / exp10(-x) : (0..<Int(x)).reduce(1) { product, _ in product * 10 }
  }
}
