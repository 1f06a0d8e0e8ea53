import MerchantModel
import SimKernel
import SimRandom
import Testing

/// What sets off a penalty, on histories worked out by hand. A low day is 3 of 6 calls, a good one 6 of 6,
/// a day of few calls 0 of 2; the threshold is 60 % of at least 5 calls unless a test says otherwise.
@Suite struct TriggerTests {
  private let low = (6, 3)
  private let good = (6, 6)
  private let few = (2, 0)

  @Test func aFewCallDayEndsAStreakOrIsLeftOut() {
    let days = [low, few, low, low]
    #expect(RuleTable.words(days) { _ in } == ["low", "few", "low", "low!3"])
    #expect(
      RuleTable.words(days) { $0.fewCallDay = .carries } == ["low", "few", "low!3", "low"])
  }

  @Test func lowDaysOfTheLastNeedNotBeInARow() {
    // Two of the last three: the first low day is out of view when the fourth day is judged.
    let words = RuleTable.words([low, good, good, low, low, low, good, low]) {
      $0.trigger = .lowDaysOfLast
      $0.windowDays = 3
    }
    // The trigger on the fifth day clears the history, so the sixth is the first low one again.
    #expect(
      words == ["low", "notLow", "notLow", "low", "low!3", "low", "notLow", "low!3"])
  }

  @Test func amongTheLastAFewCallDayIsADayOrIsLeftOut() {
    func words(_ fewCallDay: Rule.FewCallDay) -> [String] {
      RuleTable.words([low, few, few, low]) {
        $0.trigger = .lowDaysOfLast
        $0.windowDays = 3
        $0.fewCallDay = fewCallDay
      }
    }
    // As days, the two push the first low day out of view.
    #expect(words(.resets) == ["low", "few", "few", "low"])
    #expect(words(.carries) == ["low", "few", "few", "low!3"])
  }

  @Test func theRateOverDaysIsTakenOnceThereAreSoMany() {
    func words(_ days: [(Int, Int)], _ boundary: Rule.Boundary = .below) -> [String] {
      RuleTable.words(days) {
        $0.trigger = .rateOverDays
        $0.windowDays = 3
        $0.boundary = boundary
      }
    }
    // 90 %, 50 %, 30 %: 17 of 30 is below 60 %.
    #expect(words([(10, 9), (10, 5), (10, 3)]) == ["notLow", "low", "low!3"])
    // 18 of 30 is 60 % exactly; the fourth day makes it 13 of 30, the first being out of view.
    let days = [(10, 10), (10, 5), (10, 3), (10, 5)]
    #expect(words(days) == ["notLow", "low", "low", "low!3"])
    #expect(words(days, .atOrBelow) == ["notLow", "low", "low!3", "low"])
    // After a trigger three more days are needed.
    #expect(
      words([(10, 0), (10, 0), (10, 0), (10, 0), (10, 0), (10, 0)])
        == ["low", "low", "low!3", "low", "low", "low!3"])
  }

  @Test func aFewCallDayIsInTheRateOverDaysOrNot() {
    func words(_ fewCallDay: Rule.FewCallDay) -> [String] {
      RuleTable.words([(10, 10), (2, 0), (10, 5), (10, 3)]) {
        $0.trigger = .rateOverDays
        $0.windowDays = 3
        $0.fewCallDay = fewCallDay
      }
    }
    // 15 of 22, then 8 of 22.
    #expect(words(.resets) == ["notLow", "few", "low", "low!3"])
    // Left out: 18 of 30 is not below 60 %.
    #expect(words(.carries) == ["notLow", "few", "low", "low"])
  }

  @Test func daysOfTooFewCallsMayBeTooFewTogether() {
    // 3 calls over three days are fewer than 5.
    let words = RuleTable.words([(1, 0), (1, 0), (1, 0), (3, 0)]) {
      $0.trigger = .rateOverDays
      $0.windowDays = 3
    }
    #expect(words == ["few", "few", "few", "few!3"])
  }

  @Test func theRateOverCallsLooksBackOverDays() {
    func words(_ days: [String]) -> [String] {
      var rule = Rule()
      rule.trigger = .rateOverCalls
      rule.windowCalls = 10
      rule.minimumCalls = 1
      var table = RuleTable(rule)
      return table.days(days)
    }
    // Six calls are not ten. Of eleven the first is out of view: 5 of 10.
    #expect(words(["++++--", "++---"]) == ["notLow", "low!3"])
    // 6 of 10 is 60 %; one more miss pushes an answered call out: 5 of 10.
    #expect(words(["++++--", "++--", "-"]) == ["notLow", "low", "low!3"])
    // One more miss pushes a missed call out: 6 of 10 still.
    #expect(words(["--++++", "++--", "-"]) == ["notLow", "low", "low"])
    // A day without a call changes nothing, and a trigger asks for ten new calls.
    #expect(
      words(["----------", "", "---------", "-"]) == ["low!3", "few", "low", "low!3"])
  }

  @Test func theChartAddsUpMisses() {
    func words(_ days: [String], limit: Double = 2) -> [String] {
      var rule = Rule()
      rule.trigger = .cusum
      rule.cusum.goodRate = Probability(clamping: 0.75)
      rule.cusum.badRate = Probability(clamping: 0.5)
      rule.cusum.limit = limit
      rule.minimumCalls = 1
      var table = RuleTable(rule)
      return table.days(days)
    }
    // A miss weighs ln 2 = 0.693, an answer ln(2/3) = -0.405, and the sum is never below 0.
    // 0, 0.693, 1.386 | 0.981, 1.674 | 2.367.
    #expect(words(["+--", "+-", "-"]) == ["low", "low", "low!3"])
    // In passing: 0.693, 1.386, 2.079, and 0.862 at the end of the day.
    #expect(words(["---+++", "--"]) == ["low!3", "low"])
    #expect(words(["---+++", "--"], limit: 2.1) == ["low", "low!3"])
    // Good days are no credit: the sum is 0, not -1.216, before the misses.
    #expect(words(["+++++++", "---"]) == ["notLow", "low!3"])
  }

  @Test func theConfidenceBoundIsWilsons() {
    let threshold = 0.6
    var rule = Rule()
    rule.test = .upperBound
    rule.minimumCalls = 1
    rule.lowDays = 1
    let score = StandardNormal.quantile(0.95)
    var low = 0
    for offered in 1...60 {
      for answered in 0...offered {
        let n = Double(offered)
        let rate = Double(answered) / n
        let square = score * score
        let upper =
          (rate + square / (2 * n)
            + score * (rate * (1 - rate) / n + square / (4 * n * n)).squareRoot())
          / (1 + square / n)
        var judge = RuleJudge(rule)
        let isLow = judge.judge(numbers: offered, answered: answered).day == "low"
        #expect(isLow == (upper < threshold), "\(answered) of \(offered)")
        if isLow { low += 1 }
      }
    }
    #expect(low > 300)
    // Far fewer days are low than by the rate itself: 3 of 10 and less, where the rate says 5 and less.
    var judge = RuleJudge(rule)
    #expect(judge.judge(numbers: 10, answered: 4).day == "notLow")
    #expect(judge.judge(numbers: 10, answered: 3).day == "low")
  }

  @Test func atTheThresholdIsLowWhereTheRuleSaysSo() {
    let days = [(5, 3), (5, 3)]
    #expect(RuleTable.words(days) { _ in } == ["notLow", "notLow"])
    #expect(RuleTable.words(days) { $0.boundary = .atOrBelow } == ["low", "low!3"])
  }

  /// Whatever the days, a trigger that looks back agrees with one worked out from all days since the last
  /// trigger.
  @Test(arguments: 0..<UInt64(60))
  func looksBackAsFarAsItSays(_ number: UInt64) {
    var stream = RandomStream(
      StreamKey(seed: 77, replication: number, subject: 0, entity: 0, purpose: 0))
    var rule = Rule()
    rule.minimumCalls = Int.random(in: 0...4, using: &stream)
    rule.windowDays = Int.random(in: 1...6, using: &stream)
    rule.windowCalls = Int.random(in: 1...30, using: &stream)
    rule.lowDays = Int.random(in: 1...rule.windowDays, using: &stream)
    rule.fewCallDay = number % 2 == 0 ? .resets : .carries
    let triggers: [Rule.Trigger] = [.lowDaysOfLast, .rateOverDays, .rateOverCalls]
    rule.trigger = triggers[Int(number % 3)]
    var judge = RuleJudge(rule)
    var past: [[Bool]] = []
    for _ in 0..<80 {
      let calls = (0..<Int.random(in: 0...9, using: &stream)).map { _ in
        Double.random(in: 0..<1, using: &stream) < 0.6
      }
      let judgement = judge.judge(calls.map { RuleJudge.Call(answered: $0) })
      let isFew = calls.count < max(1, rule.minimumCalls)
      if !(isFew && rule.fewCallDay == .carries) { past.append(calls) }
      let expected =
        isFew && rule.fewCallDay == .carries ? false : Self.triggers(past, rule)
      #expect((judgement.daysOff != nil) == expected)
      if expected { past = [] }
    }
  }

  private static func triggers(_ past: [[Bool]], _ rule: Rule) -> Bool {
    func isLow(_ calls: [Bool]) -> Bool {
      calls.count >= max(1, rule.minimumCalls) && calls.count { $0 } * 10 < 6 * calls.count
    }
    let days = past.suffix(rule.windowDays)
    let all = past.flatMap { $0 }
    switch rule.trigger {
    case .lowDaysOfLast: return days.count { isLow($0) } >= rule.lowDays
    case .rateOverDays: return days.count == rule.windowDays && isLow(days.flatMap { $0 })
    case .rateOverCalls:
      return all.count >= rule.windowCalls && isLow(Array(all.suffix(rule.windowCalls)))
    case .lowDaysInARow, .cusum: return false
    }
  }
}
