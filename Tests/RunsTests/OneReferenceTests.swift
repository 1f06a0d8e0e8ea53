import MerchantModel
import Runs
import Testing

/// One yardstick of false positives for all policies of a comparison.
struct OneReferenceTests {
  /// By 55 % most merchants answer well enough, by 95 % nobody does.
  private static let settings = ["measurement.falsePositives=true", "rule.threshold=55 %"]

  private func falsePositives(_ result: RunResult) throws -> [Double] {
    try [
      "false_positive_share", "false_positive_share_lower_threshold",
      "false_positive_share_higher_threshold",
    ].map { name in
      let measure = try #require(Measure.named(name))
      return try #require(result.estimate(measure, of: .population).value)
    }
  }

  @Test("Policies with other thresholds are judged by the first one's")
  func first() throws {
    let policies = try [
      PolicyRunTests.policy("first", Self.settings),
      PolicyRunTests.policy("strict", Self.settings + ["rule.threshold=95 %"]),
      // Another lever, so that it shares no days.
      PolicyRunTests.policy(
        "apart", Self.settings + ["rule.threshold=95 %", "segments.each.ring.timeout=60 s"]),
    ]
    let result = try PolicyRun(policies, threads: 2).result()
    #expect(result.sharesDays(policy: 1) && !result.sharesDays(policy: 2))
    for (index, policy) in policies.enumerated() {
      var scenario = policy.scenario
      let own = try falsePositives(try Run(scenario, threads: 2).result())
      scenario.measurement.reference = policies[0].scenario.rule.ownReference
      let held = try falsePositives(try Run(scenario, threads: 2).result())
      #expect(try falsePositives(result.runs[index]) == held)
      #expect((own == held) == (index == 0))
    }
  }

  @Test("A reference that is given is that of every policy; two of them do not compare")
  func given() throws {
    let given = Self.settings + ["measurement.reference=70 %"]
    let policies = try [
      PolicyRunTests.policy("first", given),
      PolicyRunTests.policy("strict", given + ["rule.threshold=95 %"]),
    ]
    let result = try PolicyRun(policies, threads: 2).result()
    for (index, policy) in policies.enumerated() {
      #expect(
        try falsePositives(result.runs[index])
          == falsePositives(try Run(policy.scenario, threads: 2).result()))
    }
    let others = try [
      policies[0], PolicyRunTests.policy("other", Self.settings + ["measurement.reference=75 %"]),
    ]
    #expect(throws: IncomparablePoliciesError.differs(policy: "other", part: .measurement)) {
      try PolicyRun(others, threads: 1)
    }
  }
}
