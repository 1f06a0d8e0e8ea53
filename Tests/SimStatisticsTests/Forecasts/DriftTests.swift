import SimStatistics
import Testing

/// The sequential test of drift, and the comparison of scores.
struct DriftTests {
  /// A path of days, each of which resembles the one before.
  private static func path(_ random: inout TestRandom, days: Int, shift: Double = 0) -> [Double] {
    var score = random.normal()
    return (0..<days).map { _ in
      score = 0.7 * score + (1 - 0.49).squareRoot() * random.normal()
      return 50 + 10 * score + shift
    }
  }

  @Test("Without drift an alarm comes as seldom as stated, though days resemble each other")
  func falseAlarms() {
    var random = TestRandom(seed: 20)
    var alarms = 0
    let trials = 400
    for _ in 0..<trials {
      let paths = (0..<99).map { _ in Self.path(&random, days: 14) }
      let test = DriftTest(
        actual: Self.path(&random, days: 14), paths: paths, falseAlarmRate: 0.1)
      if test.alarm != nil { alarms += 1 }
    }
    // Four standard errors of 400 trials at 0.1: 0.06.
    #expect(alarms < 64, "\(alarms)")
    #expect(alarms > 16, "\(alarms)")
  }

  @Test("A shift is found within days, and the alarm stays with its day as days are added")
  func shift() {
    var random = TestRandom(seed: 3)
    let paths = (0..<199).map { _ in Self.path(&random, days: 21) }
    let actual = Self.path(&random, days: 21, shift: 40)
    let whole = DriftTest(actual: actual, paths: paths)
    #expect(whole.alarm != nil)
    for days in 1...21 {
      let part = DriftTest(actual: Array(actual.prefix(days)), paths: paths)
      #expect(part.limit == whole.limit)
      #expect(part.alarm == whole.alarm.flatMap { $0 < days ? $0 : nil })
    }
  }

  @Test("With too few paths there is no alarm, and a day without a value adds nothing")
  func edges() {
    let few = DriftTest(actual: [100], paths: [[0], [1], [2]])
    #expect(few.alarm == nil && few.limit == .infinity)
    let paths = (0..<39).map { [Double($0), Double($0 % 7)] }
    #expect(DriftTest(actual: [nil, nil], paths: paths).scores == [0, 0])
    #expect(DriftTest(actual: [1], paths: []).scores.isEmpty)
  }

  @Test("The difference of scores has the error of neighbouring days in it")
  func difference() throws {
    let reference = [1.0, 4, 2, 6, 3, 5, 9, 1, 0]
    let estimate = ScoreDifference.estimate(
      [Double](repeating: 0, count: 9), reference: reference)
    // numpy: two lags with Bartlett's weights, Harvey, Leybourne and Newbold's factor.
    #expect(abs(try #require(estimate.value) - 3.4444444444444446) < 1e-14)
    #expect(abs(try #require(estimate.standardError) - 1.0918076276284203) < 1e-14)
    #expect(abs(try #require(estimate.halfWidth) - 2.517712904158587) < 1e-9)
    #expect(ScoreDifference.estimate([1], reference: [3]).value == 2)
    #expect(ScoreDifference.estimate([1, 2], reference: [3]).absence == .unequalLengths)
    #expect(ScoreDifference.estimate([1, 2], reference: [2, 3]).absence == .noSpread)
  }
}
