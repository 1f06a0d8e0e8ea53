import Studies
import Testing

/// The points of designs.
struct DesignTests {
  private static let axes = [Axis("a", levels: ["1", "2"]), Axis("b", levels: ["x", "y", "z"])]

  @Test("A factorial design has every combination, the last axis fastest")
  func factorial() throws {
    let design = try Design.factorial(Self.axes)
    #expect(
      design.points.map(\.description) == [
        "a=1 b=x", "a=1 b=y", "a=1 b=z", "a=2 b=x", "a=2 b=y", "a=2 b=z",
      ])
    #expect(design.points.map(\.number) == Array(0..<6))
    #expect(try Design.factorial([]).points == [Point(number: 0, settings: [])])
  }

  @Test("Policies are an axis of their own")
  func policies() throws {
    let design = try Design.factorial([
      Axis(Axis.policy, levels: ["p", "q"]), Axis("a", levels: ["1"]),
    ])
    #expect(design.points.map(\.policies) == [["p"], ["q"]])
    #expect(design.points.allSatisfy { $0.settings == [Setting("a", "1")] })
    #expect(design.points[1].value(of: Axis.policy) == "q")
    #expect(design.points[1].value(of: "a") == "1")
    #expect(design.points[1].value(of: "b") == nil)
  }

  @Test("Sampled designs follow from the seed", arguments: [true, false])
  func sampled(isSobol: Bool) throws {
    let axes = [try Axis("a=0..1"), try Axis("b=1:4")]
    func make(seed: UInt64) throws -> Design {
      isSobol
        ? try Design.sobol(axes, points: 8, seed: seed)
        : try Design.latinHypercube(axes, points: 8, seed: seed)
    }
    let design = try make(seed: 1)
    #expect(try make(seed: 1) == design)
    #expect(try make(seed: 2) != design)
    // Eight points meet each eighth of an interval once, and each of four levels twice.
    let eighths = design.points.compactMap { Double($0.settings[0].value).map { Int($0 * 8) } }
    #expect(Set(eighths).count == 8)
    let levels = design.points.map { $0.settings[1].value }.sorted()
    #expect(levels == ["1", "1", "2", "2", "3", "3", "4", "4"])
  }

  @Test("What a design cannot be")
  func faults() throws {
    let interval = try Axis("a=0..1")
    #expect(throws: DesignError.intervalInFactorial(path: "a")) { try Design.factorial([interval]) }
    #expect(throws: DesignError.repeatedPath("a")) {
      try Design.factorial([Axis("a", levels: ["1"]), Axis("a", levels: ["2"])])
    }
    #expect(throws: DesignError.badCount(0)) {
      try Design.latinHypercube([interval], points: 0, seed: 1)
    }
    let many = (0..<41).map { Axis("a\($0)", levels: ["1", "2"]) }
    #expect(throws: DesignError.tooManyAxes(41, most: 40)) {
      try Design.sobol(many, points: 2, seed: 1)
    }
    #expect(throws: DesignError.tooManyPoints(most: Design.mostPoints)) {
      try Design.factorial(many)
    }
  }

  @Test("A design file has a row a point")
  func file() throws {
    let text = "rule.lowDays, policy\r\n2,no-rule\n3,\"a,b\"\n"
    let design = try Design(csv: Array(text.utf8), path: "d.csv")
    #expect(design.paths == ["rule.lowDays", "policy"])
    #expect(
      design.points.map(\.settings) == [
        [Setting("rule.lowDays", "2")], [Setting("rule.lowDays", "3")],
      ])
    #expect(design.points.map(\.policies) == [["no-rule"], ["a,b"]])
  }

  @Test(
    "What is wrong with a design file, and where",
    arguments: [
      ("", DesignError.emptyFile(path: "d.csv")),
      ("a,b\n", .emptyFile(path: "d.csv")),
      ("a,b\n1,2\n1\n", .unevenRow(path: "d.csv", line: 3)),
      ("a,b\n1,\n", .emptyCell(path: "d.csv", line: 2)),
      ("a,a\n1,2\n", .repeatedPath("a")),
    ])
  func fileFaults(text: String, error: DesignError) {
    #expect(throws: error) { try Design(csv: Array(text.utf8), path: "d.csv") }
  }
}
