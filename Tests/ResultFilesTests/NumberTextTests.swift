import ResultFiles
import SimStatistics
import Testing

/// Numbers for people.
struct NumberTextTests {
  @Test(
    "Thousands are grouped, decimals fixed, and there is no minus before zero",
    arguments: [
      (0, 0, "0"), (0, 2, "0.00"), (-0.001, 2, "0.00"), (-0.0, 0, "0"), (999, 0, "999"),
      (1_000, 0, "1,000"), (-1_000, 0, "-1,000"), (999_999.5, 0, "1,000,000"),
      (1_234_567.891, 2, "1,234,567.89"), (-12.345, 1, "-12.3"), (9_000_000, 0, "9,000,000"),
      (0.05, 3, "0.050"),
    ])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(
    "Two digits of the half-width decide the decimals",
    arguments: [
      (123, 5, 0), (12, 5, 0), (1.2, 5, 1), (0.12, 5, 2), (0.012, 5, 3), (0.000_001_2, 5, 5),
      (0, 5, 2), (0, 1, 1),
    ])
  func decimals(halfWidth: Double, most: Int, decimals: Int) {
    #expect(NumberText.decimals(for: halfWidth, most: most) == decimals)
  }

  @Test("A difference of 0 has both ends, also where its interval is corrected for skewness")
  func zeroDifference() {
    let ones = [Double](repeating: 1, count: 10)
    let skewed = [10] + [Double](repeating: 0, count: 9)
    let estimate = PairedDifference.ofRatios(
      PairedDifference.RatioSample(numerators: skewed, denominators: ones),
      minus: PairedDifference.RatioSample(numerators: ones, denominators: ones))
    #expect(estimate.value == 0 && estimate.method == .skewed)
    let text = NumberText.estimate(estimate, unit: .seconds)
    #expect(text.hasPrefix("0.0 (-") && text.hasSuffix(")"), "\(text)")
  }
}
