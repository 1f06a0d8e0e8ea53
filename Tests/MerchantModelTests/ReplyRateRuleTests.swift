import MerchantModel
import SimKernel
import Testing

/// Days judged by calls, by reply rates, or by several of them, fed with numbers.
struct ReplyRateRuleTests {
  /// A rule of three rates: 60 % of 5 calls, 80 % of 10 customers in three minutes, 50 % of 4 in 30 seconds.
  private func judge(_ change: (inout Rule) -> Void = { _ in }) -> RuleJudge {
    var rule = Rule()
    rule.replyRates.threeMinutes = ReplyRateClause()
    rule.replyRates.threeMinutes?.threshold = Threshold(0.8) ?? .assumed
    rule.replyRates.threeMinutes?.minimumCustomers = 10
    rule.replyRates.thirtySeconds = ReplyRateClause()
    rule.replyRates.thirtySeconds?.threshold = Threshold(0.5) ?? .assumed
    rule.replyRates.thirtySeconds?.minimumCustomers = 4
    change(&rule)
    return RuleJudge(rule)
  }

  private func day(
    _ calls: (Int, Int), _ three: (Int, Int), _ thirty: (Int, Int),
    _ change: (inout Rule) -> Void = { _ in }
  ) -> String {
    var judge = judge(change)
    return judge.judge(calls: calls, threeMinutes: three, thirtySeconds: thirty).day
  }

  @Test("Low if any rate is low, few only if all have too few")
  func either() {
    #expect(day((10, 6), (10, 8), (4, 2)) == "notLow")
    #expect(day((10, 5), (10, 8), (4, 2)) == "low")
    #expect(day((10, 6), (10, 7), (4, 2)) == "low")
    #expect(day((10, 6), (10, 8), (4, 1)) == "low")
    // One rate with enough is enough, and those with too few say nothing.
    #expect(day((4, 0), (9, 0), (4, 4)) == "notLow")
    #expect(day((4, 0), (9, 0), (3, 0)) == "few")
    #expect(day((4, 4), (10, 7), (3, 3)) == "low")
    // A day without any customer has no rate, whatever the minimum.
    #expect(
      day((0, 0), (0, 0), (0, 0)) {
        $0.minimumCalls = 0
        $0.replyRates.threeMinutes?.minimumCustomers = 0
        $0.replyRates.thirtySeconds?.minimumCustomers = 0
      } == "few")
  }

  @Test("Without calls reply rates alone decide, and the boundary is that of the rule")
  func alone() {
    #expect(day((10, 0), (10, 8), (4, 2)) { $0.judgesCalls = false } == "notLow")
    #expect(day((10, 10), (9, 0), (3, 0)) { $0.judgesCalls = false } == "few")
    #expect(day((10, 10), (10, 8), (4, 3)) { $0.boundary = .atOrBelow } == "low")
    #expect(
      day((10, 10), (10, 8), (4, 3)) {
        $0.judgesCalls = false
        $0.replyRates.threeMinutes = nil
        $0.boundary = .atOrBelow
      } == "notLow")
  }

  @Test("Streaks and windows count low days, whichever rate made them low")
  func streaks() {
    var judge = judge()
    #expect(
      judge.judge(calls: (10, 5), threeMinutes: (10, 9), thirtySeconds: (4, 4)).daysOff == nil)
    #expect(
      judge.judge(calls: (10, 9), threeMinutes: (10, 1), thirtySeconds: (4, 4)).daysOff == 3)
    // A few-call day that carries lies between.
    var carrying = self.judge { $0.fewCallDay = .carries }
    #expect(
      carrying.judge(calls: (10, 5), threeMinutes: (0, 0), thirtySeconds: (0, 0)).daysOff == nil)
    #expect(carrying.judge(calls: (1, 0), threeMinutes: (1, 0), thirtySeconds: (1, 0)).day == "few")
    #expect(
      carrying.judge(calls: (0, 0), threeMinutes: (0, 0), thirtySeconds: (4, 1)).daysOff == 3)
  }

  @Test("A rate over several days is low if that of one kind is, with enough together")
  func overDays() {
    func penalty(_ days: [((Int, Int), (Int, Int))]) -> Int? {
      var judge = judge {
        $0.trigger = .rateOverDays
        $0.windowDays = 3
        $0.replyRates.thirtySeconds = nil
      }
      var found: Int?
      for (calls, three) in days {
        found = judge.judge(calls: calls, threeMinutes: three, thirtySeconds: (0, 0)).daysOff
      }
      return found
    }
    #expect(penalty([((2, 2), (4, 1)), ((2, 2), (3, 3)), ((2, 2), (3, 3))]) == 3)
    #expect(penalty([((2, 2), (4, 2)), ((2, 2), (3, 3)), ((2, 2), (3, 3))]) == nil)
    // Nine customers are too few; so the calls decide, which are low together.
    #expect(penalty([((2, 0), (3, 0)), ((2, 2), (3, 0)), ((2, 1), (3, 0))]) == 3)
    #expect(penalty([((2, 1), (3, 0)), ((2, 2), (3, 0)), ((2, 1), (3, 0))]) == nil)
    // Not before there are so many days.
    #expect(penalty([((9, 0), (9, 0)), ((9, 0), (9, 0))]) == nil)
  }

  @Test("On probation the threshold is another for calls, and the same for chats")
  func probation() {
    var judge = judge {
      $0.lowDays = 1
      $0.probationDays = 5
      $0.probationThreshold = Threshold(0.9)
    }
    #expect(
      judge.judge(calls: (10, 7), threeMinutes: (10, 8), thirtySeconds: (4, 2)).day == "notLow")
    #expect(judge.judge(calls: (10, 0), threeMinutes: (10, 8), thirtySeconds: (4, 2)).daysOff == 3)
    judge.isOff(days: 3)
    let day = judge.judge(calls: (10, 9), threeMinutes: (10, 8), thirtySeconds: (4, 2))
    #expect(day.isOnProbation && day.day == "notLow")
    #expect(judge.judge(calls: (10, 8), threeMinutes: (10, 8), thirtySeconds: (4, 2)).day == "low")
  }
}
