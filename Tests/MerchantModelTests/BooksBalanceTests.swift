import MerchantModel
import SimKernel
import Testing

/// Books that balance to the last contact and call, whatever the setting.
@Suite struct BooksBalanceTests {
  static let missed: [Counter] = [
    .missedNobodyOnShift, .missedAllBusy, .missedNotNoticed, .missedBackground, .missedClosed,
    .missedHungUp,
  ]
  static let endings: [Counter] = [
    .endedByText, .endedByVideo, .endedByVoice, .leftQueue, .gaveUp, .notReached, .contained,
  ]

  @Test(arguments: 0..<UInt64(200))
  func everyCallIsAnsweredOrMissedForOneReasonAndEveryContactEndsOnce(_ number: UInt64) throws {
    var scenario = try RandomScenario.withAppeals(number)
    // Distributions are of the counted days and totals of all days: let all be counted.
    scenario.calendar.horizon = nil
    let outcome = RingRehearsal.outcome(of: scenario)
    func sum(_ counters: [Counter]) -> Int64 { counters.reduce(0) { $0 + outcome.total($1) } }

    #expect(
      outcome.total(.callsOffered)
        == outcome.total(.callsAnswered) + sum(BooksBalanceTests.missed)
        + outcome.total(.callsCutOff))
    #expect(outcome.total(.callsCutOff) == Int64(outcome.unfinishedRings))
    #expect(
      outcome.total(.contacts)
        == sum(BooksBalanceTests.endings) + Int64(outcome.unfinishedContacts))
    #expect(outcome.distributions[.answerDelay].count == outcome.total(.callsAnswered))
    #expect(outcome.distributions[.queueWait].count == outcome.total(.queueWaits))
    #expect(outcome.total(.voiceCallsAnswered) <= outcome.total(.voiceCallsOffered))
    #expect(outcome.total(.voiceCallsOffered) <= outcome.total(.callsOffered))
    // Calls that agents took: those they answered, and those they made.
    let byOthers = outcome.total(.deskAnswers) + outcome.total(.hungUpByMerchant)
    let taken = Int64(outcome.calls.count)
    #expect(taken <= outcome.total(.callsAnswered) + outcome.total(.callBacksAnswered))
    #expect(
      taken >= outcome.total(.callsAnswered) - byOthers + outcome.total(.callBacksAnswered))
  }

  @Test func theRandomScenariosThrowEverySwitch() throws {
    var seen: Set<Counter> = []
    // Some are thrown in one scenario of a hundred.
    for number in 0..<UInt64(600) {
      let outcome = RingRehearsal.outcome(of: try RandomScenario.withAppeals(number))
      seen.formUnion(Counter.allCases.filter { outcome.total($0) != 0 })
    }
    // Those that compare with other runs are not booked by one merchant alone.
    let compared: [Counter] = [
      .suspensionsExamined, .falsePositives, .falsePositivesAtLowerThreshold,
      .falsePositivesAtHigherThreshold, .falsePositivesByOwnThreshold, .decidedFalsePositives,
      .undecidedSuspensions,
    ]
    let missing = Counter.allCases.filter {
      !seen.contains($0) && !compared.contains($0) && !$0.isWithoutVideo
    }
    #expect(missing.isEmpty, "\(missing)")
  }

  @Test(arguments: 0..<UInt64(40))
  func aMerchantIsTheSameWhateverRanBefore(_ number: UInt64) throws {
    let scenario = try RandomScenario.withAppeals(number)
    var fresh = Tallies(days: scenario.calendar.totalDays)
    var used = Tallies(days: scenario.calendar.totalDays)
    var runner = MerchantRunner(scenario, segment: 0)
    runner.run(merchant: 2, replication: 5, into: &fresh)
    let alone = runner.takeDistributions()
    var other = MerchantRunner(scenario, segment: 0)
    for merchant in 0..<UInt32(2) {
      other.run(merchant: merchant, replication: 5, into: &used)
    }
    _ = other.takeDistributions()
    used.clear()
    other.run(merchant: 2, replication: 5, into: &used)
    #expect(TallyTable(fresh) == TallyTable(used))
    #expect(other.takeDistributions() == alone)
  }
}
