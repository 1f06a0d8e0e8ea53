import MerchantModel
import Scenarios
import SimKernel
import SimStatistics
import Studies
import Testing

/// Studies of sensitivity of a scenario whose answer is known.
struct SensitivityStudyTests {
  private func study(threads: Int = 2, of figure: String = "seller/answer_rate") throws
    -> SensitivityStudy
  {
    var study = SensitivityStudy(
      try StreakScenario.texts(["segments.seller.merchants=10", "calendar.days=10"]),
      parameters: try [
        "segments.seller.answering.foreground.chance=50 %..90 %", "rule.lowDays=1:4",
        "segments.seller.contactsPerDay.call=6..10",
      ].map { try SensitivityParameter($0) },
      figure: try StreakScenario.figure(figure), threads: threads)
    study.trajectories = 8
    study.rows = 64
    return study
  }

  /// The answer rate is the chance of an answer, whatever the rule and the volume: all of the variance is
  /// the first parameter's, and that is of a uniform from 0.5 to 0.9.
  @Test("The answer rate hangs on the chance of an answer, and on nothing else")
  func answerRate() throws {
    let result = try study().result()
    #expect(result.ranking[0] == 0)
    let indices = try #require(result.indices)
    func near(_ estimate: Estimate, _ exact: Double) throws {
      let value = try #require(estimate.value)
      let error = try #require(estimate.standardError)
      #expect(abs(value - exact) < 4 * error + 0.01, "\(value) ± \(error), not \(exact)")
    }
    try near(indices.firstOrder[0], 1)
    try near(indices.total[0], 1)
    for other in [1, 2] {
      try near(indices.firstOrder[other], 0)
      try near(indices.total[other], 0)
    }
    try near(indices.mean, 0.7)
    try near(indices.variance, 0.4 * 0.4 / 12)
    let effect = try #require(result.screening).effects[0]
    try near(effect.mean, 0.4)
    // About 800 calls in a replication, each answered or not: p (1 - p) / 800 on average over p.
    #expect(indices.noise > 1e-4 && indices.noise < 6e-4)
    #expect(result.cost.replications == 2 * (8 * 4 + 64 * 5))
    #expect(result.cost.replications == result.study.work)
  }

  @Test("The same on any number of threads", arguments: [1, 5])
  func threads(count: Int) throws {
    var small = try study(threads: count, of: "seller/suspensions")
    small.rows = 4
    var other = try study(threads: 2, of: "seller/suspensions")
    other.rows = 4
    let (one, two) = (try small.result(), try other.result())
    #expect(one.indices?.total.map(\.value) == two.indices?.total.map(\.value))
    #expect(one.screening?.effects.map(\.meanSize) == two.screening?.effects.map(\.meanSize))
  }

  @Test("Only what mattered goes on to the indices")
  func kept() throws {
    var study = try study()
    study.kept = 1
    study.rows = 8
    let result = try study.result()
    #expect(result.indexed == [0])
    #expect(result.indices?.total.count == 1)
    #expect(result.cost.replications == study.work)
  }

  @Test("Where the figure does not exist, rows are left out and counted")
  func undefined() throws {
    var study = try study()
    study.parameters = [try SensitivityParameter("segments.seller.contactsPerDay.call=0,8")]
    study.rows = 16
    let result = try study.result()
    #expect(result.rowsLeftOut > 0 && result.rowsLeftOut < 16)
    #expect(result.trajectoriesLeftOut == 8)
    #expect(result.screening == nil)
  }

  @Test("Ranges, lists and distributions")
  func parameters() throws {
    func values(_ text: String, _ places: [Double]) throws -> [String] {
      let parameter = try SensitivityParameter(text)
      return places.map { parameter.value(at: $0).value }
    }
    #expect(try values("a.b=0.2..0.4", [0, 0.5, 1]) == ["0.2", "0.3", "0.4"])
    #expect(try values("a.b=20 %:40 %", [0, 0.5, 1]) == ["20 %", "30 %", "40 %"])
    #expect(try values("a.b=10 s:30 s", [0, 0.5]) == ["10 s", "20 s"])
    #expect(try values("a.b=1:3", [0, 0.5, 1]) == ["1", "2", "3"])
    #expect(try values("a~{uniform: {min: 2, max: 4}}", [0.25, 0.5]) == ["2.5", "3"])
    let median = try values("a~{exponential: {mean: 10 s}}", [0.5])[0]
    #expect(try DurationText.parse(median).microseconds == 6_931_472)
    let tails = try SensitivityParameter("a~{uniform: {min: 0, max: 1}}")
    #expect(tails.value(at: 1, withoutTails: true).value == "0.95")
    #expect(throws: DesignError.notAnAxis("a")) { try SensitivityParameter("a") }
    #expect(throws: DesignError.emptyRange("a=3..2")) { try SensitivityParameter("a=3..2") }
    #expect(throws: (any Error).self) { try SensitivityParameter("a~{beta: {mean: 3}}") }
  }
}
