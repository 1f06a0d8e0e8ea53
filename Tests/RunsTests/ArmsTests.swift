import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Testing

/// Runs of scenarios with arms: every merchant under the policy of its own arm.
struct ArmsTests {
  /// The shop of ``PolicyRunTests`` in three arms, of which one differs in the rule, and one in how calls ring and in the
  /// merchants' response.
  static func scenario(_ assignment: String) throws -> Scenario {
    let arms = """

      armAssignment: \(assignment)
      arms:
        today: {share: 40 %}
        milder: {share: 35 %, change: {rule: {lowDays: 3}}}
        longer:
          share: 25 %
          change: {segments: {each: {ring: {timeout: 90 s}}}, response: {gaming: {hangUp: 30 %}}}
      """
    return try DocumentLoader(Codec.scenario).load(
      SourceText(PolicyRunTests.shop + arms, name: "shop.yaml")
    ).value
  }

  private static func records(_ scenario: Scenario, threads: Int) throws -> (
    [MerchantRecord], RunResult
  ) {
    var records: [MerchantRecord] = []
    let result = try Run(scenario, threads: threads, keepsMerchants: true)
      .result(onMerchants: { records += $0 })
    return (records, result)
  }

  @Test(
    "Each merchant has the counts that it has where its arm's policy is everybody's",
    arguments: ["independent", "stratified"])
  func restricted(assignment: String) throws {
    let scenario = try Self.scenario(assignment)
    let (records, result) = try Self.records(scenario, threads: 2)
    let alone = try scenario.armScenarios.map { try Self.records($0, threads: 2).0 }
    #expect(records.count == alone[0].count)
    let draws = ArmDraws(scenario)
    for (place, record) in records.enumerated() {
      let arms = draws.arms(
        segment: record.segment, replication: UInt64(record.replication))
      let arm = try #require(record.arm)
      #expect(arm == arms[record.merchant])
      let own = alone[arm][place]
      #expect(
        record.counts == own.counts && record.merchant == own.merchant
          && record.segment == own.segment && record.replication == own.replication)
    }
    // The policies do something, so that the comparison says something.
    #expect(alone[0].map(\.counts) != alone[1].map(\.counts))
    #expect(alone[0].map(\.counts) != alone[2].map(\.counts))
    // The arms' sums are those of their merchants, and all arms' sums those of all.
    for (place, counter) in MerchantRecord.counters.enumerated() {
      for segment in scenario.segments.indices {
        for replication in 0..<result.replications {
          func total(_ run: RunResult) -> Int64 {
            run.total(counter, segment: segment, replication: replication)
          }
          let merchants = records.filter {
            $0.segment == segment && $0.replication == replication
          }
          for (arm, part) in result.arms.enumerated() {
            let own = merchants.filter { $0.arm == arm }
            #expect(total(part) == own.reduce(0) { $0 + $1.counts[place] })
          }
          #expect(total(result) == result.arms.reduce(0) { $0 + total($1) })
        }
      }
    }
  }

  @Test("The same at 1, 2 and 5 threads")
  func threads() throws {
    let scenario = try Self.scenario("independent")
    let measures = RunResult.trialMeasures(of: scenario)
    #expect(measures.count > 4)
    let results = try [1, 2, 5].map { try Run(scenario, threads: $0).result() }
    for other in results.dropFirst() {
      #expect(other.fingerprint == results[0].fingerprint)
      for measure in measures {
        for scope in results[0].scopes {
          for arm in 1...2 {
            #expect(
              other.trials(of: measure, arm: arm, of: scope)
                == results[0].trials(of: measure, arm: arm, of: scope))
            #expect(
              other.arms[arm].estimate(measure, of: scope)
                == results[0].arms[arm].estimate(measure, of: scope))
          }
        }
      }
    }
  }

  @Test("Scenarios with arms share no days with others, and their whole is that of a run")
  func notShared() throws {
    let scenario = try Self.scenario("independent")
    #expect(RuleVariantGroups([scenario, scenario, scenario]).groups == [[0], [1], [2]])
    let policies = ["one", "two"].map { PolicyScenario($0, title: $0, scenario: scenario) }
    let compared = try PolicyRun(policies, threads: 2).result()
    let run = try Run(scenario, threads: 1).result()
    for segment in scenario.segments.indices {
      for replication in 0..<run.replications {
        #expect(
          compared.runs[1].tallies(segment: segment, section: replication)
            == run.tallies(segment: segment, section: replication))
      }
    }
  }

  @Test("The difference of arms is that of their figures, and there is none from the first itself")
  func difference() throws {
    let result = try Run(try Self.scenario("stratified"), threads: 2).result()
    let measure = try #require(Measure.named("answer_rate"))
    let contrast = try #require(result.contrast(measure, arm: 2, of: .population))
    let figures = try [2, 0].map {
      try #require(result.arms[$0].estimate(measure, of: .population).value)
    }
    #expect(abs(try #require(contrast.difference.value) - (figures[0] - figures[1])) < 1e-12)
    #expect(result.contrast(measure, arm: 0, of: .population) == nil)
    #expect(result.contrast(measure, arm: 3, of: .population) == nil)
    let unseen = try #require(Measure.named("customer_minutes_saved"))
    #expect(result.contrast(unseen, arm: 1, of: .population) == nil)
  }
}
