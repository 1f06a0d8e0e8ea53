import CGSL
import SimRandom
import Testing

struct PoissonInversionTests {
  @Test(arguments: [0.01, 0.7, 4, 29.9, 30, 30.1, 200, 50_000])
  func countsAreTheQuantilesOfTheDistribution(mean: Double) throws {
    let distribution = try Distribution.poisson(mean: mean)
    var stream = Fit.stream(50)
    for _ in 0..<5000 {
      let u = stream.uniform()
      #expect(Double(PoissonInversion.count(mean: mean, uniform: u)) == distribution.quantile(u))
    }
  }

  @Test(arguments: [0.7, 4, 25, 60])
  func countsFitTheChancesThatGSLHas(mean: Double) {
    var stream = Fit.stream(51)
    let draws = (0..<100_000).map { _ in
      Double(PoissonInversion.count(mean: mean, uniform: stream.uniform()))
    }
    #expect(Fit.chiSquare(draws, upTo: 200) { gsl_ran_poisson_pdf(UInt32($0), mean) } > 1e-4)
  }

  @Test
  func countsRiseWithTheUniformAndWithTheMean() {
    for mean in [0.5, 7, 29.999, 30.001, 300] {
      var last = 0
      for step in 1..<2000 {
        let count = PoissonInversion.count(mean: mean, uniform: Double(step) / 2000)
        #expect(count >= last)
        #expect(count <= PoissonInversion.count(mean: mean * 1.01, uniform: Double(step) / 2000))
        last = count
      }
    }
  }

  /// Above the greatest mean that GSL's cdf is good for: mean, median and two sigmas, by the normal limit.
  @Test
  func veryGreatMeansAreExpanded() {
    #expect(PoissonInversion.count(mean: 1e12, uniform: 0.5) == 1_000_000_000_000)
    let oneSigma = PoissonInversion.count(mean: 1e12, uniform: gsl_cdf_ugaussian_P(1))
    #expect(abs(oneSigma - 1_000_001_000_000) <= 1)
    // Where exact inversion ends the two agree to a count.
    var stream = Fit.stream(52)
    for _ in 0..<200 {
      let u = stream.uniform()
      let difference =
        PoissonInversion.count(mean: 1e6.nextUp, uniform: u)
        - PoissonInversion.count(mean: 1e6, uniform: u)
      #expect(abs(difference) <= 1)
    }
  }

  @Test
  func whatIsNoMeanOrNoUniformGivesNothing() {
    for mean in [0, -1, .nan] { #expect(PoissonInversion.count(mean: mean, uniform: 0.9) == 0) }
    for u in [0, -1, .nan, 1, 2] { #expect(PoissonInversion.count(mean: 5, uniform: u) == 0) }
    #expect(PoissonInversion.count(mean: .infinity, uniform: 0.5) == 1_000_000_000_000_000)
    #expect(PoissonInversion.count(mean: 10, uniform: 1 - 0x1p-53) < 60)
  }
}
