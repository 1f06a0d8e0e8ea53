import CGSL
import SimRandom
import Testing

struct StandardNormalTests {
  /// 1e-15 is some five rounding errors: a compiler may fuse GSL's multiplications and additions.
  @Test
  func theQuantileIsGSLs() {
    var stream = Fit.stream(10)
    for _ in 0..<200_000 {
      let u = stream.uniform()
      #expect(Fit.relativeError(StandardNormal.quantile(u), gsl_cdf_ugaussian_Pinv(u)) < 1e-15)
    }
    for exponent in 1...1000 {
      let u = exp2(Double(-exponent))
      #expect(Fit.relativeError(StandardNormal.quantile(u), gsl_cdf_ugaussian_Pinv(u)) < 1e-15)
    }
  }

  @Test
  func theQuantileAnswersAtAndBeyondTheEnds() {
    #expect(StandardNormal.quantile(0) == -.infinity)
    #expect(StandardNormal.quantile(1) == .infinity)
    #expect(StandardNormal.quantile(-0.1).isNaN)
    #expect(StandardNormal.quantile(1.1).isNaN)
    #expect(StandardNormal.quantile(.nan).isNaN)
  }

  @Test
  func theCdfIsGSLs() {
    for step in -800...800 {
      let z = Double(step) / 100
      #expect(Fit.relativeError(StandardNormal.cdf(z), gsl_cdf_ugaussian_P(z)) < 1e-13)
      #expect(Fit.relativeError(StandardNormal.survival(z), gsl_cdf_ugaussian_Q(z)) < 1e-13)
    }
  }
}
