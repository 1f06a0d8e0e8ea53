import Foundation
import MerchantModel
import Runs
import Scenarios
import Testing

/// The library of policies on the scenarios that come with the project: policies that differ in the rule
/// alone share what is simulated, and give what each gives by itself.
struct SharedPolicyTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scenarios")

  private static func policies(over name: String) throws -> [PolicyScenario] {
    let reader = SourceReader()
    let text = try reader.text(path: root.appendingPathComponent("\(name).yaml").path)
    let loader = DocumentLoader(Codec.scenario)
    let folder = root.appendingPathComponent("policies")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var policies = [
      PolicyScenario("as written", title: "", scenario: try loader.load(text).value)
    ]
    for file in files where file.hasSuffix(".yaml") {
      let policy = try reader.text(path: folder.appendingPathComponent(file).path)
      // A policy may want what a scenario does not have.
      guard let loaded = try? loader.load(text, policies: [policy]) else { continue }
      policies.append(PolicyScenario(file, title: "", scenario: loaded.value))
    }
    return policies.map { policy in
      var scenario = policy.scenario
      scenario.replications = 1
      scenario.calendar.days = min(scenario.calendar.days, 40)
      for index in scenario.segments.indices { scenario.segments[index].merchants = 2 }
      return PolicyScenario(policy.name, title: "", scenario: scenario)
    }
  }

  @Test(
    "The whole library shares days where rules differ, bit for bit",
    arguments: [
      "solo-seller", "merchant-day", "night-window", "service-desk", "big-sale", "platform",
      "tiers", "sale-moratorium", "assistant",
    ])
  func library(name: String) throws {
    let policies = try Self.policies(over: name)
    let result = try PolicyRun(policies, threads: 2).result()
    var shared = 0
    for (index, policy) in policies.enumerated() where result.sharesDays(policy: index) {
      shared += 1
      // Alone a policy would find false positives by its own threshold.
      let alone = policy.scenario.measured(by: policies[0].scenario.reference)
      let run = try Run(alone, threads: 1).result()
      for segment in run.scenario.segments.indices {
        #expect(
          result.runs[index].tallies(segment: segment, section: 0)
            == run.tallies(segment: segment, section: 0), "\(policy.name)")
        #expect(
          result.runs[index].distributions(segment: segment, section: 0)
            == run.distributions(segment: segment, section: 0), "\(policy.name)")
      }
    }
    #expect(shared > 15)
  }
}
