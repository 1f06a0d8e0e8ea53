import SimStatistics
import Testing

/// Quantiles of observations that come in parts which are alike within.
@Suite struct QuantileTests {
  /// The pooled quantile of lists of numbers, one list a part.
  private static func quantile(
    _ probability: Double, of parts: [[Double]], level: ConfidenceLevel = .ninetyFive
  ) -> Quantile {
    let sorted = parts.joined().sorted()
    func inverse(_ share: Double) -> Double {
      let rank = Int((share * Double(sorted.count)).rounded(.up))
      return sorted[min(max(rank, 1), sorted.count) - 1]
    }
    let value = inverse(probability)
    let before = Double(sorted.count { $0 < value })
    let equal = Double(sorted.count { $0 == value })
    let share = (probability * Double(sorted.count) - before) / equal
    return Quantile(
      probability,
      below: parts.map { part in
        Double(part.count { $0 < value }) + share * Double(part.count { $0 == value })
      },
      totals: parts.map { Double($0.count) }, level: level, inverse: inverse)
  }

  /// Parts of normal numbers that share a normal shift of half their standard deviation.
  private static func parts(
    _ count: Int, of size: Int, shift: Double = 0, _ random: inout TestRandom
  ) -> [[Double]] {
    (0..<count).map { _ in
      let shared = 0.5 * random.normal() + shift
      return (0..<size).map { _ in shared + random.normal() }
    }
  }

  @Test("Two parts: the interval is made of the shares' standard error")
  func byHand() throws {
    // Below 11: 6 of 10 and 4 of 10, so a share of 0.5 with residuals of 1 and -1, a standard error of 0.1, and t of one
    // degree of freedom.
    let parts = [
      Array(1...6).map(Double.init) + [17, 18, 19, 20],
      Array(7...10).map(Double.init) + Array(11...16).map(Double.init),
    ]
    let eighty = try ConfidenceLevel(0.8)
    let quantile = Self.quantile(0.5, of: parts, level: eighty)
    #expect(quantile.estimate.value == 10)
    let interval = try #require(quantile.estimate.interval)
    // t at 0.9 is 3.0777: shares of 0.1922 and 0.8078, ranks 4 and 17.
    #expect(interval.lower == 4 && interval.upper == 17)
    #expect(quantile.estimate.method == .woodruff && quantile.estimate.count == 2)
    // At 95 % the interval would reach beyond the shares 0 and 1.
    let usual = Self.quantile(0.5, of: parts)
    #expect(usual.estimate.value == 10 && usual.estimate.absence == .tooFewForQuantile)
  }

  @Test("The value is that of all observations, however they are cut", arguments: [0.1, 0.5, 0.9])
  func pooling(probability: Double) {
    var random = TestRandom(seed: 5)
    let all = (0..<600).map { _ in random.normal() }
    let values = [2, 20, 100].map { count in
      let size = all.count / count
      return Self.quantile(
        probability, of: (0..<count).map { Array(all[$0 * size..<($0 + 1) * size]) }
      ).estimate.value
    }
    #expect(values[0] == all.sorted()[Int(600 * probability) - 1])
    #expect(values[1] == values[0] && values[2] == values[0])
  }

  /// Normal numbers with a normal shift are normal: the true quantile is known.
  ///
  /// Of 2,000 intervals at 95 %, 1,900 cover on average, with a standard error of 9.7; four of these are 2 % of 2,000.
  /// Shares at the ends are skewed when parts are few, which costs up to a per cent more.
  @Test(
    "Intervals cover, with few parts and with many",
    arguments: [(0.1, 20), (0.5, 20), (0.9, 20), (0.1, 100), (0.5, 100)])
  func coverage(probability: Double, count: Int) {
    var random = TestRandom(seed: 11)
    let normal = [0.1: -1.281_551_565_544_6, 0.5: 0, 0.9: 1.281_551_565_544_6][probability] ?? .nan
    let truth = normal * 1.25.squareRoot()
    var covered = 0
    for _ in 0..<2_000 {
      let parts = Self.parts(count, of: 8, &random)
      let interval = Self.quantile(probability, of: parts).estimate.interval
      if let interval, interval.lower <= truth, truth <= interval.upper { covered += 1 }
    }
    #expect((1_841...1_939).contains(covered), "\(covered) of 2,000")
  }

  /// Both systems have the same shifts and the same noise, one a tenth higher: paired, the difference is all but certain.
  @Test("Differences are paired, and cover")
  func differences() throws {
    var random = TestRandom(seed: 12)
    var covered = 0
    for _ in 0..<1_000 {
      let first = Self.parts(20, of: 20, &random)
      let second = first.map { part in part.map { $0 * 1.1 + 0.1 * random.normal() } }
      let estimate = Quantile.difference(
        Self.quantile(0.9, of: second), minus: Self.quantile(0.9, of: first))
      // The second is normal with variance 1.21 * 1.25 + 0.01.
      let truth = 1.281_551_565_544_6 * ((1.21 * 1.25 + 0.01).squareRoot() - 1.25.squareRoot())
      let interval = try #require(estimate.interval)
      if interval.lower <= truth && truth <= interval.upper { covered += 1 }
    }
    // 950 on average with a standard error of 6.9; the density is estimated too, which costs up to two per cent.
    #expect((903...978).contains(covered), "\(covered) of 1,000")
  }

  @Test("What is the same has no difference, and no spread")
  func same() {
    var random = TestRandom(seed: 13)
    let quantile = Self.quantile(0.5, of: Self.parts(10, of: 10, &random))
    let difference = Quantile.difference(quantile, minus: quantile)
    #expect(difference.value == 0 && difference.standardError == 0)
  }

  @Test("Without observations there is no value, and with one part no interval")
  func absence() {
    let none = Quantile(0.5, below: [0, 0], totals: [0, 0]) { $0 }
    #expect(none.estimate.value == nil && none.influences == nil)
    #expect(none.estimate.absence == .noObservations)
    let one = Self.quantile(0.5, of: [[1, 2, 3]])
    #expect(one.estimate.value == 2 && one.estimate.absence == .singleReplication)
    #expect(Quantile.difference(one, minus: none).absence == .noObservations)
  }
}
