import ResultFiles
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
}
