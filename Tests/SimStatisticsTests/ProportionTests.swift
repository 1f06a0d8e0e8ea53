import SimStatistics
import Testing

@Suite struct ProportionTests {
  /// Newcombe (1998), Statistics in Medicine 17, 857-872, table I: methods 3 and 5, four decimals.
  static let newcombe: [(Int, Int, ClosedRange<Double>, ClosedRange<Double>)] = [
    (81, 263, 0.2553...0.3662, 0.2527...0.3676),
    (15, 148, 0.0624...0.1605, 0.0578...0.1617),
    (0, 20, 0.0000...0.1611, 0.0000...0.1684),
    (1, 29, 0.0061...0.1718, 0.0009...0.1776),
  ]

  @Test(arguments: newcombe)
  func intervalsAgreeWithNewcombesTable(
    successes: Int, trials: Int, wilson: ClosedRange<Double>, exact: ClosedRange<Double>
  ) throws {
    let half = 0.000_051
    let score = try #require(Proportion.wilson(successes: successes, trials: trials).interval)
    #expect(abs(score.lower - wilson.lowerBound) < half)
    #expect(abs(score.upper - wilson.upperBound) < half)
    let clopper = try #require(
      Proportion.clopperPearson(successes: successes, trials: trials).interval)
    #expect(abs(clopper.lower - exact.lowerBound) < half)
    #expect(abs(clopper.upper - exact.upperBound) < half)
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

  @Test(arguments: [1, 5, 20, 50])
  func clopperPearsonNeverCoversLessThanItsLevel(n: Int) {
    for step in 1..<200 {
      let p = Double(step) / 200
      let covered = Self.coverage(n, p) { Proportion.clopperPearson(successes: $0, trials: n) }
      // Rounding of the sum of at most 51 terms.
      #expect(covered >= 0.95 - 1e-12, "p = \(p)")
    }
  }

  /// Averaged over p Wilson's interval covers close to its level, and less than the exact one does.
  ///
  /// Brown, Cai and DasGupta (2001), Statistical Science 16(2), show its mean coverage at n = 50 close
  /// to 95 %; half a point is a third of the exact interval's excess.
  @Test func wilsonCoversCloseToItsLevelOnAverage() {
    let grid = (0..<500).map { (Double($0) + 0.5) / 500 }
    let wilson = grid.map { p in
      Self.coverage(50, p) { Proportion.wilson(successes: $0, trials: 50) }
    }
    let exact = grid.map { p in
      Self.coverage(50, p) { Proportion.clopperPearson(successes: $0, trials: 50) }
    }
    let mean = wilson.reduce(0, +) / 500
    #expect(abs(mean - 0.95) < 0.005)
    #expect(mean < exact.reduce(0, +) / 500)
  }

  /// By definition P(K >= k) at the lower end and P(K <= k) at the upper end are both 2.5 %.
  @Test(arguments: [(3, 17), (1, 200), (199, 200), (40, 90)])
  func clopperPearsonEndsLeaveExactTails(successes: Int, trials: Int) throws {
    let interval = try #require(
      Proportion.clopperPearson(successes: successes, trials: trials).interval)
    let above = Self.pmf(trials, interval.lower)[successes...].reduce(0, +)
    let below = Self.pmf(trials, interval.upper)[...successes].reduce(0, +)
    #expect(abs(above - 0.025) < 1e-12)
    #expect(abs(below - 0.025) < 1e-12)
  }

  /// With no success in n the exact upper end solves (1 - p)^n = 2.5 %, even for a billion trials.
  @Test func noSuccessInABillionTrialsKeepsItsUpperEnd() throws {
    let interval = try #require(
      Proportion.clopperPearson(successes: 0, trials: 1_000_000_000).interval)
    // -ln(0.025) / n, to first order in 1/n.
    #expect(abs(interval.upper * 1e9 - 3.688_879_454) < 1e-6)
    #expect(interval.lower == 0)
  }

  @Test func wilsonMirrorsSuccessesAndFailures() throws {
    let low = try #require(Proportion.wilson(successes: 3, trials: 40).interval)
    let high = try #require(Proportion.wilson(successes: 37, trials: 40).interval)
    #expect(abs(low.lower + high.upper - 1) < 1e-15 && abs(low.upper + high.lower - 1) < 1e-15)
  }

  @Test(arguments: [(-1, 5), (6, 5), (0, -1)])
  func impossibleCountsAreOutOfRange(successes: Int, trials: Int) {
    #expect(Proportion.wilson(successes: successes, trials: trials).absence == .outOfRange)
    #expect(Proportion.clopperPearson(successes: successes, trials: trials).absence == .outOfRange)
  }

  @Test func noTrialsHaveNoProportion() {
    #expect(Proportion.wilson(successes: 0, trials: 0).absence == .noObservations)
  }
}
