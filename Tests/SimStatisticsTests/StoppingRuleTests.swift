import SimStatistics
import Testing

@Suite struct StoppingRuleTests {
  let rule: StoppingRule

  init() throws { rule = try StoppingRule(ceiling: 1_000) }

  @Test func aCeilingBelowTheFloorIsRefused() {
    #expect(throws: StatisticsError.countOutOfRange(19)) { try StoppingRule(ceiling: 19) }
  }

  @Test func theNextLookIsWhereTheIntervalShouldBeNarrowEnough() {
    #expect(rule.nextLook(after: 0, statuses: []) == 20)
    #expect(rule.nextLook(after: 20, statuses: [.wanting(31)]) == 31)
    // At most twice as many, at least 5 and a tenth more, the neediest decides.
    #expect(rule.nextLook(after: 20, statuses: [.wanting(500)]) == 40)
    #expect(rule.nextLook(after: 20, statuses: [.wanting(21), .reached]) == 25)
    #expect(rule.nextLook(after: 200, statuses: [.wanting(201), .wanting(290)]) == 290)
    #expect(rule.nextLook(after: 200, statuses: [.wanting(201)]) == 220)
    #expect(rule.nextLook(after: 990, statuses: [.wanting(nil)]) == 1_000)
  }

  @Test func itStopsWhenAllAreReachedOrGivenUpOrAtTheCeiling() {
    #expect(rule.nextLook(after: 20, statuses: [.reached, .reached]) == nil)
    #expect(rule.nextLook(after: 1_000, statuses: [.wanting(2_000)]) == nil)
    #expect(rule.nextLook(after: 99, statuses: [.unmoved]) != nil)
    #expect(rule.nextLook(after: 100, statuses: [.unmoved, .reached]) == nil)
    #expect(rule.nextLook(after: 100, statuses: [.unmoved, .wanting(150)]) == 150)
  }

  @Test func aFigureThatNeverMovedIsWaitedForAHundredReplications() {
    var count = 0
    var statuses: [StoppingRule.Status] = []
    while let next = rule.nextLook(after: count, statuses: statuses) {
      count = next
      statuses = [
        rule.status(
          of: Mean.estimate(of: Array(repeating: 0, count: count)), wanted: .relative(0.5))
      ]
    }
    #expect(count == 100 && statuses == [.unmoved])
  }

  @Test func anIntervalCutOffAtNothingIsNoNarrowerForIt() throws {
    let estimate = Mean.estimate(of: [0, 0, 0, 0.1, 0.3])
    let cut = estimate.clipped(to: 0...1)
    let full = try #require(estimate.halfWidth)
    #expect(try #require(cut.halfWidth) < full)
    #expect(rule.status(of: cut, wanted: .absolute(0.999 * full)) != .reached)
    #expect(rule.status(of: cut, wanted: .absolute(1.001 * full)) == .reached)
  }

  @Test func whatIsNeededGrowsWithTheSquare() throws {
    let values = (0..<40).map { Double($0 % 5) }
    let estimate = Mean.estimate(of: values)
    let half = try #require(estimate.halfWidth)
    #expect(
      rule.status(of: estimate, wanted: .absolute(half / 3 * 1.000_001)) == .wanting(360))
  }

  /// Coverage of sequential stopping as it is, over 1,000 macro-replications of a cheap estimator.
  ///
  /// Stopping on an interval that happens to be narrow costs coverage, most where the rule stops soon
  /// after the floor; docs/precision.md states it. The lower bounds are 95 % less the loss allowed (1
  /// point, and none where it stops late), less 4 standard errors of a share over 1,000, which
  /// are 2.8 points; the upper bound is 95 % and 2.8 points.
  @Test(arguments: [(0.5, 0.912), (0.25, 0.912), (0.1, 0.922)])
  func coverage(width: Double, least: Double) throws {
    var covered = 0
    for seed in 0..<1_000 {
      var uniforms = ControlVariatesTests.Uniforms(state: 77_000 + UInt64(seed) &* 7_919)
      var values: [Double] = []
      var statuses: [StoppingRule.Status] = []
      var estimate = Mean.chosen(of: [])
      while let next = rule.nextLook(after: values.count, statuses: statuses) {
        while values.count < next {
          // Skewed, of mean 1 and variance 2/3: a sum of three squares of normals over 3.
          let normals = (uniforms.normal(), uniforms.normal(), uniforms.normal())
          values.append(
            (normals.0 * normals.0 + normals.1 * normals.1 + normals.2 * normals.2) / 3)
        }
        estimate = Mean.chosen(of: values)
        statuses = [rule.status(of: estimate, wanted: .relative(width))]
      }
      if try #require(estimate.interval).contains(1) { covered += 1 }
      #expect(try #require(estimate.relativeHalfWidth) <= width || values.count == 1_000)
    }
    let share = Double(covered) / 1_000
    #expect(share >= least && share <= 0.978)
  }
}
