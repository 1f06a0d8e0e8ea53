import Foundation
import Testing

/// `ringside export` of runs and comparisons: the figures of each replication.
struct ExportTests {
  private static let scenario = Ringside.scenario("two-segments")
  private static let columns = [
    "policy", "replication", "scope", "represents", "measure", "unit", "numerator", "denominator",
    "estimate",
  ]

  private func exported(_ arguments: [String], in sandbox: Sandbox) async throws -> StrictCSV {
    let run = try await Ringside.run(arguments + ["--out", "r", "--quiet"], in: sandbox)
    #expect(run.status == 0, "\(run.stderr)")
    let outcome = try await Ringside.run(["export", "r"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    return try StrictCSV(outcome.text)
  }

  @Test("Each estimate of a run is the ratio of the sums of its replications, the population's too")
  func run() async throws {
    let sandbox = try Sandbox()
    let table = try await exported(["run", Self.scenario], in: sandbox)
    #expect(table.header == Self.columns)
    let summary = try JSONDecoder().decode(Summary.self, from: sandbox.data("r/summary.json"))
    #expect(summary.scopes.count == 3)
    for scope in summary.scopes {
      for measure in ["answer_rate", "suspensions", "contacts"] {
        let rows = table.rows.filter { $0[2] == scope.name && $0[4] == measure }
        #expect(rows.count == summary.replications)
        #expect(rows.map { $0[1] } == (0..<rows.count).map(String.init))
        #expect(rows.allSatisfy { Double($0[3]) == scope.represents })
        func sum(_ column: Int) -> Double { rows.reduce(0) { $0 + (Double($1[column]) ?? .nan) } }
        let estimate = try #require(scope.estimate(measure))
        // Sums of the same numbers in another order: a few units in the last place.
        #expect(abs(sum(6) / sum(7) - estimate) <= 1e-12 * abs(estimate))
        for row in rows where row[8] != "" {
          #expect(Double(row[8]) == (Double(row[6]) ?? .nan) / (Double(row[7]) ?? .nan))
        }
      }
    }
    // A quantile has a value and no sums.
    let quantiles = table.rows.filter { $0[4] == "speed_of_answer_p50" }
    #expect(!quantiles.isEmpty && quantiles.allSatisfy { $0[6] == "" && $0[7] == "" })
  }

  @Test("A comparison has the rows of a run for each policy")
  func comparison() async throws {
    let sandbox = try Sandbox()
    let compared = try await exported(
      ["compare", Self.scenario, "--policy", "no-rule"], in: sandbox)
    #expect(Set(compared.column("policy") ?? []) == ["as written", "no-rule"])
    let other = try Sandbox()
    let alone = try await exported(["run", Self.scenario, "--policy", "no-rule"], in: other)
    func rows(_ table: StrictCSV, _ policy: String) -> [[String]] {
      table.rows.filter { $0[0] == policy && $0[4] == "contacts" }.map { Array($0.dropFirst()) }
    }
    #expect(!rows(alone, "").isEmpty)
    #expect(rows(compared, "no-rule") == rows(alone, ""))
  }

  @Test("A measure that is not there is told, with the one that is near")
  func unknown() async throws {
    let sandbox = try Sandbox()
    _ = try await exported(["run", Self.scenario], in: sandbox)
    let one = try await Ringside.run(["export", "r", "--measure", "answer_rate"], in: sandbox)
    #expect(Set(try StrictCSV(one.text).column("measure") ?? []) == ["answer_rate"])
    let wrong = try await Ringside.run(["export", "r", "--measure", "anwser_rate"], in: sandbox)
    #expect(wrong.status == 65)
    #expect(wrong.stderr.contains("did you mean 'answer_rate'?"))
    let exact = try await Ringside.run(
      ["exact", "theory/streak", "--out", "e", "--quiet"], in: sandbox)
    #expect(exact.status == 0)
    let nothing = try await Ringside.run(["export", "e"], in: sandbox)
    #expect(nothing.status == 65)
    #expect(nothing.stderr.contains("has no figures by replication"))
  }
}
