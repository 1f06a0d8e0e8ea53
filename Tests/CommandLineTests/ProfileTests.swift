import Foundation
import Testing

/// The profiles that come with the project, made again from the data by the commands of docs/data.md.
struct ProfileTests {
  private static let data =
    ProcessInfo.processInfo.environment["RINGSIDE_DATA"]
    ?? Recorded.root.appending(path: "../shared/data").path

  private static func has(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: data + "/" + file)
  }

  private func isMadeAgain(_ name: String, from file: String, _ options: [String]) async throws {
    let sandbox = try Sandbox()
    let profiles = Recorded.root.appending(path: "scenarios/profiles")
    let ingest = try await Ringside.run(
      [
        "ingest", Self.data + "/" + file, "--as", profiles.path + "/mappings/\(name).yaml",
        "--quiet",
        "--out", name,
      ], in: sandbox)
    #expect(ingest.status == 0, "\(ingest.stderr)")
    let calibrate = try await Ringside.run(
      [
        "calibrate", name, "--kind", "install", "--scenario",
        Recorded.root.appending(path: "scenarios/solo-seller.yaml").path, "--set",
        "rule.enabled=false", "--quiet", "--out", "fitted.yaml",
      ] + options, in: sandbox)
    #expect(calibrate.status == 0, "\(calibrate.stderr)")
    let profile = try String(contentsOf: profiles.appending(path: "\(name).yaml"), encoding: .utf8)
    #expect(lines(try sandbox.text("fitted.yaml")) == lines(profile))
  }

  /// All lines but that of what the scenario shows with the profile, which changes with the scenario.
  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.hasPrefix("# Simulated") }
  }

  @Test(
    "The shop's profile", .enabled(if: has("online_retail_invoices.csv"), "no invoices here"))
  func shop() async throws {
    try await isMadeAgain("online-retail", from: "online_retail_invoices.csv", [])
  }

  @Test("The bank's profile", .enabled(if: has("bank_calls_5min.csv"), "no calls of the bank here"))
  func bank() async throws {
    try await isMadeAgain("bank-calls", from: "bank_calls_5min.csv", ["--pooled"])
  }
}
