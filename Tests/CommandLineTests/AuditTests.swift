import Foundation
import Testing

/// `ringside audit` as its user meets it; what it prints is kept in `Recorded`.
struct AuditTests {
  /// A desk whose calls stand in a file: those before 16:00 are answered, and the later ones are not.
  private static let desk = """
    title: A desk with calls written down
    seed: 5
    replications: 3
    calendar: {start: 2026-03-02, days: 10}
    measurement: {falsePositives: false}
    kinds:
      call: {text: 10 min, video: 5 min, voice: {share: 1, duration: 1 min}}
    segments:
      desk:
        merchants: 4
        agents: 1
        replay: {call: {file: calls.csv}}
        roster: [{days: daily, from: "08:00", to: "16:00"}]
        app: {foreground: 30 days, background: 0 s}
        answering:
          foreground: {chance: 1, delay: 2 s}
          background: {chance: 1, delay: 2 s}

    """

  /// Ten days; on each so many calls answered, and missed.
  private static func calls(_ days: [(answered: Int, missed: Int)]) -> String {
    days.enumerated().flatMap { day, calls in
      let date = "2026-03-" + String(String(102 + day).dropFirst())
      return (0..<calls.answered).map { "\(date)T\(10 + $0):00\n" }
        + (0..<calls.missed).map { "\(date)T\(18 + $0):00\n" }
    }.joined()
  }

  private struct Whole: Decodable {
    struct Reading: Decodable {
      let name: String
      let settings: [String]
      let reach: String
      let reason: String?
      let figures: [Figure]

      func figure(_ measure: String, _ scope: String) -> Figure? {
        figures.first { $0.measure == measure && $0.scope == scope }
      }
    }
    struct Figure: Decodable {
      struct Number: Decodable {
        let estimate: Double?
        let lower: Double?
      }
      let scope: String
      let measure: String
      let asWritten: Number
      let flipped: Number
      let difference: Number
      let adjustedPValue: Double?
      let isBeyondDoubt: Bool
    }
    let readings: [Reading]
  }

  private func audit(
    _ days: [(answered: Int, missed: Int)], _ settings: String...
  ) async throws -> Whole {
    let sandbox = try Sandbox()
    try sandbox.write(Self.desk, to: "desk.yaml")
    try sandbox.write(Self.calls(days), to: "calls.csv")
    let outcome = try await Ringside.run(
      ["audit", "desk.yaml", "--json"] + settings.flatMap { ["--set", $0] }, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    return try JSONDecoder().decode(Whole.self, from: outcome.stdout)
  }

  // Two low days in a row suspend for three: of ten days at the threshold 1, 2, 6 and 7 are low, and the
  // penalties begin after 2 and 7. Two in ten days are six in thirty.
  private static let atThreshold = Array(repeating: (answered: 3, missed: 2), count: 10)

  @Test("Days of exactly 60 % are worth six suspensions in thirty days, and all else nothing")
  func boundary() async throws {
    let whole = try await audit(Self.atThreshold)
    #expect(whole.readings.count == 9)
    let first = try #require(whole.readings.first)
    #expect(first.name == "boundary" && first.settings == ["rule.boundary=atOrBelow"])
    let figure = try #require(first.figure("suspensions", "population"))
    #expect(figure.asWritten.estimate == 0 && figure.difference.estimate == 6)
    // The same in every replication; so few suspensions have an interval by their number.
    #expect(figure.flipped.estimate == 6)
    #expect(try #require(figure.difference.lower) < 6)
    for reading in whole.readings.dropFirst() {
      #expect(reading.figures.allSatisfy { $0.difference.estimate == 0 }, "\(reading.name)")
      #expect(reading.reason != nil && reading.reach != "figures", "\(reading.name)")
    }
    let reach = Dictionary(uniqueKeysWithValues: whole.readings.map { ($0.name, $0.reach) })
    // Without voice calls all days have too few; nobody rings at night, hangs up or finds all busy.
    #expect(reach["voice"] == "judgements")
    for name in ["few-call-day", "night-calls", "repeats", "busy-calls", "hang-ups", "part-day"] {
      #expect(reach[name] == "no-case", "\(name)")
    }
    #expect(reach["ring-state"] == "nothing")
  }

  @Test("A scenario that is already the other way is flipped back")
  func otherWay() async throws {
    let whole = try await audit(
      Self.atThreshold, "rule.boundary=atOrBelow", "rule.quickHangUp=3 s",
      "rule.medium=voice", "rule.partDay=leftOut")
    let first = try #require(whole.readings.first)
    #expect(first.settings == ["rule.boundary=below"])
    #expect(first.figure("suspensions", "population")?.difference.estimate == -6)
    let settings = Set(whole.readings.flatMap(\.settings))
    #expect(
      settings.isSuperset(of: ["rule.quickHangUp=~", "rule.medium=both", "rule.partDay=counts"]))
  }

  // Low days 1, 3, 7 and 9 with a call between them: where that day is no day, penalties begin after 3 and 9.
  @Test("Low days with few-call days between them are worth as much")
  func fewCallDays() async throws {
    let days = (0..<10).map { $0 % 2 == 0 ? (answered: 2, missed: 3) : (answered: 1, missed: 0) }
    let first = try #require(try await audit(days).readings.first)
    #expect(first.name == "few-call-day" && first.settings == ["rule.fewCallDay=carries"])
    #expect(first.figure("suspensions", "desk")?.difference.estimate == 6)
  }

  // Days 1 and 3 are low, and day 2 lies in a moratorium: two low days in a row if that is left out, else one and one.
  @Test("A moratorium between two low days is worth the suspension that they set off")
  func moratorium() async throws {
    let days = (1...10).map {
      $0 == 1 || $0 == 3 ? (answered: 2, missed: 3) : (answered: 5, missed: 0)
    }
    let whole = try await audit(days, "moratoria={pause: {from: 2026-03-03}}")
    #expect(whole.readings.count == 10)
    let reading = try #require(whole.readings.first { $0.name == "moratorium-days" })
    #expect(reading.settings == ["moratoria.pause.days=resets"])
    #expect(reading.figure("suspensions", "desk")?.asWritten.estimate == 3)
    #expect(reading.figure("suspensions", "desk")?.difference.estimate == -3)
    let back = try await audit(
      days,
      "moratoria={pause: {from: 2026-03-03, days: resets}, later: {from: 2026-03-09, days: resets}}"
    )
    let other = try #require(back.readings.first { $0.name == "moratorium-days" })
    #expect(other.settings == ["moratoria.pause.days=leftOut", "moratoria.later.days=leftOut"])
    #expect(other.figure("suspensions", "desk")?.difference.estimate == 3)
  }

  @Test("Without a rule there is nothing to read")
  func noRule() async throws {
    let whole = try await audit(Self.atThreshold, "rule.enabled=false")
    for reading in whole.readings where reading.name != "ring-state" {
      #expect(reading.reach == "no-rule" && reading.reason == "the rule is off")
    }
  }

  private static let scenario = Ringside.scenario("two-segments")

  @Test("Files have the same bytes at 1, 2 and 5 threads; the table fits 100 columns")
  func threads() async throws {
    let sandbox = try Sandbox()
    var printed: [Data] = []
    for threads in ["1", "2", "5"] {
      let outcome = try await Ringside.run(
        ["audit", Self.scenario, "--threads", threads, "--out", "at-\(threads)"], in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let files = try sandbox.entries(of: "at-\(threads)")
      #expect(files == ["audit.csv", "audit.json", "manifest.json"])
      printed.append(outcome.stdout)
      for line in outcome.text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    }
    #expect(!printed[0].isEmpty && printed[1] == printed[0] && printed[2] == printed[0])
    for file in ["audit.csv", "audit.json"] {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-2/\(file)") == single, "\(file) at 2 threads")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file) at 5 threads")
    }
    let table = try StrictCSV(try sandbox.text("at-1/audit.csv"))
    // Nine readings of two measures in three scopes, and two that cannot be flipped.
    #expect(table.rows.count == 9 * 2 * 3 + 2)
  }

  @Test("A flip's figures are those of a comparison with its setting")
  func comparison() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "policy: {title: Video}\nchange: {rule: {medium: video, fewCallDay: carries}}\n",
      to: "carries.yaml")
    let settings = ["--set", "rule.medium=video", "--set", "rule.threshold=80 %"]
    let compared = try await Ringside.run(
      ["compare", Self.scenario, "--policy", "carries.yaml", "--out", "c", "--quiet"] + settings,
      in: sandbox)
    let audited = try await Ringside.run(
      ["audit", Self.scenario, "--json"] + settings, in: sandbox)
    #expect(compared.status == 0 && audited.status == 0)
    let whole = try JSONDecoder().decode(Whole.self, from: audited.stdout)
    let reading = try #require(whole.readings.first { $0.name == "few-call-day" })
    let table = try StrictCSV(try sandbox.text("c/differences.csv"))
    let scopes = try #require(table.column("scope"))
    let measures = try #require(table.column("measure"))
    let differences = try #require(table.column("difference"))
    var seen = 0
    for row in scopes.indices {
      guard let figure = reading.figure(measures[row], scopes[row]) else { continue }
      seen += 1
      #expect(figure.difference.estimate == Double(differences[row]))
    }
    #expect(seen == 6)
  }

  @Test(
    "Wrong input ends with the documented code, and writes nothing",
    arguments: [
      (["--replications", "0"], 64, "'--replications' takes a whole number"),
      (["--threads", "0"], 64, "'--threads' takes a whole number"),
      (["--json", "--markdown"], 64, "exclude each other"),
      (["--set", "rule.boundry=below"], 65, "boundry"),
      (["--policy", "nobody"], 65, "there is no policy `nobody`"),
    ] as [([String], Int32, String)])
  func wrong(arguments: [String], status: Int32, words: String) async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(
      ["audit", Self.scenario, "--out", "r"] + arguments, in: sandbox)
    #expect(outcome.status == status)
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
    #expect(try sandbox.entries().isEmpty)
  }

  @Test("A folder with other things in it is left as it is")
  func occupied() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeFolder("r")
    try sandbox.write("mine", to: "r/notes.txt")
    let outcome = try await Ringside.run(
      ["audit", Self.scenario, "--replications", "1", "--out", "r"], in: sandbox)
    #expect(outcome.status == 73)
    #expect(try sandbox.entries(of: "r") == ["notes.txt"])
  }
}
