import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Studies
import Testing

/// Worlds: what is drawn, what is shared, and what a world's figures are.
struct WorldStudyTests {
  private static let rule = "rule.minimumCalls={uncertain: [1, 3, 6], value: 3}"
  private static let chance =
    "segments.seller.answering.foreground.chance={uncertain: 60 %..80 %, value: 70 %}"

  private static func study(
    _ settings: [String], policies: [[String]] = [[]], worlds: Int = 16, threads: Int = 2
  ) throws -> WorldStudy {
    let named = try policies.enumerated().map { number, more in
      WorldStudy.Policy(
        number == 0 ? "as written" : "policy \(number)",
        try StreakScenario.texts(settings + more).resolved())
    }
    var study = try WorldStudy(
      named,
      figures: ["suspensions", "answer_rate", "speed_of_answer_p90", "unserved_change"].map {
        try StreakScenario.figure($0)
      }, threads: threads)
    study.design = try #require(WorldDesign(worlds: worlds))
    return study
  }

  /// The first two worlds of a set, each from a run of its own with the drawn values as settings.
  @Test("A world's figures are those of a run with its values", arguments: [true, false])
  func sameAsARun(isRuleAlone: Bool) throws {
    let settings = isRuleAlone ? [Self.rule] : [Self.rule, Self.chance]
    let result = try Self.study(settings).result()
    #expect(result.inputs.map(\.name).count == settings.count)
    for world in [0, 1, 9] {
      let (set, place) = (result.worlds[world].set, world % 2)
      let drawn = result.inputs.enumerated().map { number, input in
        Setting(
          input.values[0].path, input.values[0].law.value(at: result.worlds[world].places[number]))
      }
      let scenario = try StreakScenario.scenario(drawn.map(\.description))
      // Worlds of a set share their days where only the rule differs.
      let first = isRuleAlone ? set * 2 : (place * WorldDesign.sets + set) * 2
      var cost = StudyCost()
      let samples = try PointSimulator(threads: 1).samples(
        of: [PointSimulator.Job(scenario, replications: first..<first + 2)],
        figures: result.figures, cost: &cost)
      for (figure, target) in result.figures.enumerated() {
        let value = result.sample(figure, policy: 0).values[set][place]
        if target.measure.quantile != nil {
          let values = samples[0][figure].values.compactMap { $0 }
          #expect(abs((value ?? 0) - values.reduce(0, +) / 2) < 1e-9)
        } else {
          let estimate = samples[0][figure].estimate(of: target)
          #expect(abs((value ?? 0) - (estimate.value ?? 1)) < 1e-9, "\(target.name)")
        }
      }
    }
  }

  @Test("Threads change nothing, and more worlds leave those that there are as they are")
  func stable() throws {
    let one = try Self.study([Self.chance], threads: 1).result()
    let five = try Self.study([Self.chance], threads: 5).result()
    let more = try Self.study([Self.chance], worlds: 32).result()
    for figure in one.figures.indices {
      let sample = one.sample(figure, policy: 0)
      #expect(sample == five.sample(figure, policy: 0))
      let larger = more.sample(figure, policy: 0)
      #expect(larger.values.map { Array($0.prefix(2)) } == sample.values)
    }
  }

  @Test("Another input leaves the draws of those before it")
  func moreInputs() throws {
    let one = try Self.study([Self.rule]).result()
    let two = try Self.study([Self.rule, Self.chance]).result()
    #expect(two.worlds.map { $0.places[0] } == one.worlds.map { $0.places[0] })
  }

  @Test("Policies of a world share its draw and its days")
  func policies() throws {
    let milder = ["rule.lowDays=3"]
    let result = try Self.study([Self.rule, Self.chance], policies: [[], milder, []]).result()
    let suspensions = try #require(result.figure("suspensions", of: .population))
    // The same policy again: the same figures, and no noise in the difference.
    let same = result.difference(suspensions, policy: 2)
    #expect(same.defined.allSatisfy { $0 == 0 })
    #expect(same.noise.joined().allSatisfy { $0 == 0 })
    let choice = try #require(result.choice(by: suspensions, better: .lower))
    #expect(choice.chosen == 1)
    #expect(choice.worldsBetter(1, than: 0) > 12)
    #expect(choice.worldsBetter(2, than: 0) == 8)
    #expect(abs(choice.value.shareBest.reduce(0, +) - 1) < 1e-12)
    #expect(choice.value.perfect >= 0)
  }

  /// The rule alone: both sets of figures come from the same days, so a milder rule never suspends more.
  @Test("What decides a figure is found")
  func explained() throws {
    let result = try Self.study(
      [
        "rule.minimumCalls={uncertain: [1, 3, 12], value: 3}",
        "rule.returnDelay={uncertain: 0 s..1 min, value: 0 s}",
      ], worlds: 128
    ).result()
    let suspensions = try #require(result.figure("suspensions", of: .population))
    let shares = try #require(result.explained(suspensions))
    #expect(shares[0] > 0.9)
    #expect(shares[1] < 0.05)
  }

  @Test("Nothing uncertain, and too much of it, are said")
  func setup() throws {
    #expect(throws: WorldStudy.SetupError.nothingUncertain) {
      try WorldStudy(
        [WorldStudy.Policy("as written", try StreakScenario.texts().resolved())], threads: 1)
    }
    let hours = (0..<24).map { _ in "{uncertain: 1..2}" }.joined(separator: ", ")
    let many =
      ["seller", "other"].map { "segments.\($0).ring.timeout={uncertain: 20 s..60 s}" }
      + ["kinds.call.hours=[\(hours)]"]
    let study = try Self.study(many)
    #expect(study.inputs.count == 26)
    #expect(WorldDesign(worlds: 24) == nil)
    #expect(WorldDesign(worlds: 4) == nil)
    #expect(WorldDesign(worlds: 64)?.worldsPerSet == 8)
  }

  @Test("A world whose queue grows without end is counted")
  func unstable() throws {
    // Eight contacts of an hour and a half a day for twelve hours of one slot.
    let result = try Self.study([
      "segments.seller.chats=1", "kinds.call.offer=0",
      "kinds.call.text={uncertain: 10 min..170 min}",
    ]).result()
    #expect(result.unstableWorlds == 8)
  }
}
