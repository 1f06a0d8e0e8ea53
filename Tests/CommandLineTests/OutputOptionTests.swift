import Foundation
import Testing

/// `--json`, `--markdown`, `--quiet` and `--out`, which mean the same wherever figures are printed.
struct OutputOptionTests {
  private static let shop = Ringside.scenario("small-shop")

  private static let commands = [
    ["run", shop], ["compare", shop, "--policy", "no-rule"], ["audit", shop],
    ["sweep", shop, "--vary", "rule.lowDays=1,2"], ["exact", "theory/streak"],
    ["rare", "theory/streak", "--precision", "50%", "--set", "segments.seller.merchants=20"],
    ["sensitivity", shop, "--of", "suspensions", "--vary", "rule.threshold=0.5:0.9"],
  ]

  @Test(
    "They combine: JSON on standard output, the folder, and not a word beside", arguments: commands)
  func combined(arguments: [String]) async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(
      arguments + ["--json", "--quiet", "--out", "r"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.stderr.isEmpty)
    #expect(try JSONSerialization.jsonObject(with: outcome.stdout) is [String: Any])
    #expect(try sandbox.entries().contains("r/manifest.json"))
    // Again: results of the same kind are replaced, and a sweep goes on with what it kept.
    let goOn = arguments[0] == "sweep" ? ["--resume"] : []
    let again = try await Ringside.run(arguments + goOn + ["--quiet", "--out", "r"], in: sandbox)
    #expect(again.status == 0, "\(again.stderr)")
    #expect(again.stdout.isEmpty)
  }

  @Test(
    "--markdown prints one table, every row of it as long as its head",
    arguments: [
      ["run", shop], ["compare", shop, "--policy", "no-rule"], ["exact", "theory/streak"],
    ])
  func markdown(arguments: [String]) async throws {
    let outcome = try await Ringside.run(arguments + ["--markdown"], in: try Sandbox())
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let rows = outcome.text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count > 4)
    #expect(rows[1].allSatisfy { "|-: ".contains($0) })
    let widths = rows.map { row in
      row.replacing("\\|", with: "").count { $0 == "|" }
    }
    #expect(Set(widths).count == 1)
  }
}
