import Foundation
import Testing

/// Worlds as their user meets them: `run`, `compare`, `audit`, `staff`, `optimize` and `oc` of a scenario with values that
/// nobody knows.
struct WorldCommandTests {
  private static let scenario = Ringside.scenario("two-segments")
  private static let unknown = [
    "--set", "rule.minimumCalls={uncertain: [1, 3, 6], value: 3}",
    "--set", "rule.threshold={uncertain: 50 %..70 %, value: 60 %, note: not published}",
  ]
  private static let few = ["--worlds", "16"]

  @Test("A run over worlds has the same bytes at 1, 2 and 5 threads, and files of its own")
  func run() async throws {
    let sandbox = try Sandbox()
    var printed: [Data] = []
    for threads in [1, 2, 5] {
      let outcome = try await Ringside.run(
        ["run", Self.scenario] + Self.unknown + Self.few + [
          "--threads", "\(threads)", "--json", "--out", "at-\(threads)",
        ], in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      printed.append(outcome.stdout)
    }
    #expect(!printed[0].isEmpty && printed[1] == printed[0] && printed[2] == printed[0])
    for file in ["worlds.csv", "world-figures.csv", "world-ranges.csv"] {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file)")
    }
    let worlds = try sandbox.text("at-1/worlds.csv").split(separator: "\n")
    #expect(worlds.count == 17)
    #expect(worlds[0] == "world,set,unstable,rule.threshold,rule.minimumCalls")
    for (language, words) in [("en", "What nobody knows"), ("zh", "无人知道的数")] {
      let report = try await Ringside.run(
        ["report", "at-1", "--language", language, "--out", "\(language).html"], in: sandbox)
      #expect(report.status == 0, "\(report.stderr)")
      #expect(try sandbox.text("\(language).html").contains(words))
    }
    // The manifest's scenario still says what is uncertain.
    let manifest = try sandbox.text("at-1/manifest.json")
    #expect(manifest.contains("uncertain"))
  }

  @Test("Fixed values give the bytes of a scenario in which nothing is uncertain")
  func fixed() async throws {
    let sandbox = try Sandbox()
    let fixed = try await Ringside.run(
      ["run", Self.scenario, "--fixed", "--json"] + Self.unknown, in: sandbox)
    let known = try await Ringside.run(
      [
        "run", Self.scenario, "--json", "--set", "rule.minimumCalls=3", "--set",
        "rule.threshold=60 %",
      ],
      in: sandbox)
    #expect(fixed.status == 0 && fixed.stdout == known.stdout)
  }

  @Test("The first lines say the range, and which number decides it")
  func words() async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(
      ["run", Self.scenario, "--all"] + Self.unknown + Self.few, in: sandbox)
    let text = String(decoding: outcome.stdout, as: UTF8.self)
    #expect(text.contains("Nobody knows 2 of the numbers behind this."))
    #expect(text.contains("What nobody knows"))
    #expect(text.contains("[1, 3, 6]"))
  }

  @Test("Worlds whose queue grows without end are counted, and no mean over worlds is given")
  func unstable() async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(
      [
        "run", Self.scenario, "--unset", "customer.chatPatience", "--set",
        "segments.solo.chats=1", "--set",
        "segments.solo.contactsPerDay.install={uncertain: 1..40, value: 2}",
      ] + Self.few, in: sandbox)
    let text = outcome.text.replacing("\n", with: " ")
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(text.contains("a queue that nobody leaves is offered more than it can serve"))
    #expect(text.contains("there are medians and quantiles alone"))
  }

  @Test("A comparison says in how many worlds each policy is best, and what would turn it")
  func compare() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "policy: {title: Milder}\nchange: {rule: {lowDays: 3}}\n", to: "milder.yaml")
    let outcome = try await Ringside.run(
      ["compare", Self.scenario, "--policy", "milder.yaml"] + Self.unknown + Self.few, in: sandbox)
    let text = String(decoding: outcome.stdout, as: UTF8.self)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(text.contains("milder has the best mean over worlds"))
    #expect(text.contains("of 16"))
  }

  @Test("Searches and audits of an uncertain scenario say what their answer is worth over worlds")
  func studies() async throws {
    let sandbox = try Sandbox()
    let calls: [(arguments: [String], words: String)] = [
      (["audit", Self.scenario, "--replications", "4"], "What to settle first: "),
      (
        [
          "staff", Self.scenario, "--segment", "solo", "--target", "50%", "--lever",
          "agents=1:2", "--days", "20", "--most-replications", "20",
        ], "bound kept in"
      ),
      (
        [
          "optimize", Self.scenario, "--vary", "rule.lowDays=2,3", "--minimise", "suspensions",
          "--most-replications", "20",
        ], "over 16 worlds that may be true"
      ),
      (
        [
          "oc", Self.scenario, "--segment", "solo", "--rates", "0.5,0.7", "--volumes", "5",
          "--days", "30", "--merchants", "10",
        ], "Exact, over 16 worlds that may be true"
      ),
    ]
    for call in calls {
      let outcome = try await Ringside.run(
        call.arguments + Self.unknown + Self.few, in: sandbox)
      let text = String(decoding: outcome.stdout, as: UTF8.self).replacing("\n", with: " ")
      #expect(outcome.status == 0, "\(call.arguments[0]): \(outcome.stderr)")
      #expect(text.contains(call.words), "\(call.arguments[0]): \(text)")
    }
  }

  @Test("What cannot be drawn is said, with a place or the option")
  func wrong() async throws {
    let sandbox = try Sandbox()
    let number = try await Ringside.run(
      ["run", Self.scenario, "--worlds", "10"] + Self.unknown, in: sandbox)
    #expect(number.status == 64 && number.stderr.contains("8 times a power of two"))
    let invalid = try await Ringside.run(
      [
        "run", Self.scenario, "--set",
        "rule.threshold={uncertain: {uniform: {min: 0.5, max: 1.5}}, value: 60 %}",
      ], in: sandbox)
    #expect(invalid.status == 65 && invalid.stderr.contains("is out of range"), "\(invalid.stderr)")
    let known = try await Ringside.run(
      ["lint", Self.scenario, "--set", "calendar.days={uncertain: 1..4, value: 2}"], in: sandbox)
    #expect(known.status == 65 || known.status == 64)
  }
}
