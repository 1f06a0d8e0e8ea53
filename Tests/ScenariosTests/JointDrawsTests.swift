import Foundation
import MerchantModel
import Scenarios
import Testing

/// Values that are drawn together, from the rows of a file.
struct JointDrawsTests {
  private let loader = DocumentLoader(Codec.scenario)

  /// Fifty rows in which the second column falls as the first rises, and the third is a duration.
  private static let table = table { "\(0.5 + 0.004 * $0),\(0.9 - 0.004 * $0),\(10 + $0) s" }

  private static func table(
    rows: Int = 50, header: String = "low,high,ring", _ row: (Double) -> String
  ) -> String {
    // Not in order, so that the order is found.
    "# made up\n\(header)\n"
      + (0..<rows).map { row(Double($0 * 7 % rows)) + "\n" }.joined()
  }

  private static func scenario(_ rule: String, shop: String = "") -> SourceText {
    SourceText(
      """
      title: A test
      calendar: {start: 2026-03-02, days: 5}
      kinds:
        look: {text: 5 min}
      rule: {\(rule)}
      segments:
        shop:
          merchants: 1
          agents: 1
          contactsPerDay: {look: 3}
          answering: {foreground: {chance: 90 %}}
          \(shop)
      """, name: "test.yaml")
  }

  private static let change = """
    policy: {title: Drawn}
    change:
      rule:
        threshold: {uncertain: {draws: d.csv, column: low}, value: 0.62, source: a fit}
      segments:
        shop:
          answering: {foreground: {chance: {uncertain: {draws: d.csv, column: high}}}}
          ring: {timeout: {uncertain: {draws: d.csv, column: ring}}}
    """

  private static func policy(_ table: String, change: String = change) -> SourceText {
    SourceText(change, name: "drawn.yaml", role: .policy, companions: ["d.csv": table])
  }

  private func load(_ policy: SourceText = policy(table)) throws -> LoadedDocument<Scenario> {
    try loader.load(Self.scenario("minimumCalls: 3"), policies: [policy])
  }

  private func complaints(_ policy: SourceText) throws -> [String] {
    do {
      _ = try load(policy)
      return []
    } catch let error as ScenarioError {
      return error.diagnostics.map { "\($0.location): \(Wording($0.problem).headline)" }
    }
  }

  @Test("All values come from one row, and every row comes up")
  func together() throws {
    let document = try load()
    #expect(document.uncertain.count == 3)
    let input = document.uncertain[0].input
    #expect(document.uncertain.allSatisfy { $0.input == input })
    var seen: [Double] = []
    for place in 0..<50 {
      let drawn = try loader.value(of: document, at: [input: (Double(place) + 0.5) / 50])
      let low = drawn.rule.threshold.rate
      let segment = drawn.segments[0]
      #expect(abs(low + segment.answering.foreground.chance.value - 1.4) < 1e-9)
      #expect(abs(segment.ring.timeout.inSeconds - 10 - (low - 0.5) / 0.004) < 1e-6)
      seen.append(low)
    }
    // Along the direction in which all three vary, from one end to the other.
    #expect(seen == seen.sorted() || seen == seen.sorted().reversed())
    #expect(Set(seen).count == 50)
  }

  @Test("A value is taken for what it says, or for the median of its column")
  func written() throws {
    let document = try load()
    #expect(document.value.rule.threshold.rate == 0.62)
    #expect(document.value.segments[0].ring.timeout.inSeconds == 35)
    #expect(document.uncertain[0].source == "a fit")
    let laws = document.uncertain.map(\.law)
    #expect(laws.compactMap(\.column).sorted() == ["high", "low", "ring"])
    #expect(laws.first { $0.column == "low" }?.text == "0.51..0.69 in d.csv")
  }

  @Test("What is wrong with a file is said with its line and column")
  func wrongFiles() throws {
    func first(_ table: String, change: String = Self.change) throws -> String {
      try #require(try complaints(Self.policy(table, change: change)).first)
    }
    let good = "0.5,0.9,10 s"
    func broken(_ cells: String) -> String {
      Self.table { $0 == 7 ? cells : good }
    }
    // The row of the seventh number is the second: a remark, the names, and one row come before it.
    #expect(
      try first(broken("x,0.9,10 s")).hasSuffix("line 4 of `d.csv` has `x` in the column `low`"))
    #expect(
      try first(broken("0.5,0.9,10")).hasSuffix("line 4 of `d.csv` has `10` in the column `ring`"))
    #expect(
      try first(broken("0.5,,10 s")).hasSuffix("line 4 of `d.csv` has nothing in the column `high`")
    )
    #expect(
      try first(broken("0.5,0.9")).hasSuffix("line 4 of `d.csv` has 2 fields, and the first line 3")
    )
    #expect(
      try first(Self.table(rows: 19) { _ in good }).hasSuffix("the file `d.csv` has 19 rows"))
    #expect(try first("").hasSuffix("the file `d.csv` has no rows"))
    #expect(
      try first(Self.table(header: "low,high,bell") { _ in good })
        .hasSuffix("the file `d.csv` has no column `ring`"))
    #expect(
      try first(Self.table(header: "low,low,ring") { _ in good })
        .hasSuffix("the file `d.csv` has several columns `low`"))
    let missing = Self.change.replacing("low}", with: "lo}")
    let words = try first(Self.table, change: missing)
    #expect(words.hasSuffix("the file `d.csv` has no column `lo`"))
    // At the name of the column.
    #expect(words.hasPrefix("drawn.yaml:4:"))
    #expect(
      try first(Self.table, change: Self.change.replacing("d.csv", with: "e.csv"))
        .contains("`e.csv`"))
    #expect(
      try first(Self.table, change: Self.change.replacing("source: a fit", with: "tie: t"))
        .contains("cannot be tied besides"))
    #expect(
      try first(Self.table, change: Self.change.replacing(", column: low", with: ""))
        .contains("lacks the key `column`"))
  }

  @Test("A row that the scenario cannot have is named")
  func impossibleRow() throws {
    let document = try load(Self.policy(Self.table { $0 == 7 ? "1.5,0.9,10 s" : "0.5,0.9,10 s" }))
    let problems = loader.problemsAtEnds(of: document).map { Wording($0.problem).headline }
    #expect(problems.contains("the value was drawn from line 4 of `d.csv`"))
    #expect(problems.contains("`1.5` is out of range"))
    #expect(problems.count == 2)
    #expect(loader.problemsAtEnds(of: try load()).isEmpty)
  }

  @Test("A self-contained scenario takes the draws along, in the same order")
  func selfContained() throws {
    let document = try load()
    let files = SelfContainedScenario(document, named: "scenario.yaml").files
    #expect(files.map(\.name) == ["scenario.yaml", "draws-1.csv"])
    let again = try loader.load(
      SourceText(
        files[0].text, name: "scenario.yaml", companions: ["draws-1.csv": files[1].text]))
    for place in [0.01, 0.4, 0.99] {
      let drawn = try [document, again].map { document in
        try loader.value(of: document, at: [document.uncertain[0].input: place])
      }
      #expect(drawn[0] == drawn[1])
    }
  }
}
