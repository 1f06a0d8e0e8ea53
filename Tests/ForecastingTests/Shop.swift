import Calibration
import Forecasting
import MerchantModel
import Scenarios
import Tables

/// Small shops whose logs are simulated, for tests of what is made of logs.
enum Shop {
  private static let text = """
    title: Small shops
    seed: 5
    replications: 4
    calendar: {start: 2026-03-02, days: 42}
    kinds:
      install:
        hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 2, 2, 2, 2, 1, 1, 1, 2, 3, 1, 0]
        text: 5 min
        video: {gamma: {mean: 6 min, cv: 0.6}}
        offer: 90 %
        accept: 90 %
        tapDelay: 1 min
    customer:
      ringPatience: {exponential: {mean: 60 s}}
      afterMiss: {ringAgain: 50 %, delay: {exponential: {mean: 3 min}}, mostRings: 3}
    segments:
      shop:
        merchants: 12
        agents: 2
        contactsPerDay: {install: 8}
        demand: {busyness: 0.3}
        roster: [{days: daily, from: "08:00", to: "22:00"}]
        answering: {foreground: &all {chance: 40 %, delay: {lognormal: {median: 10 s, sigma: 0.6}}}, background: *all}
        diligence: {lognormal: {mean: 1, cv: 0.5}}
        dayEffect: {sd: 0.8, persistence: 0.6}
    rule: {threshold: 60 %, minimumCalls: 3, lowDays: 2, suspensionDays: 3, returnDelay: {exponential: {mean: 12 h}}}

    """

  /// The scenario, with some values changed.
  static func scenario(_ settings: [String] = []) throws -> Scenario {
    try DocumentLoader(Codec.scenario).load(
      SourceText(text, name: "shop.yaml"), settings: settings
    ).value
  }

  /// The log of a replication, written and read as the program does it: of events, or of counts.
  static func log(
    of scenario: Scenario, replication: UInt64 = 0, counts: Bool = false
  ) throws -> TidyLog {
    let log = SimulatedLog(of: scenario, replication: replication)
    let bytes = Collected()
    if counts {
      try log.writeCounts { bytes.all += $0 }
    } else {
      try log.writeEvents { bytes.all += $0 }
    }
    return try TidyLog(ByteSource(bytes.all, name: "log.csv"))
  }

  /// What the log says, all merchants being of the first segment.
  static func history(_ log: TidyLog, in scenario: Scenario) throws -> History {
    try History(
      log, segments: log.merchants.map { _ in scenario.segments[0].name }, in: scenario)
  }

  /// A history of rows `date,merchant,offered,answered`.
  static func history(_ rows: [String], in scenario: Scenario) throws -> History {
    let text = (["date,merchant,offered,answered"] + rows).joined(separator: "\n") + "\n"
    return try history(try TidyLog(ByteSource(Array(text.utf8), name: "counts.csv")), in: scenario)
  }

  private final class Collected {
    var all: [UInt8] = []
  }
}
