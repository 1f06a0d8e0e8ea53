import SimStatistics
import Testing

/// The difference of two groups of independent units.
struct WelchDifferenceTests {
  private static func sums(_ units: [(Double, Double)]) -> UnitSums {
    units.reduce(into: UnitSums()) { $0.add($1.0, per: $1.1) }
  }

  private static func group(_ values: [Double], weight: Double = 1) -> WelchDifference.Stratum {
    WelchDifference.Stratum(sums(values.map { ($0, 1) }), weight: weight)
  }

  @Test("Of figures per unit it is Welch's test, worked by hand")
  func byHand() throws {
    // Means 3 and 7; variances 2.5 and 14; standard error sqrt(2.5/5 + 14/6); degrees of freedom
    // (17/6)^2 / (0.5^2/4 + (7/3)^2/5) = (289/36) / (829/720) = 5780/829.
    let first = [Self.group([1, 2, 3, 4, 5])]
    let second = [Self.group([2, 4, 6, 8, 10, 12])]
    let estimate = WelchDifference.ofRatios(first, minus: second, isStratified: false)
    #expect(estimate.value == -4)
    #expect(abs(try #require(estimate.standardError) - (17.0 / 6).squareRoot()) < 1e-12)
    #expect(abs(try #require(estimate.degreesOfFreedom) - 5_780.0 / 829) < 1e-12)
    // One stratum is dealt out like no strata.
    #expect(WelchDifference.ofRatios(first, minus: second, isStratified: true) == estimate)
  }

  @Test("Of a ratio against nothing it has the variance of the delta method")
  func ratio() throws {
    let units = [(3.0, 2.0), (1.0, 4.0), (6.0, 5.0), (2.0, 2.0), (0.0, 1.0)]
    let nothing = WelchDifference.Stratum(Self.sums(units.map { (0, $0.1) }), weight: 1)
    let estimate = WelchDifference.ofRatios(
      [WelchDifference.Stratum(Self.sums(units), weight: 3)], minus: [nothing],
      isStratified: false)
    // R = 12/14; the squares of x - R y add up to S; variance S x 5/4 / 14^2, whatever all units weigh.
    let ratio = 12.0 / 14
    let squares = units.map { $0.0 - ratio * $0.1 }.reduce(0) { $0 + $1 * $1 }
    #expect(abs(try #require(estimate.value) - ratio) < 1e-12)
    let error = (squares * 1.25).squareRoot() / 14
    #expect(abs(try #require(estimate.standardError) - error) < 1e-12)
    #expect(abs(try #require(estimate.degreesOfFreedom) - 4) < 1e-9)
  }

  @Test("Units dealt out within strata do not differ for their strata; others do")
  func strata() throws {
    // Each group has a stratum about 0 and one about 100, of which one unit stands for three.
    func group(_ shift: Double) -> [WelchDifference.Stratum] {
      [
        Self.group([-1 + shift, 1 + shift]),
        Self.group([99 + shift, 101 + shift], weight: 3),
      ]
    }
    let dealt = WelchDifference.ofRatios(group(2), minus: group(0), isStratified: true)
    // Within strata: residuals about each stratum's own mean, (1 x 2 + 9 x 2) x 2/1 over 8^2, twice.
    #expect(abs(try #require(dealt.value) - 2) < 1e-12)
    #expect(abs(try #require(dealt.standardError) - (2 * 40.0 / 64).squareRoot()) < 1e-12)
    let drawn = WelchDifference.ofRatios(group(2), minus: group(0), isStratified: false)
    // About the group's mean of 75: (76^2 + 74^2 + 9 x (24^2 + 26^2)) x 4/3 over 8^2, twice.
    let residuals: [Double] = [76, 74, 3 * 24, 3 * 26]
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let error = (squares / 24).squareRoot()
    #expect(abs(try #require(drawn.standardError) - error) < 1e-9)
  }

  @Test("Without a denominator there is no difference, and without spread no interval")
  func absent() {
    let some = [Self.group([1, 2, 3])]
    let none = [WelchDifference.Stratum(UnitSums(), weight: 1)]
    let same = [Self.group([0.1, 0.1, 0.1])]
    let one = [Self.group([5])]
    func absence(
      _ first: [WelchDifference.Stratum], _ second: [WelchDifference.Stratum]
    ) -> Absence? {
      WelchDifference.ofRatios(first, minus: second, isStratified: false).absence
    }
    #expect(absence(some, none) == .zeroDenominator)
    #expect(absence(some, one) == .singleReplication)
    #expect(absence(same, same) == .noSpread)
    #expect(absence(some, same) == nil)
  }
}
