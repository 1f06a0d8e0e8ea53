import ClosedForms
import Foundation
import Testing

/// The filtered chain of days against exact values.
@Suite struct PersistentDayChainTests {
  /// A day is low where the score plus noise of variance 1 / b^2 is below 0: chance Phi(-b z).
  private func probit(
    _ persistence: Double, slope: Double, rule: SuspensionRule
  ) throws -> PersistentDayChain {
    let score = try PersistentScore(persistence: persistence, width: 1 / slope)
    return try PersistentDayChain(
      score: score, low: score.nodes.map { 0.5 * erfc(slope * $0 / 2.squareRoot()) },
      few: score.nodes.map { _ in 0 }, rule: rule)
  }

  private static func rule(
    _ days: Int, few: SuspensionRule.FewCallDay = .resets,
    delay: SuspensionRule.ReturnDelay = .none
  ) throws -> SuspensionRule {
    try SuspensionRule(
      trigger: .consecutive(days), fewCallDay: few, penaltyDays: 3, returnDelay: delay)
  }

  /// Orthant probabilities of a trivariate normal: 1/8 + (sum of asin of the correlations) / (4 pi). Latent values of days
  /// that are k days apart correlate by b^2 r^k / (1 + b^2).
  @Test("Low days in a row are orthants", arguments: [(0.0, 1.0), (0.65, 0.8), (0.9, 3.0)])
  func orthants(persistence: Double, slope: Double) throws {
    let chain = try probit(persistence, slope: slope, rule: Self.rule(3))
    func angle(_ days: Double) -> Double {
      asin(slope * slope * pow(persistence, days) / (1 + slope * slope))
    }
    let pi = Double.pi
    #expect(abs(chain.chance(ofLowDaysInARow: 1) - 0.5) < 1e-13)
    #expect(abs(chain.chance(ofLowDaysInARow: 2) - (0.25 + angle(1) / (2 * pi))) < 1e-12)
    let three = 0.125 + (2 * angle(1) + angle(2)) / (4 * pi)
    #expect(abs(chain.chance(ofLowDaysInARow: 3) - three) < 1e-12)
    // Three in a row from a fresh start are the first suspension that there can be.
    let course = try chain.course(over: 3)
    #expect(abs(course.suspensions[2] - three) < 1e-12)
    #expect(course.suspensions[..<2] == [0, 0])
  }

  /// Without resemblance, and where the score does not matter, the chain is that of independent days.
  @Test(
    "Independent days are the renewal process",
    arguments: [SuspensionRule.FewCallDay.resets, .carries])
  func independent(few: SuspensionRule.FewCallDay) throws {
    let delay = SuspensionRule.ReturnDelay.distribution([0.5, 0, 0.3, 0.2])
    for (rule, isRow) in [
      (try Self.rule(2, few: few, delay: delay), true),
      (
        try SuspensionRule(
          trigger: .ofLast(low: 2, days: 4), fewCallDay: few, penaltyDays: 3, returnDelay: delay),
        false
      ),
    ] {
      for (persistence, slope) in [(0.0, 1.2), (0.7, 0.0)] {
        let score = try PersistentScore(persistence: persistence)
        let low = score.nodes.map { 0.6 * 0.5 * erfc(slope * $0 / 2.squareRoot()) }
        let chain = try PersistentDayChain(
          score: score, low: low, few: low.map { 0.5 * (1 - $0) }, rule: rule)
        let mean = score.mean(low)
        let known = try SuspensionChain(
          days: .independent(low: mean, few: 0.5 * (1 - mean)), rule: rule)
        let course = try chain.course(over: 60)
        let exact = try known.course(over: 60)
        for day in 0..<60 {
          #expect(abs(course.suspensions[day] - exact.suspensions[day]) < 1e-13)
          #expect(abs(course.off[day] - exact.off[day]) < 1e-12)
        }
        let first = try chain.course(over: 60, isAbsorbing: true).suspensions
        for (one, other) in zip(first, try known.firstSuspension(upTo: 60)) {
          #expect(abs(one - other) < 1e-13)
        }
        guard isRow else {
          #expect(chain.meanTimeToFirst == nil && chain.longRun == nil)
          continue
        }
        let (time, exactTime) = (
          try #require(chain.meanTimeToFirst), try #require(known.meanTimeToFirst)
        )
        #expect(abs(time / exactTime - 1) < 1e-11)
        let longRun = try #require(chain.longRun)
        #expect(abs(longRun.frequency / known.longRunFrequency - 1) < 1e-11)
        #expect(abs(longRun.shareOff - (try #require(known.longRunShareOff))) < 1e-11)
      }
    }
  }

  /// Long after the start the course is in its long run; the first suspensions have the mean time that is solved for.
  @Test(
    "The long run is where the course goes",
    arguments: [SuspensionRule.FewCallDay.resets, .carries])
  func longRun(few: SuspensionRule.FewCallDay) throws {
    let score = try PersistentScore(persistence: 0.65)
    let low = score.nodes.map { 0.25 * erfc(0.8 * $0) }
    let chain = try PersistentDayChain(
      score: score, low: low, few: low.map { 0.3 * (1 - $0) },
      rule: Self.rule(2, few: few, delay: .distribution([0.7, 0.3])))
    let longRun = try #require(chain.longRun)
    let course = try chain.course(over: 600)
    #expect(abs(course.suspensions[599] - longRun.frequency) < 1e-11)
    #expect(abs(course.off[599] - longRun.shareOff) < 1e-10)
    let first = try chain.course(over: 2_000, isAbsorbing: true).suspensions
    let mean = first.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    #expect(abs(first.reduce(0, +) - 1) < 1e-11)
    #expect(abs(mean / (try #require(chain.meanTimeToFirst)) - 1) < 1e-9)
  }

  /// A grid of half the steps gives the same: the error of the first is beyond 1e-11.
  @Test("A finer grid changes nothing")
  func finer() throws {
    func suspensions(width: Double) throws -> [Double] {
      let score = try PersistentScore(persistence: 0.65, width: width)
      return try PersistentDayChain(
        score: score, low: score.nodes.map { 1 / (1 + exp(2 + $0)) },
        few: score.nodes.map { _ in 0 }, rule: Self.rule(2)
      ).course(over: 40).suspensions
    }
    for (coarse, fine) in zip(try suspensions(width: 1), try suspensions(width: 0.15)) {
      #expect(abs(coarse - fine) < 1e-11)
    }
  }

  @Test("Figures are counted while the feature is on, and mismatched chances are refused")
  func figures() throws {
    let chain = try probit(0.5, slope: 1, rule: Self.rule(1))
    let ones = chain.score.nodes.map { _ in 1.0 }
    let course = try chain.course(over: 10, figures: [ones, chain.low])
    for day in 0..<10 {
      #expect(abs(course.figures[0][day] - (1 - course.off[day])) < 1e-13)
      #expect(abs(course.figures[1][day] - course.low[day]) < 1e-15)
    }
    #expect(throws: TheoryError.self) {
      try PersistentDayChain(
        score: chain.score, low: [0.5], few: chain.few, rule: Self.rule(1))
    }
  }
}
