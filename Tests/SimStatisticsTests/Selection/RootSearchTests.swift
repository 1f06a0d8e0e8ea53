import SimStatistics
import Testing

/// Roots of differences that are estimated with an error.
struct RootSearchTests {
  /// A difference of a value whose interval reaches so far to both sides.
  private func difference(_ value: Double, half: Double) throws -> RootSearch.Difference {
    // Two replications, a standard error of d apart on either side, and one degree of freedom.
    let deviation = half / StudentT.criticalValue(.ninetyFive, degreesOfFreedom: 1)
    return try #require(
      RootSearch.Difference(Mean.estimate(of: [value - deviation, value + deviation])))
  }

  @Test(
    "The root of a line and the ends of its interval, rising and falling, steep and flat",
    arguments: [(2.0, 0.31, 0.1), (-2, 0.31, 0.1), (40, 0.7, 0.3), (-0.1, 0.5, 0.02)])
  func line(slope: Double, root: Double, half: Double) throws {
    let search = try RootSearch { try difference(slope * ($0 - root), half: half) }
    #expect(search.verdict == .found && search.rises == (slope > 0))
    // Within a hundredth of half the interval's width, as promised; a line is found at once.
    let (reach, near) = (half / abs(slope), half / abs(slope) / 100 * 1.001)
    let found = try #require(search.root)
    let lower = try #require(search.lower)
    let upper = try #require(search.upper)
    #expect(abs(found - root) <= near)
    #expect(abs(lower - root + reach) <= near)
    #expect(abs(upper - root - reach) <= near)
    #expect(search.evaluations <= 8)
  }

  @Test("A curve takes few evaluations")
  func curve() throws {
    // Half-widths of 0.02 at a slope of 2.7 at the root.
    let search = try RootSearch { place in
      try difference(place * place * place - 0.729 + place / 4 - 0.225, half: 0.02)
    }
    let root = try #require(search.root)
    #expect(abs(root - 0.9) < 0.02 / 2.68 / 100 * 1.01)
    #expect(search.evaluations < 20)
  }

  @Test("A step is found to a hundred-thousandth of the range, inside its interval")
  func step() throws {
    let search = try RootSearch { try difference($0 < 0.4321 ? -1 : 3, half: 0.5) }
    let root = try #require(search.root)
    let lower = try #require(search.lower)
    let upper = try #require(search.upper)
    #expect(abs(root - 0.4321) <= 1e-5)
    #expect(lower <= 0.4321 && 0.4321 <= upper && upper - lower <= 2.1e-5)
    #expect(search.evaluations < 45)
  }

  @Test("Where replications agree there is no doubt: all places of no difference are the interval")
  func agreement() throws {
    let search = try RootSearch { place in
      let value = place < 0.4 ? -1.0 : place <= 0.6 ? 0 : 1
      return try #require(
        RootSearch.Difference(
          .pointOnly(value, because: .noSpread, count: 5, method: .t)))
    }
    #expect(search.verdict == .found)
    let root = try #require(search.root)
    #expect(root >= 0.4 && root <= 0.6)
    // Ends lie outside, no further than a hundredth of what is between them and the root.
    let lower = try #require(search.lower)
    let upper = try #require(search.upper)
    #expect(lower < 0.4 && lower > 0.4 - 0.0025)
    #expect(upper > 0.6 && upper < 0.6 + 0.0025)
  }

  @Test("An interval that goes on beyond the range has no end there")
  func open() throws {
    let search = try RootSearch { try difference($0 - 0.9, half: 0.2) }
    #expect(search.verdict == .found && search.upper == nil)
    let lower = try #require(search.lower)
    #expect(abs(lower - 0.7) < 0.0021)
  }

  @Test(
    "Without a change of sign beyond doubt nothing is found",
    arguments: [
      (-3.0, -1.0, RootSearch.Verdict.below), (1, 3, .above), (3, 1, .above), (-3, -0.1, .unclear),
      (-0.1, 0.1, .unclear), (0, 3, .unclear), (0, 0, .unclear),
    ])
  func nothing(first: Double, last: Double, verdict: RootSearch.Verdict) throws {
    let search = try RootSearch { try difference(first + (last - first) * $0, half: 0.5) }
    #expect(search.verdict == verdict)
    #expect(search.root == nil && search.lower == nil && search.upper == nil)
    #expect(search.evaluations == 2)
  }

  @Test("An estimate without a value, or of one replication, is no difference")
  func missing() {
    #expect(RootSearch.Difference(Mean.estimate(of: [])) == nil)
    #expect(RootSearch.Difference(Mean.estimate(of: [1])) == nil)
  }

  @Test("What the difference throws ends the search")
  func failure() {
    #expect(throws: StatisticsError.self) {
      try RootSearch { _ in throw StatisticsError.empty }
    }
  }

  /// Normal differences, whose t interval covers 0 at the true root in 95 % of studies. So is the interval of the root to
  /// do, though slopes vary from replication to replication.
  @Test("The interval of a root covers it in 95 % of studies", arguments: [3.0, 1.0])
  func coverage(slope: Double) throws {
    var random = TestRandom(seed: 71)
    let (studies, root) = (2_000, 0.4)
    var covered = 0
    for _ in 0..<studies {
      let replications = (0..<10).map { _ in (random.normal() / 4, slope + random.normal() / 4) }
      let search = try RootSearch { place in
        let differences = replications.map { noise, slope in noise + slope * (place - root) }
        return try #require(RootSearch.Difference(Mean.estimate(of: differences)))
      }
      #expect(search.verdict == .found)
      if search.lower ?? 0 <= root && root <= search.upper ?? 1 { covered += 1 }
    }
    let share = Double(covered) / Double(studies)
    let error = (0.95 * 0.05 / Double(studies)).squareRoot()
    #expect(abs(share - 0.95) < 4 * error, "\(share)")
  }
}
