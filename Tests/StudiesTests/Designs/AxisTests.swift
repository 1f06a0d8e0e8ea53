import Studies
import Testing

/// What is varied, as it is written on the command line.
struct AxisTests {
  @Test(
    "Ranges and lists",
    arguments: [
      ("rule.lowDays=1:3", ["1", "2", "3"]),
      ("x=0:3e-1:1E-1", ["0", "0.1", "0.2", "0.3"]),
      ("x=1e2:3e+2:100", ["100", "200", "300"]),
      ("rule.threshold=0.3:0.5:0.05", ["0.3", "0.35", "0.4", "0.45", "0.5"]),
      ("rule.threshold=0.1:0.35:0.1", ["0.1", "0.2", "0.3"]),
      ("x=-1:1", ["-1", "0", "1"]),
      ("rule.threshold=30 %:60%:15 %", ["30 %", "45 %", "60 %"]),
      ("ring.timeout=30 s:1 min:15 s", ["30 s", "45 s", "1 min"]),
      ("x=1 h 30 min:2 h:15 min", ["1 h 30 min", "1 h 45 min", "2 h"]),
      ("rule.minimumCalls=1,3, 10", ["1", "3", "10"]),
      (
        "a.b={exponential: {mean: 5 min}},{gamma: {mean: 1 h, cv: 2}}",
        ["{exponential: {mean: 5 min}}", "{gamma: {mean: 1 h, cv: 2}}"]
      ),
      ("a.b=exponential:{mean: 5 min}", ["exponential:{mean: 5 min}"]),
      ("night.from=\"22:00\",\"23:00\"", ["\"22:00\"", "\"23:00\""]),
      ("policy=todays-rule,no-rule", ["todays-rule", "no-rule"]),
      ("x=5", ["5"]),
    ])
  func levels(text: String, levels: [String]) throws {
    #expect(try Axis(text).levels == levels)
  }

  @Test("Steps are exact: thirteen of them give what one would write")
  func exactSteps() throws {
    let levels = try #require(try Axis("x=0.3:0.9:0.05").levels)
    #expect(levels.count == 13)
    #expect(levels.last == "0.9")
    #expect(levels[6] == "0.6")
  }

  @Test("An interval is run through evenly, in the unit it is given in")
  func interval() throws {
    let share = try Axis("x=0.3..0.9")
    #expect(share.levels == nil)
    #expect(share.value(at: 0) == "0.3")
    #expect(share.value(at: 0.5) == "0.6")
    #expect(share.value(at: 1.0.nextDown) == "0.9")
    #expect(try Axis("x=30 s..90 s").value(at: 0.25) == "45 s")
    #expect(try Axis("x=30 %..60 %").value(at: 0.1) == "33 %")
    // A third of the way, to a ten-thousandth of it or less.
    let third = try #require(Double(try Axis("x=0..3").value(at: 1.0 / 3)))
    #expect(abs(third - 1) < 3e-4)
  }

  @Test("Each level has its share of the axis")
  func levelsSampled() throws {
    let axis = try Axis("x=a,b,c,d")
    let found = (0..<8).map { axis.value(at: Double($0) / 8) }
    #expect(found == ["a", "a", "b", "b", "c", "c", "d", "d"])
  }

  @Test(
    "What is no axis is said to be none",
    arguments: [
      ("threshold", DesignError.notAnAxis("threshold")),
      ("=3", .notAnAxis("=3")),
      ("x=", .notAnAxis("x=")),
      ("x=30 s:90", .mixedUnits("x=30 s:90")),
      ("x=0.3:0.9:5 %", .mixedUnits("x=0.3:0.9:5 %")),
      ("x=0.3:0.9", .noStep("x=0.3:0.9")),
      ("x=3:1", .emptyRange("x=3:1")),
      ("x=3..1", .emptyRange("x=3..1")),
      ("x=1:3:0", .badStep("x=1:3:0")),
      ("x=1:3:-1", .badStep("x=1:3:-1")),
      ("x=0:1000000", .tooManyLevels("x=0:1000000", most: 10_000)),
      ("x=1,,2", .emptyLevel("x=1,,2")),
      ("x=1,2,1", .repeatedLevel("1", axis: "x=1,2,1")),
    ])
  func faults(text: String, error: DesignError) {
    #expect(throws: error) { try Axis(text) }
  }
}
