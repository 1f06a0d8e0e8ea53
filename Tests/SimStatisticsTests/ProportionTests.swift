import SimStatistics
import Testing

@Suite struct ProportionTests {
  /// Newcombe (1998), Statistics in Medicine 17, 857-872, table I: method 3, four decimals.
  static let newcombe: [(Int, Int, ClosedRange<Double>)] = [
    (81, 263, 0.2553...0.3662), (15, 148, 0.0624...0.1605),
    (0, 20, 0.0000...0.1611), (1, 29, 0.0061...0.1718),
  ]

  @Test(arguments: newcombe)
  func intervalsAgreeWithNewcombesTable(
    successes: Int, trials: Int, wilson: ClosedRange<Double>
  ) throws {
    let half = 0.000_051
    let score = try #require(Proportion.wilson(successes: successes, trials: trials).interval)
    #expect(abs(score.lower - wilson.lowerBound) < half)
    #expect(abs(score.upper - wilson.upperBound) < half)
  }

  /// The binomial distribution by its own recursion, independent of the library's incomplete beta.
  static func pmf(_ n: Int, _ p: Double) -> [Double] {
    var row = [1.0]
    for _ in 0..<n {
      var next = [Double](repeating: 0, count: row.count + 1)
      for (k, mass) in row.enumerated() {
        next[k] += mass * (1 - p)
        next[k + 1] += mass * p
      }
      row = next
    }
    return row
  }

  static func coverage(_ n: Int, _ p: Double, _ make: (Int) -> Estimate) -> Double {
    let mass = pmf(n, p)
    return (0...n).reduce(0) { sum, k in
      make(k).interval?.contains(p) == true ? sum + mass[k] : sum
    }
  }

  /// Averaged over p Wilson's interval covers close to its level.
  ///
  /// Brown, Cai and DasGupta (2001), Statistical Science 16(2), show its mean coverage at n = 50 close to 95 %, and that
  /// of the exact interval some 1.5 points above; half a point is a third of this.
  @Test func wilsonCoversCloseToItsLevelOnAverage() {
    let grid = (0..<500).map { (Double($0) + 0.5) / 500 }
    let wilson = grid.map { p in
      Self.coverage(50, p) { Proportion.wilson(successes: $0, trials: 50) }
    }
    #expect(abs(wilson.reduce(0, +) / 500 - 0.95) < 0.005)
  }

  @Test func wilsonMirrorsSuccessesAndFailures() throws {
    let low = try #require(Proportion.wilson(successes: 3, trials: 40).interval)
    let high = try #require(Proportion.wilson(successes: 37, trials: 40).interval)
    #expect(abs(low.lower + high.upper - 1) < 1e-15 && abs(low.upper + high.lower - 1) < 1e-15)
  }

  @Test(arguments: [(-1, 5), (6, 5), (0, -1)])
  func impossibleCountsAreOutOfRange(successes: Int, trials: Int) {
    #expect(Proportion.wilson(successes: successes, trials: trials).absence == .outOfRange)
  }

  @Test func noTrialsHaveNoProportion() {
    #expect(Proportion.wilson(successes: 0, trials: 0).absence == .noObservations)
  }
}
