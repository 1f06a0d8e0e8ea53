import MerchantModel
import Testing

/// Histories of days judged by hand.
@Suite struct RuleHistory {
  /// Days as (offered, answered); the answer is the days, from 0, whose judgement suspends.
  private func suspensions(_ days: [(Int, Int)], _ rule: Rule) -> [Int] {
    var judge = RuleJudge(rule)
    return days.indices.filter { judge.day(offered: days[$0].0, answered: days[$0].1) }
  }

  @Test func twoLowDaysInARowSuspend() {
    // 3 of 6 is below 60 %; the streak starts at nothing after a suspension.
    #expect(suspensions([(6, 3), (6, 3), (6, 3), (6, 3)], Rule()) == [1, 3])
  }

  @Test func aGoodDayEndsTheStreak() {
    #expect(suspensions([(6, 3), (6, 4), (6, 3), (6, 6), (6, 0), (6, 0)], Rule()) == [5])
  }

  @Test func exactlyTheThresholdIsNotLow() {
    // 3 of 5 is 60 % exactly, which no binary fraction is.
    #expect(suspensions([(5, 3), (5, 3), (5, 3)], Rule()) == [])
    #expect(suspensions([(5, 2), (5, 2)], Rule()) == [1])
  }

  @Test func thresholdsThatBinaryFractionsMissAreExact() throws {
    var rule = Rule()
    rule.minimumCalls = 1
    rule.lowDays = 1
    // For every rate of two decimals, the rate itself is not low and one answer less is.
    for percent in 1...99 {
      rule.threshold = try #require(Threshold(Double(percent) / 100))
      #expect(suspensions([(100, percent)], rule) == [], "\(percent)")
      #expect(suspensions([(100, percent - 1)], rule) == [0], "\(percent)")
    }
  }

  @Test func daysOfFewCallsAreNotLowAndEndTheStreak() {
    #expect(suspensions([(5, 0), (4, 0), (5, 0)], Rule()) == [])
    #expect(suspensions([(5, 0), (5, 0)], Rule()) == [1])
  }

  @Test func aDayWithoutCallsIsNeverLow() {
    var rule = Rule()
    rule.minimumCalls = 0
    rule.lowDays = 1
    #expect(suspensions([(0, 0), (1, 0)], rule) == [1])
  }

  @Test(arguments: [1, 3, 5])
  func streaksOfAnyLength(lowDays: Int) {
    var rule = Rule()
    rule.lowDays = lowDays
    let days = Array(repeating: (8, 1), count: 2 * lowDays)
    #expect(suspensions(days, rule) == [lowDays - 1, 2 * lowDays - 1])
  }
}
