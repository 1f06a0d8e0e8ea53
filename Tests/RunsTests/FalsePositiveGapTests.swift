import MerchantModel
import Runs
import Testing

/// Gaps between groups in the shares of suspensions that are false positives.
struct FalsePositiveGapTests {
  private func result(_ settings: [String] = []) throws -> RunResult {
    let policy = try PolicyRunTests.policy(
      "first", ["measurement.falsePositives=true"] + settings)
    return try Run(policy.scenario, threads: 2).result()
  }

  @Test("A gap between segments is that of their shares; one between sizes, of the sizes'")
  func values() throws {
    let result = try result(["measurement.reference=60 %"])
    let measure = try #require(Measure.named("false_positive_share"))
    let shares = try [0, 1].map {
      try #require(result.estimate(measure, of: .segment($0)).value)
    }
    let gaps = result.falsePositiveGaps()
    let segments = try #require(gaps.first)
    #expect(segments.pair == .segments(0, 1))
    #expect(abs(try #require(segments.gap.value) - (shares[0] - shares[1])) < 1e-12)
    let sizes = result.sizes(of: .population)
    var seen = 0
    for gap in gaps.dropFirst() {
      guard case .sizes(let first, let second) = gap.pair else { continue }
      seen += 1
      #expect(first.lower < second.lower)
      let values = [first, second].map { size in
        sizes.first { $0.from == size.lower }?.falsePositiveShare.value ?? .nan
      }
      #expect(abs(try #require(gap.gap.value) - (values[0] - values[1])) < 1e-12)
    }
    #expect(seen > 0 && seen == gaps.count - 1)
  }

  @Test(
    "Where every suspension is a false positive no gap is seen, and there may be one all the same")
  func certain() throws {
    let result = try result(["measurement.reference=0"])
    let gap = try #require(result.falsePositiveGaps().first).gap
    let interval = try #require(gap.interval)
    #expect(gap.value == 0 && gap.method == .newcombe)
    // Of two shares seen to be 1 the first may be less, or the second.
    let measure = try #require(Measure.named("false_positive_share"))
    let least = try [0, 1].map {
      try #require(result.estimate(measure, of: .segment($0)).interval).lower
    }
    #expect(abs(interval.lower + (1 - least[0])) < 1e-9)
    #expect(abs(interval.upper - (1 - least[1])) < 1e-9)
  }

  @Test("Two halves of the same merchants differ by chance alone")
  func halves() throws {
    let text = PolicyRunTests.shop.replacing("merchants: 66", with: "merchants: 60")
      .replacing(
        """
          stall:
            merchants: 10
            represents: 5000
            agents: 1
            contactsPerDay: {install: 10}
            answering:
              foreground: {chance: 60 %, delay: 8 s}
        """,
        with: """
            other:
              merchants: 60
              agents: 2
              absence: 20 %
              contactsPerDay: {install: 20}
              answering:
                foreground: {chance: 60 %, delay: 8 s}
                background: {chance: 25 %, delay: 20 s}
          """)
    // Agents of a wide range, so that some suspensions are false positives and others are not.
    let policy = try PolicyRunTests.policy(
      "first",
      [
        "measurement={falsePositives: true, counterfactual: false, reference: 45 %}",
        "replications=20", "segments.each.diligence={lognormal: {mean: 1, cv: 1}}",
      ], in: text)
    let gap = try #require(
      try Run(policy.scenario, threads: 2).result().falsePositiveGaps().first
    ).gap
    let interval = try #require(gap.interval)
    let error = try #require(gap.standardError)
    // Four standard errors: the seed is one, so it either is so or is not.
    #expect(abs(try #require(gap.value)) < 4 * error)
    #expect(interval.lower < interval.upper && error > 0)
  }

  @Test("Nothing where false positives are not measured, or without a rule")
  func nothing() throws {
    for setting in ["measurement.falsePositives=false", "rule.enabled=false"] {
      #expect(try result([setting]).falsePositiveGaps().isEmpty)
    }
  }
}
