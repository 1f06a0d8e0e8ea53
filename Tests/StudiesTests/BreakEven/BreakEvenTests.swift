import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Studies
import Testing

/// Break-evens of which the root is known.
struct BreakEvenTests {
  /// Sellers who answer 70 % of their calls, which take no time, under a rule that never strikes.
  private static let idle = [
    "kinds.call.video=0 s", "rule.minimumCalls=1000", "segments.other.merchants=1",
  ]
  private static let half = ["segments.seller.answering.foreground.chance=0.5"]

  /// No rule, and sellers otherwise.
  private static func policy(_ seller: String) throws -> SourceText {
    let text = """
      policy: {title: No rule and other sellers}
      change: {rule: {enabled: false}, segments: {seller: {\(seller)}}}
      """
    return try SourceReader().text(bytes: [UInt8](text.utf8), name: "others")
  }

  private static func study(
    _ range: String, against seller: String, _ settings: [String] = half, threads: Int = 2,
    figure: String = "seller/answer_rate"
  ) throws -> BreakEvenStudy {
    BreakEvenStudy(
      try StreakScenario.texts(idle + settings), range: try Axis(between: range),
      against: try policy(seller), named: "others", figure: try StreakScenario.figure(figure),
      threads: threads)
  }

  private static let diligence = "response.anticipation.diligence"

  @Test("Odds of 7/3 against 4 take a factor of 12/7: on the same draws there is next to no doubt")
  func sameDraws() throws {
    let result = try Self.study(
      "\(Self.diligence)=1:3", against: "answering: {foreground: {chance: 80 %}}", []
    ).result()
    let root = try #require(result.look(.root))
    let lower = try #require(result.number(.lower))
    let upper = try #require(result.number(.upper))
    // At the root not one of the 48,000 calls goes another way; a factor 0.01 away tells 45 of them apart.
    #expect(lower <= 12.0 / 7 && 12.0 / 7 <= upper)
    #expect(upper - lower < 0.01)
    let rates = [root.sample, root.policySample].map {
      $0.estimate(of: result.study.figure).value ?? .nan
    }
    #expect(abs(rates[0] - rates[1]) < 1e-3)
    // Four standard errors of a binomial share.
    #expect(abs(rates[1] - 0.8) < 4 * (0.16 / 48_000).squareRoot())
  }

  /// Two agents, each with a chance of a half, answer 75 % of calls: odds of 3. Of these the second agent's draws are
  /// others, so there is doubt.
  @Test("Intervals of a known root cover it in 95 % of studies, however they are simulated")
  func coverage() throws {
    let (studies, root) = (500, 3.0)
    var covered = 0
    var roots: [Double] = []
    for seed in 1...studies {
      let result = try Self.study(
        "\(Self.diligence)=1:9", against: "agents: 2",
        Self.half + [
          "seed=\(seed)", "calendar.days=4", "segments.seller.merchants=1", "replications=10",
        ], threads: 1
      ).result()
      roots.append(try #require(result.number(.root)))
      if result.number(.lower) ?? 1 <= root && root <= result.number(.upper) ?? 9 { covered += 1 }
    }
    let share = Double(covered) / Double(studies)
    let error = (0.95 * 0.05 / Double(studies)).squareRoot()
    #expect(abs(share - 0.95) < 4 * error, "\(share)")
    // As many roots are too great as too small: half of them but for four standard errors.
    let below = Double(roots.count { $0 < root }) / Double(studies)
    #expect(abs(below - 0.5) < 4 * (0.25 / Double(studies)).squareRoot(), "\(below)")
  }

  @Test("Without a root it is said which side is higher")
  func nothing() throws {
    let below = try Self.study("\(Self.diligence)=1:2", against: "agents: 2").result()
    #expect(below.verdict == .below && below.look(.root) == nil && below.evaluations == 2)
    let above = try Self.study("\(Self.diligence)=4:9", against: "agents: 2").result()
    #expect(above.verdict == .above)
    let same = try Self.study(
      "\(Self.diligence)=1:1.00001", against: "answering: {foreground: {chance: 50 %}}"
    ).result()
    #expect(same.verdict == .unclear)
  }

  @Test("A value may hold under both, and may be a percentage")
  func shared() throws {
    let range = "segments.seller.answering.foreground.chance=40 %:95 %"
    var study = try Self.study(range, against: "agents: 2", Self.half + ["\(Self.diligence)=3"])
    // Odds of 3 c / (1 - c) against those of two agents with a half each, which are 3: c is 50 %. Of 48,000 calls 38 % go
    // another way, an error of 0.0028 of the difference, whose slope is 0.75: 1.5 points are four errors.
    let alone = try study.result()
    let root = try #require(alone.number(.root))
    #expect(abs(root - 50) < 1.5 && alone.unit == "percent")
    study.isShared = true
    // 3 c / (1 + 2 c) against 2 c - c^2: equal at 50 % and at 100 %, with a slope of -0.25 at the first.
    let both = try study.result()
    let other = try #require(both.number(.root))
    #expect(abs(other - 50) < 4.5 && !both.rises)
    #expect(both.look(.to)?.policySample != both.look(.from)?.policySample)
    #expect(alone.look(.to)?.policySample == alone.look(.from)?.policySample)
  }

  @Test("The same on any number of threads", arguments: [1, 5])
  func threads(count: Int) throws {
    func values(_ threads: Int) throws -> [String?] {
      let result = try Self.study(
        "\(Self.diligence)=1:9", against: "agents: 2", threads: threads
      ).result()
      return BreakEvenResult.Part.allCases.map { part in
        result.look(part).map { "\($0.value) \($0.difference)" }
      }
    }
    #expect(try values(count) == values(2))
  }

  @Test("What cannot be looked for is refused")
  func refused() throws {
    #expect(throws: BreakEvenError.singleReplication) {
      try Self.study("\(Self.diligence)=1:9", against: "agents: 2", ["replications=1"]).result()
    }
    #expect(
      throws: BreakEvenError.incomparable(policy: "others", part: .segments)
    ) { try Self.study("\(Self.diligence)=1:9", against: "merchants: 3").result() }
    #expect(
      throws: BreakEvenError.noFigure(
        "seller/answer_rate", path: Self.diligence, value: "1", policy: "others")
    ) {
      try Self.study(
        "\(Self.diligence)=1:9", against: "agents: 2", ["segments.seller.contactsPerDay.call=0"]
      ).result()
    }
    #expect(throws: ScenarioError.self) {
      try Self.study("\(Self.diligence)=0.5:9", against: "agents: 2").result()
    }
    #expect(throws: DesignError.noEnds("rule.lowDays=1,3")) {
      try Axis(between: "rule.lowDays=1,3")
    }
  }
}
