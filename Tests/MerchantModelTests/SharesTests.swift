import MerchantModel
import SimKernel
import Testing

/// What is called a share is one: its numerator counts among the things that its denominator counts.
@Suite struct SharesTests {
  private static let shares = Measure.all.filter { $0.unit == .share && $0.quantile == nil }

  /// Counters of some merchants of a random scenario, comparisons with other runs included, day by day.
  private func table(of number: UInt64) throws -> (Scenario, TallyTable) {
    let scenario = try RandomScenario.withAppeals(number)
    var runner = MerchantRunner(scenario, segment: 0)
    var tallies = Tallies(days: scenario.calendar.totalDays)
    for merchant in 0..<UInt32(3) {
      runner.run(merchant: merchant, replication: 0, into: &tallies)
    }
    return (scenario, TallyTable(tallies))
  }

  @Test(arguments: 0..<UInt64(200))
  func aShareLiesBetweenNoneAndAll(_ number: UInt64) throws {
    let (scenario, table) = try table(of: number)
    let counted = scenario.calendar.countedDays
    for measure in Self.shares {
      let whole = table.totals(over: counted)
      expectPart(measure, whole, "over the counted days")
      for day in counted where measure.hasDailyCourse {
        expectPart(measure, Array(table[day: day]), "on day \(day)")
      }
    }
  }

  private func expectPart(_ measure: Measure, _ counts: [Int64], _ when: String) {
    let part = measure.numerator(of: counts) * measure.scale
    #expect(part >= 0, "\(measure.name) \(when)")
    // Microseconds of a day are divided by their number, so a whole day is 1 but for the last digit.
    let whole = Double(measure.denominator(of: counts)) * (1 + 1e-12)
    #expect(part <= whole, "\(measure.name) \(when)")
  }

  /// Every share is put to the test: some scenario has a part of it, and some has less than the whole.
  @Test func everyShareIsSomewhereAPartAndSomewhereNotAll() throws {
    var withoutPart = Set(Self.shares.map(\.name))
    var withoutRest = withoutPart
    for number in 0..<UInt64(200) where !withoutPart.isEmpty || !withoutRest.isEmpty {
      let (scenario, table) = try table(of: number)
      let counts = table.totals(over: scenario.calendar.countedDays)
      for measure in Self.shares {
        let part = measure.numerator(of: counts) * measure.scale
        if part > 0 { withoutPart.remove(measure.name) }
        if part < Double(measure.denominator(of: counts)) { withoutRest.remove(measure.name) }
      }
    }
    #expect(withoutPart.isEmpty, "\(withoutPart.sorted())")
    #expect(withoutRest.isEmpty, "\(withoutRest.sorted())")
  }

  /// Parts that together are a whole, day by day.
  @Test(arguments: 0..<UInt64(200))
  func partsMakeTheirWhole(_ number: UInt64) throws {
    let (scenario, table) = try table(of: number)
    for day in scenario.calendar.countedDays {
      let counts = Array(table[day: day])
      func sum(_ counters: [Counter]) -> Int64 { counters.reduce(0) { $0 + counts[$1] } }
      #expect(
        counts[.callsOffered]
          == sum(BooksBalanceTests.missed + [.callsAnswered, .callsCutOff]), "day \(day)")
      #expect(counts[.endings] == sum(BooksBalanceTests.endings), "day \(day)")
      #expect(counts[.endings] <= counts[.contacts], "day \(day)")
      #expect(counts[.voiceCallsAnswered] <= counts[.voiceCallsOffered], "day \(day)")
      // No agent is in two calls, or in more chats than it has slots, and a day has 24 hours.
      let agents = Int64(scenario.segments[0].staffing.agentCount) * counts[.merchantDays]
      let most = agents * SimDuration.days(1).microseconds
      for counter in [
        Counter.callMicroseconds, .chatLoadMicroseconds, .rosteredMicroseconds,
        .overtimeMicroseconds,
      ] {
        #expect((0...most).contains(counts[counter]), "\(counter)")
      }
    }
  }
}
