import Foundation
import Testing

/// Rules by whom and when as a person meets them: the same bytes on any number of threads and through workers, and the
/// list of one.
struct RulebookCommandTests {
  private static let settings = [
    "rules={few: {callsBelow: 4, callsOver: 5, rule: {lowDays: 1, minimumCalls: 1}}, "
      + "half: {segments: [solo], share: 50 %, through: 2026-03-09, rule: {lowDays: 1}}, rest: {}}",
    "moratoria={pause: {campaign: sale}}",
    "campaigns={sale: {start: 2026-03-06, days: 2, factors: {install: 1.5}, "
      + "hours: {install: [{from: \"18:00\", to: \"20:00\", factor: 3}]}}}",
    "segments.solo.datedShifts=[{campaign: sale, from: \"21:00\", to: \"23:00\"}]",
    "segments.solo.adoption=60 %", "segments.solo.adoptionCorrelation={volume: 0.4}",
    "response.anticipation={share: 40 %, diligence: 2}",
  ].flatMap { ["--set", $0] }

  @Test("A run and a comparison have the same bytes at 1, 2 and 5 threads")
  func threads() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "policy: {title: One}\nchange: {rules: ~, rule: {lowDays: 1}}\n", to: "one.yaml")
    try sandbox.write(
      "policy: {title: Others}\nchange: {rules: {few: {callsBelow: 9}}, moratoria: ~}\n",
      to: "others.yaml")
    var printed: [[Data]] = []
    for threads in [1, 2, 5] {
      let run = try await Ringside.run(
        [
          "run", Ringside.scenario("two-segments"), "--threads", "\(threads)", "--quiet", "--out",
          "at-\(threads)",
        ] + Self.settings, in: sandbox)
      #expect(run.status == 0, "\(run.stderr)")
      let compare = try await Ringside.run(
        [
          "compare", Ringside.scenario("two-segments"), "--policy", "one.yaml", "--policy",
          "others.yaml", "--threads", "\(threads)", "--quiet",
        ] + Self.settings, in: sandbox)
      #expect(compare.status == 0, "\(compare.stderr)")
      printed.append([compare.stdout])
    }
    #expect(Set(printed).count == 1)
    for file in SameBytesTests.files where file != "manifest.json" {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-2/\(file)") == single, "\(file) at 2 threads")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file) at 5 threads")
    }
  }

  @Test("The list of one has the bytes of the rule")
  func listOfOne() async throws {
    let sandbox = try Sandbox()
    for (folder, setting) in [
      ("rule", "rule={lowDays: 2, minimumCalls: 2}"),
      ("rules", "rules={one: {rule: {lowDays: 2, minimumCalls: 2}}}"),
    ] {
      let outcome = try await Ringside.run(
        [
          "run", Ringside.scenario("two-segments"), "--quiet", "--out", folder, "--set", "rule=~",
          "--set", setting,
        ], in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
    }
    for file in SameBytesTests.files where file != "manifest.json" && file != "summary.json" {
      #expect(try sandbox.data("rules/\(file)") == sandbox.data("rule/\(file)"), "\(file)")
    }
  }

  @Test("A sweep over tiers shares days, and has the bytes that workers give it")
  func workers() async throws {
    let sandbox = try SweepTests.sandbox()
    let design = """
      --set 'rules={few: {callsBelow: 6, callsOver: 2, rule: {minimumCalls: 1}}, rest: {}}' \
      --set 'moratoria={pause: {from: 2026-03-03}}' \
      --vary rules.few.callsBelow=4,8 --vary rule.lowDays=1,2 --replications 4
      """
    let outcome = try await Ringside.shell(
      """
      set -e
      $RINGSIDE sweep shop.yaml \(design) --threads 1 --out local --quiet
      $RINGSIDE sweep shop.yaml \(design) --threads 5 --out more --quiet
      $RINGSIDE plan shop.yaml \(design) --out grid --quiet > units
      $RINGSIDE worker < units > answers
      $RINGSIDE gather grid answers --quiet
      """, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    for file in ["sweep.csv", "sweep.json"] {
      #expect(try sandbox.data("more/\(file)") == sandbox.data("local/\(file)"), "\(file)")
      #expect(try sandbox.data("grid/\(file)") == sandbox.data("local/\(file)"), "\(file)")
    }
  }

  @Test("A trace tells which rule judges, and explain has no rule beside rules")
  func words() async throws {
    let sandbox = try Sandbox()
    let explain = try await Ringside.run(
      ["explain", Ringside.scenario("two-segments")] + Self.settings, in: sandbox)
    #expect(explain.status == 0, "\(explain.stderr)")
    #expect(explain.text.contains("\nrules:"))
    #expect(!explain.text.contains("\nrule:"))
    let trace = try await Ringside.run(
      [
        "trace", Ringside.scenario("two-segments"), "--segment", "shop", "--merchant", "0",
        "--dates", "-2:14",
      ] + Self.settings, in: sandbox)
    #expect(trace.status == 0, "\(trace.stderr)")
    #expect(trace.text.contains("judges the merchant from this day on"))
    #expect(trace.text.contains("the day is not judged: it lies in a moratorium"))
  }

  @Test("One operating characteristic of several rules is refused with a reason")
  func operatingCharacteristic() async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(
      ["oc", Ringside.scenario("two-segments"), "--segment", "solo"] + Self.settings, in: sandbox)
    #expect(outcome.status == 64)
    #expect(outcome.stderr.contains("depends on the merchant or the day (rules, moratoria)"))
  }
}
