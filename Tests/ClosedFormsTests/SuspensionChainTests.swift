import ClosedForms
import Foundation
import Testing

@Suite struct SuspensionChainTests {
  static func twoInARow() throws -> SuspensionRule {
    try SuspensionRule(trigger: .consecutive(2), penaltyDays: 3)
  }

  /// 110 days to the first of two in a row, (1 + 0.1) / 0.1^2, and 3 off: 365 / 113 a year.
  @Test func theWorkedExampleOfIndependentDaysIsReproduced() throws {
    let chain = try SuspensionChain(
      days: .independent(low: 0.1), rule: Self.twoInARow())
    #expect(abs(try #require(chain.meanTimeToFirst) - 110) < 1e-11)
    #expect(abs(365 * chain.longRunFrequency - 365.0 / 113) < 1e-13)
    #expect(abs(365 * chain.longRunFrequency - 3.2301) < 0.000_051)
    #expect(abs(try #require(chain.longRunShareOff) - 3.0 / 113) < 1e-14)
    #expect(abs(try chain.course(over: 365).expectedSuspensions - 3.2227) < 0.000_051)
  }

  /// Low after low 0.37, overall 0.1; the day after a return is low with the overall chance again.
  @Test func theWorkedExampleOfPersistentDaysIsReproduced() throws {
    let chain = try SuspensionChain(
      days: .persistent(low: 0.1, lowAfterLow: 0.37), rule: Self.twoInARow())
    #expect(abs(try chain.course(over: 365).expectedSuspensions - 8.3093) < 0.000_051)
  }

  /// Success runs, Feller XIII.7: mean time (1 - q^k) / (q^k (1 - q)).
  @Test(arguments: [(1, 0.2), (2, 0.1), (3, 0.3), (7, 0.6)])
  func meanTimeToARunIsFellers(run: Int, low: Double) throws {
    let chain = try SuspensionChain(
      days: .independent(low: low),
      rule: SuspensionRule(trigger: .consecutive(run), penaltyDays: 3))
    let power = pow(low, Double(run))
    let exact = (1 - power) / (power * (1 - low))
    #expect(abs(try #require(chain.meanTimeToFirst) / exact - 1) < 1e-12)
  }

  /// Two in a row with persistence by first-step equations: with x after a low day and y after another,
  /// x = 1 + (1 - a) y, y = 1 + e x + (1 - e) y.
  @Test func meanTimeWithPersistenceMatchesFirstStepEquations() throws {
    let after = 0.37
    let entering = 0.1 * (1 - after) / 0.9
    let y = (1 + 1 / entering) / after
    let x = 1 + (1 - after) * y
    let chain = try SuspensionChain(
      days: .persistent(low: 0.1, lowAfterLow: after), rule: Self.twoInARow())
    #expect(abs(try #require(chain.meanTimeToFirst) - (1 + 0.1 * x + 0.9 * y)) < 1e-11)
  }

  @Test func persistenceEqualToTheOverallChanceIsIndependence() throws {
    let rule = try Self.twoInARow()
    let plain = try SuspensionChain(days: .independent(low: 0.1), rule: rule).course(over: 200)
    let persistent = try SuspensionChain(
      days: .persistent(low: 0.1, lowAfterLow: 0.1), rule: rule
    ).course(over: 200)
    for (one, two) in zip(plain.suspensions, persistent.suspensions) {
      #expect(abs(one - two) < 1e-15)
    }
  }

  static func isRun(_ history: [DayProcess.Kind], of length: Int) -> Bool {
    history.count >= length && history.suffix(length).allSatisfy { $0 == .low }
  }

  static func mixed() throws -> DayProcess {
    try DayProcess(
      first: [0.3, 0.5, 0.2],
      next: [[0.5, 0.3, 0.2], [0.2, 0.7, 0.1], [0.3, 0.3, 0.4]])
  }

  @Test(arguments: [SuspensionRule.FewCallDay.resets, .carries])
  func runsAgreeWithEverySequenceOfDays(few: SuspensionRule.FewCallDay) throws {
    let days = try Self.mixed()
    let chain = try SuspensionChain(
      days: days,
      rule: SuspensionRule(
        trigger: .consecutive(2), fewCallDay: few, penaltyDays: 2,
        returnDelay: .distribution([0.5, 0, 0.3])))
    let all = DaySequences(days, penalty: 2, delays: [0.5, 0, 0.3], horizon: 11) { history in
      guard history.last == .low else { return false }
      return Self.isRun(few == .carries ? history.filter { $0 != .few } : history, of: 2)
    }
    try all.expectAgreement(with: chain)
  }

  @Test(arguments: [SuspensionRule.FewCallDay.resets, .carries])
  func windowsAgreeWithEverySequenceOfDays(few: SuspensionRule.FewCallDay) throws {
    let days = try Self.mixed()
    let chain = try SuspensionChain(
      days: days,
      rule: SuspensionRule(
        trigger: .ofLast(low: 3, days: 5), fewCallDay: few, penaltyDays: 1,
        returnDelay: .fixed(days: 1)))
    let all = DaySequences(days, penalty: 1, delays: [0, 1], horizon: 11) { history in
      let judged = few == .carries ? history.filter { $0 != .few } : history
      return judged.suffix(5).filter { $0 == .low }.count >= 3
    }
    try all.expectAgreement(with: chain)
  }

  @Test func aWindowAsLongAsItsCountIsARun() throws {
    let days = try DayProcess.independent(low: 0.3, few: 0.2)
    let run = try SuspensionChain(
      days: days, rule: SuspensionRule(trigger: .consecutive(4), penaltyDays: 3))
    let window = try SuspensionChain(
      days: days, rule: SuspensionRule(trigger: .ofLast(low: 4, days: 4), penaltyDays: 3))
    #expect(abs(run.longRunFrequency / window.longRunFrequency - 1) < 1e-12)
  }

  @Test func carryingOverFewCallDaysSuspendsMoreOftenThanResetting() throws {
    let days = try DayProcess.independent(low: 0.2, few: 0.5)
    let frequencies = try [SuspensionRule.FewCallDay.resets, .carries].map { few in
      try SuspensionChain(
        days: days,
        rule: SuspensionRule(trigger: .consecutive(2), fewCallDay: few, penaltyDays: 3)
      ).longRunFrequency
    }
    #expect(frequencies[0] < frequencies[1])
    // Carried, only judged days pass: the mean time stretches by 1 / 0.5 at a low chance of 0.4.
    #expect(abs(1 / frequencies[1] - (2 * 1.4 / 0.16 + 3)) < 1e-10)
  }

  /// A morning-by-morning chain with the wait for the return as a state of its own.
  @Test func geometricReturnsMatchMatrixPowers() throws {
    let low = 0.25
    let back = 0.4
    let chain = try SuspensionChain(
      days: .independent(low: low),
      rule: SuspensionRule(
        trigger: .consecutive(2), penaltyDays: 2, returnDelay: .geometric(dailyChance: back)))
    // Mornings: on with streak 0 or 1; off with 1 or 2 penalty days to go; penalty over, but not back.
    var mass = [1.0, 0, 0, 0, 0]
    let course = try chain.course(over: 400)
    for day in 0..<400 {
      let suspended = mass[1] * low
      #expect(abs(course.suspensions[day] - suspended) < 1e-13)
      #expect(abs(course.off[day] - (mass[2] + mass[3] + mass[4])) < 1e-13)
      // A penalty that ends tonight, or an off morning after it, is back tomorrow with chance p.
      let over = mass[2] + mass[4]
      mass = [
        (mass[0] + mass[1]) * (1 - low) + over * back, mass[0] * low, mass[3], suspended,
        over * (1 - back),
      ]
    }
    // By then the course has settled to the long run.
    #expect(abs(course.suspensions[399] - chain.longRunFrequency) < 1e-12)
    #expect(abs(course.off[399] - (try #require(chain.longRunShareOff))) < 1e-12)
  }

  @Test func firstSuspensionTimesAddUpToTheirMean() throws {
    let chain = try SuspensionChain(
      days: Self.mixed(),
      rule: SuspensionRule(trigger: .ofLast(low: 3, days: 6), penaltyDays: 3))
    let first = try chain.firstSuspension(upTo: 2000)
    let mean = first.enumerated().reduce(0.0) { $0 + Double($1.offset + 1) * $1.element }
    #expect(abs(first.reduce(0, +) - 1) < 1e-12)
    #expect(abs(try #require(chain.meanTimeToFirst) - mean) < 1e-9)
  }

  @Test func whatNeverHappensIsNotTakenForRare() throws {
    let rule = try Self.twoInARow()
    let never = try SuspensionChain(days: .independent(low: 0), rule: rule)
    #expect(never.meanTimeToFirst == nil && never.longRunFrequency == 0)
    #expect(never.longRunShareOff == 0)
    let isolated = try SuspensionChain(
      days: .persistent(low: 0.1, lowAfterLow: 0), rule: rule)
    #expect(isolated.meanTimeToFirst == nil && isolated.longRunShareOff == 0)
    let gone = try SuspensionChain(
      days: .independent(low: 0.1),
      rule: SuspensionRule(
        trigger: .consecutive(2), penaltyDays: 3, returnDelay: .distribution([0.5])))
    #expect(gone.longRunFrequency == 0 && gone.longRunShareOff == 1)
    // On each return half are lost: 1 + 1/2 + 1/4 + ... suspensions in all.
    #expect(abs(try gone.course(over: 20_000).expectedSuspensions - 2) < 1e-9)
  }

  /// Chances of 1e-8 a pair: the mean must keep its relative precision, with nothing subtracted from 1.
  @Test func rareSuspensionsKeepTheirPrecision() throws {
    let low = 1e-8
    let chain = try SuspensionChain(
      days: .independent(low: low), rule: SuspensionRule(trigger: .consecutive(2), penaltyDays: 3))
    let exact = (1 + low) / (low * low)
    #expect(abs(try #require(chain.meanTimeToFirst) / exact - 1) < 1e-13)
  }

  @Test func badParametersAreNamed() throws {
    #expect(throws: TheoryError.outOfRange(parameter: "low", value: 4, supported: 1...3)) {
      try SuspensionRule(trigger: .ofLast(low: 4, days: 3), penaltyDays: 3)
    }
    #expect(throws: TheoryError.outOfRange(parameter: "consecutive", value: 0, supported: 1...64)) {
      try SuspensionRule(trigger: .consecutive(0), penaltyDays: 3)
    }
    #expect(throws: TheoryError.notAProbability(parameter: "dailyChance", value: 0)) {
      try SuspensionRule(
        trigger: .consecutive(2), penaltyDays: 3, returnDelay: .geometric(dailyChance: 0))
    }
    #expect(throws: TheoryError.self) {
      try SuspensionRule(
        trigger: .consecutive(2), penaltyDays: 3, returnDelay: .distribution([0.7, 0.7]))
    }
    #expect(throws: TheoryError.self) { try DayProcess.independent(low: 0.7, few: 0.4) }
    #expect(throws: TheoryError.self) { try DayProcess.persistent(low: 0.9, lowAfterLow: 0) }
    #expect(throws: TheoryError.tooManyStates(limit: 1200)) {
      try SuspensionChain(
        days: .independent(low: 0.1),
        rule: SuspensionRule(trigger: .ofLast(low: 12, days: 24), penaltyDays: 3))
    }
    let chain = try SuspensionChain(
      days: .independent(low: 0.1), rule: Self.twoInARow())
    #expect(throws: TheoryError.self) { try chain.course(over: 0) }
    #expect(throws: TheoryError.self) { try chain.firstSuspension(upTo: -1) }
  }
}
