import MerchantModel
import Runs
import Scenarios
import Studies

/// Merchants who answer each call with one chance, independently, as theory has them: few and quick.
enum StreakScenario {
  static let text = """
    title: Streaks
    seed: 3
    replications: 10
    calendar: {start: 2026-03-02, days: 30, warmup: 0}
    kinds:
      call: {hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0],
        text: 10 min, video: 2 min, offer: 1, accept: 1}
    segments:
      seller:
        merchants: 20
        agents: 1
        contactsPerDay: {call: 8}
        roster: [{days: daily, from: "09:00", to: "21:00"}]
        chats: others
        app: {foregroundShare: 1}
        answering: {foreground: {chance: 70 %, delay: {exponential: {mean: 10 s}}}}
        ring: {timeout: 1 h}
      other:
        merchants: 10
        agents: 2
        contactsPerDay: {call: 4}
        roster: [{days: daily, from: "09:00", to: "21:00"}]
        chats: others
        answering:
          foreground: {chance: 70 %, delay: {exponential: {mean: 10 s}}}
          background: {chance: 20 %, delay: {exponential: {mean: 10 s}}}
    rule: {threshold: 60 %, minimumCalls: 3, lowDays: 2, suspensionDays: 3}
    """

  static func texts(_ settings: [String] = []) throws -> ScenarioTexts {
    let source = try SourceReader().text(bytes: [UInt8](text.utf8), name: "streak")
    return ScenarioTexts(source, settings: settings)
  }

  static func scenario(_ settings: [String] = []) throws -> Scenario {
    try texts(settings).resolved().value
  }

  static func figure(_ name: String) throws -> TargetFigure {
    try TargetFigure.parse(name, for: try scenario())
  }
}
