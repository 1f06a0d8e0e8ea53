import Foundation
import MerchantModel
import Scenarios
import Studies
import Testing

/// Worlds whose values are drawn together from a file.
struct JointWorldTests {
  /// Rows in which two chances rise and fall against each other, and a third number is apart from both.
  private static let rows = (0..<64).map { row -> [Double] in
    let place = Double(row * 27 % 64) / 63
    return [0.4 + 0.4 * place, 0.9 - 0.4 * place, 5 + Double(row * 11 % 64) / 16]
  }

  private static func document(_ more: [String] = []) throws -> LoadedDocument<Scenario> {
    let table =
      "seller,other,calls\n"
      + rows.map { $0.map { "\($0)" }.joined(separator: ",") + "\n" }.joined()
    let policy = SourceText(
      """
      policy: {title: Drawn}
      change:
        segments:
          seller:
            contactsPerDay: {call: {uncertain: {draws: fit.csv, column: calls}}}
            answering: {foreground: {chance: {uncertain: {draws: fit.csv, column: seller}}}}
          other:
            answering: {foreground: {chance: {uncertain: {draws: fit.csv, column: other}}}}
      """, name: "drawn.yaml", role: .policy, companions: ["fit.csv": table])
    return try DocumentLoader(Codec.scenario).load(
      SourceText(StreakScenario.text, name: "streak"), policies: [policy], settings: more)
  }

  private static func study(
    _ documents: [LoadedDocument<Scenario>], worlds: Int, threads: Int = 2
  ) throws -> WorldStudy {
    var study = try WorldStudy(
      documents.enumerated().map { WorldStudy.Policy("policy \($0)", $1) },
      figures: ["suspensions", "answer_rate"].map { try StreakScenario.figure($0) },
      threads: threads)
    study.design = try #require(WorldDesign(worlds: worlds))
    return study
  }

  @Test("A world has one row for all values, and the same at any number of threads")
  func rowsStayTogether() throws {
    let one = try Self.study([try Self.document()], worlds: 64, threads: 1).result()
    #expect(one.inputs.count == 1 && one.inputs.numbers == 3)
    #expect(one.inputs[0].name == "fit.csv" && one.inputs[0].isJoint)
    #expect(one.inputs[0].phrase == "fit.csv (3 values drawn together)")
    var drawn: [[Double]] = []
    for world in one.worlds {
      let values = one.inputs[0].values.sorted { $0.path < $1.path }
        .compactMap { Double($0.law.value(at: world.places[0])) }
      // other, seller's chance, seller's calls: sorted by path.
      let row = [values[1], values[0], values[2]]
      #expect(Self.rows.contains(row), "\(row)")
      drawn.append(row)
    }
    // Evenly placed points take evenly spread rows: none of the sets of eight has two from one eighth.
    #expect(Set(drawn.map { $0[0] }).count > 24)
    let five = try Self.study([try Self.document()], worlds: 64, threads: 5).result()
    for figure in one.figures.indices {
      #expect(one.sample(figure, policy: 0) == five.sample(figure, policy: 0))
    }
  }

  @Test("What a column decides is found, though rows are not in its order")
  func explained() throws {
    let result = try Self.study([try Self.document()], worlds: 128).result()
    let rate = try #require(result.figures.firstIndex { $0.measure.name == "answer_rate" })
    let shares = try #require(result.explained(rate))
    #expect(shares.count == 1 && shares[0] > 0.8)
  }

  @Test(
    "Policies of a world have the same row, and what would turn a choice is a share of the draws")
  func choice() throws {
    // Calls decide nothing between equals; a known chance is better where the drawn ones are low.
    let known = try Self.document(["segments.each.answering.foreground.chance=0.66"])
    let result = try Self.study([try Self.document(), known], worlds: 64).result()
    #expect(result.inputs.count == 1)
    let rate = try #require(result.figures.firstIndex { $0.measure.name == "answer_rate" })
    let choice = try #require(result.choice(by: rate, better: .higher))
    let turns = try #require(choice.turns)
    #expect(turns.count == 1)
    #expect(turns.allSatisfy { $0.lower == nil && $0.upper == nil && $0.share > 0 && $0.share < 1 })
    let gain = try #require(choice.inputValues?.first)
    #expect(gain > 0 && gain <= choice.value.perfect)
  }
}
