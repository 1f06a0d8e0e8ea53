import AnalyticModel
import MerchantModel
import ResultFiles
import Runs
import Scenarios
import Testing

/// Exact figures beside simulated ones: what agrees passes, and what does not raises an alarm.
@Suite struct ExactComparisonTests {
  private func scenario(_ name: String, _ settings: [String]) throws -> Scenario {
    try ProjectScenario.load("theory/\(name)", settings).value
  }

  private func comparison(
    _ name: String, _ settings: [String], theoryOf other: [String]? = nil
  ) throws -> ExactComparison {
    let scenario = try scenario(name, settings)
    let theory = try other.map { try self.scenario(name, $0) } ?? scenario
    return ExactComparison(
      try Run(scenario, threads: 2).result(), theory: SegmentAnalysis.all(of: theory))
  }

  @Test(
    "A right simulation raises none",
    arguments: [
      ("erlang-b", ["customer.ringPatience=30 s"]), ("erlang-a", []),
      ("streak", ["replications=20"]),
      // Two replications in which next to every merchant is suspended, or none.
      ("streak", ["replications=2"]), ("streak", ["replications=2", "rule.threshold=5 %"]),
    ])
  func silence(name: String, settings: [String]) throws {
    let comparison = try comparison(name, settings)
    #expect(!comparison.rows.isEmpty)
    #expect(comparison.alarms.isEmpty)
    #expect(!comparison.text.contains("!"))
  }

  /// So many agents that no call is rejected, beside the theory of one agent: all replications agree on 0.
  @Test("All replications agree on 0 where half is right")
  func agreementOnNothing() throws {
    let many = ["segments.desk.contactsPerDay.call=400", "segments.desk.agents=60"]
    let one = ["segments.desk.contactsPerDay.call=400", "segments.desk.agents=1"]
    #expect(try comparison("erlang-b", many).alarms.isEmpty)
    let alarmed = try comparison("erlang-b", many, theoryOf: one)
    let row = try #require(alarmed.contradictions.first { $0.exact.name == "missed_busy" })
    #expect(row.exact.value == 0.5)
    #expect(row.simulated == 0 && row.standardError == nil)
    #expect(
      alarmed.alarms.contains {
        $0.hasPrefix("missed_busy of desk is 0 simulated and 0.5 exactly, further off than chance")
      })
    #expect(alarmed.text.contains("- !"))
  }

  @Test("A figure with a standard error that is far off, in either direction")
  func farOff() throws {
    for mean in ["30 s", "8 min"] {
      let other = "customer.ringPatience={exponential: {mean: \(mean)}}"
      let alarmed = try comparison("erlang-a", [], theoryOf: [other])
      #expect(alarmed.contradictions.contains { $0.exact.name == "missed_hung_up" })
    }
  }

  @Test("One replication says nothing of chance")
  func oneReplication() throws {
    let comparison = try comparison(
      "erlang-b", ["replications=1"], theoryOf: ["segments.desk.agents=1"])
    #expect(comparison.rows.allSatisfy { $0.chance == nil })
    #expect(comparison.alarms.isEmpty)
  }
}
