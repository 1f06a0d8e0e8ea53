import CGSL
import SimRandom
import Testing

@Suite struct ZigguratTests {
  @Test
  func layersCloseAtTheTop() {
    #expect(abs(Ziggurat.closingError) < 1e-12)
  }

  /// The empirical distribution of a million draws, at many places and far into the tail, against GSL's cdf:
  /// each count is binomial, and with 60 places 5 standard errors are missed once in 29,000 seeds.
  @Test
  func drawsFollowTheExponentialLawIntoTheTail() {
    let draws = 1_000_000
    var stream = Fit.stream(31)
    let values = (0..<draws).map { _ in stream.exponential() }.sorted()
    #expect(values[0] > 0)
    var below = 0
    for place in 1...60 {
      let x = Double(place) * 0.2
      while below < draws && values[below] <= x { below += 1 }
      let p = gsl_cdf_exponential_P(x, 1)
      let spread = (Double(draws) * p * (1 - p)).squareRoot()
      #expect(abs(Double(below) - Double(draws) * p) < 5 * spread, "at \(x)")
    }
    #expect(values[draws - 1] > 7.7, "a million draws reach beyond the layers, to about 13.8")
  }

  @Test
  func layersThatAreAtHandGiveTheSameVariates() {
    var plain = Fit.stream(33)
    var quick = Fit.stream(33)
    let layers = Ziggurat.layers
    for _ in 0..<10_000 { #expect(quick.exponential(in: layers) == plain.exponential()) }
  }

  @Test
  func samplersOfAnyMeanDrawTheSameVariatesScaled() throws {
    let sampler = try Distribution.exponential(mean: 3.7).sampler()
    var scaled = Fit.stream(32)
    var unit = Fit.stream(32)
    for _ in 0..<10_000 { #expect(sampler.sample(&scaled) == 3.7 * unit.exponential()) }
  }
}
