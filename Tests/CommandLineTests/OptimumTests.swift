import Foundation
import Testing

/// What `optimize` lists of the points.
struct OptimumTests {
  @Test("optimize has each figure's difference from the best beside it, but for the best itself")
  func differences() async throws {
    let sandbox = try Sandbox()
    let table = try await Ringside.run(
      [
        "optimize", Ringside.scenario("two-segments"), "--vary", "rule.lowDays=1:3", "--maximise",
        "solo/customer_minutes_saved", "--subject-to", "solo/suspensions<=1", "--indifference",
        "100",
        "--confirmation", "0", "--most-replications", "30", "--out", "found",
      ], in: sandbox)
    #expect(table.status == 0, "\(table.stderr)")
    #expect(table.text.contains("from the best"))
    let csv = try StrictCSV(try sandbox.text("found/optimum.csv"))
    let rankings = try #require(csv.column("ranking"))
    let differences = try #require(csv.column("difference"))
    #expect(zip(rankings, differences).allSatisfy { ($0 == "best") == $1.isEmpty })
    #expect(rankings.contains("best") && differences.contains { !$0.isEmpty })
    let whole = try JSONSerialization.jsonObject(with: try sandbox.data("found/optimum.json"))
    let points = try #require((whole as? [String: Any])?["points"] as? [[String: Any]])
    let listed = points.flatMap { point in
      (point["differences"] as? [[String: Any]] ?? []).map {
        ($0["figure"] as? [String: Any])?["estimate"] as? Double
      }
    }
    let written = differences.filter { !$0.isEmpty }.map { Double($0) ?? .nan }
    #expect(listed.count == written.count)
    // Foundation's reader of JSON may miss the last bit.
    #expect(zip(listed, written).allSatisfy { abs(($0 ?? .nan) / $1 - 1) < 1e-12 })
  }
}
