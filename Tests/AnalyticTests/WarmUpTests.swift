import Foundation
import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Testing

/// What the counted days show does not depend on how long the days before them are, once these are long enough.
@Suite struct WarmUpTests {
  /// Several days of two agents with everything on but the rule and its response, in shifts that pass midnight.
  private static let steadyDesk = """
    title: A desk without end
    replications: 20
    calendar: {start: 2026-03-02, days: 3}
    kinds:
      ask:
        text: {exponential: {mean: 45 min}}
        video: {exponential: {mean: 15 min}}
        offer: 60 %
        accept: 60 %
        tapDelay: {exponential: {mean: 2 h}}
        drop: 20 %
        voice: {share: 20 %, duration: {exponential: {mean: 10 min}}}
        outcomes: {resolvedByText: 80 %, resolvedByVideo: 90 %, contactAgain: {unresolved: 50 %}}
    customer:
      chatPatience: {exponential: {mean: 2 h}}
      ringPatience: {exponential: {mean: 60 s}}
      afterMiss: {ringAgain: 50 %, giveUp: 20 %}
    segments:
      desk:
        merchants: 10
        agents: 4
        chats: 2
        contactsPerDay: {ask: 120}
        roster:
          - {days: daily, from: "20:00", to: "08:00"}
          - {days: daily, from: "08:00", to: "20:00"}
        app: {foreground: {exponential: {mean: 20 min}}, background: {exponential: {mean: 10 min}}}
        answering:
          foreground: {chance: 80 %, delay: {exponential: {mean: 10 s}}}
          background: {chance: 20 %, delay: {exponential: {mean: 20 s}}}
        callBack: {chance: 50 %, delay: {exponential: {mean: 30 min}}}
        night: {answers: true}
    rule: {enabled: false}
    """

  private static func run(_ yaml: String, _ settings: [String]) throws -> RunResult {
    let loaded = try DocumentLoader(Codec.scenario).load(
      SourceText(yaml, name: "test.yaml"), settings: settings)
    return try Run(loaded.value, threads: 2).result()
  }

  /// Two warm-ups with different seeds, so the runs are independent. With some 70 measures and 38 degrees of freedom a
  /// right program would have a difference of 4.5 standard errors with one seed in 200; the seeds are fixed.
  @Test func everyMeasureIsTheSameAfterALongerWarmUp() throws {
    let short = try Self.run(Self.steadyDesk, ["calendar.warmup=3", "seed=1"])
    let long = try Self.run(Self.steadyDesk, ["calendar.warmup=10", "seed=2"])
    var compared = 0
    for measure in short.measures {
      let one = short.estimate(measure, of: .population)
      let other = long.estimate(measure, of: .population)
      guard let first = one.value, let second = other.value else {
        #expect(one.value == nil && other.value == nil, "\(measure.name)")
        continue
      }
      let errors = [one.standardError ?? 0, other.standardError ?? 0]
      let spread = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
      #expect(
        abs(first - second) <= 4.5 * spread,
        "\(measure.name): \(first) and \(second), standard error \(spread)")
      if spread > 0 { compared += 1 }
    }
    #expect(compared > 40)
  }

  /// An agent with twice the work that can be done is never idle, whatever part of the days is counted.
  @Test(arguments: [0, 5, 10])
  func anAgentWhoIsNeverIdleIsFullyOccupied(_ warmup: Int) throws {
    let yaml = """
      title: One agent, one slot, never idle
      seed: 1
      replications: 5
      calendar: {start: 2026-03-02, days: 10}
      kinds:
        ask: {text: 1 h}
      segments:
        shop:
          merchants: 10
          agents: 1
          chats: 1
          contactsPerDay: {ask: 48}
          roster: [{days: daily, from: "00:00", to: "24:00"}]
          answering: {foreground: {chance: 1}}
      rule: {enabled: false}
      """
    let result = try Self.run(yaml, ["calendar.warmup=\(warmup)"])
    let measure = try #require(Measure.named("occupancy"))
    let occupancy = try #require(result.estimate(measure, of: .population).value)
    // The run begins idle, for half an hour on average.
    #expect(warmup == 0 ? occupancy > 0.99 && occupancy < 1 : occupancy == 1)
  }
}
