import MerchantModel
import Runs
import Scenarios
import Testing

/// What is best depends on prices and on how merchants respond: no policy wins whatever they are.
struct BestPolicyTests {
  /// Small shops, some of which answer badly, and a few large ones. A missed call costs 1.
  private static let market = """
    title: A market of small and large shops
    seed: 7
    replications: 24
    calendar: {start: 2026-03-02, days: 30, warmup: 0}
    measurement: {falsePositives: false, counterfactual: false}
    rule: {threshold: 60 %, minimumCalls: 3, lowDays: 2, suspensionDays: 3}
    kinds:
      install: {text: 20 min, video: 10 min, offer: 1, accept: 1}
    customer: {afterMiss: {giveUp: 50 %}}
    segments:
      small: &shop
        merchants: 200
        represents: 9000
        agents: 1
        contactsPerDay: {install: 6}
        chats: others
        roster: [{days: daily, from: "00:00", to: "24:00"}]
        night: {answers: true}
        app: {foregroundShare: 1}
        diligence: {lognormal: {mean: 1, cv: 1}}
        answering: {foreground: {chance: 75 %, delay: 8 s}}
      large:
        <<: *shop
        merchants: 60
        represents: 200
        agents: 4
        contactsPerDay: {install: 25}
        answering: {foreground: {chance: 30 %, delay: 8 s}}
    response: {diligence: 3, halfLife: 60 days}
    prices: {missedCall: 1}
    """

  private static let policies = [
    "as written", "no-rule", "warn-first", "three-in-a-row", "small-and-new-exempt",
    "minimum-calls",
  ]

  private static func scenario(_ policy: String, _ settings: [String]) throws -> PolicyScenario {
    let reader = SourceReader()
    let changes =
      policy == "as written"
      ? []
      : [
        try reader.text(
          path: ProjectScenario.root.appending(path: "scenarios/policies/\(policy).yaml").path,
          role: .policy)
      ]
    let loaded = try DocumentLoader(Codec.scenario).load(
      SourceText(market, name: "market.yaml"), policies: changes, settings: settings)
    return PolicyScenario(policy, title: policy, scenario: loaded.value)
  }

  /// Simulates all policies, the expected one first, and checks that each of the others is worth less beyond doubt: with all
  /// differences of the comparison at once (Holm, 95 %). Seeds and replications are fixed.
  @Test(
    "Each of these is best at some price of a day off and under some response",
    arguments: [
      ("as written", ["prices.dayOff=2", "response.to=penalties"]),
      ("three-in-a-row", ["prices.dayOff=7", "response.to=penalties"]),
      ("small-and-new-exempt", ["prices.dayOff=25", "response.to=penalties"]),
      ("no-rule", ["prices.dayOff=150", "response.to=penalties"]),
      // Merchants who answer better because of a rule do so under one that hardly ever strikes.
      (
        "minimum-calls",
        ["prices.dayOff=20", "response.to=penalties", "response.anticipation.diligence=1.5"]
      ),
      ("warn-first", ["prices.dayOff=2"]),
    ])
  func best(policy: String, settings: [String]) throws {
    // Where nobody heeds a warning, it changes nothing.
    let isHeeded = !settings.contains("response.to=penalties")
    let others = Self.policies.filter { $0 != policy && (isHeeded || $0 != "warn-first") }
    let scenarios = try ([policy] + others).map { try Self.scenario($0, settings) }
    let comparison = PolicyComparison(try PolicyRun(scenarios, threads: 2).result())
    let money = try #require(comparison.row("money_net", of: .population))
    for place in scenarios.indices.dropFirst() {
      let difference = try #require(money.differences[place])
      #expect(
        difference.sense(money.measure.better) == .worse,
        "\(scenarios[place].name): \(difference.estimate)")
    }
  }
}
