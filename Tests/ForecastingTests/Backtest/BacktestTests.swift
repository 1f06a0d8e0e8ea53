import Forecasting
import Foundation
import MerchantModel
import Runs
import SimKernel
import Testing

/// Rules applied to histories.
struct BacktestTests {
  private static func backtest(
    _ history: History, _ scenario: Scenario, threads: Int = 1
  ) throws -> Backtest {
    try Backtest(
      of: history, under: [PolicyScenario("rule", title: "", scenario: scenario)],
      threads: threads)
  }

  @Test(
    "The rule that was in force finds the very suspensions of the log",
    arguments: [
      [], ["rule.partDay=leftOut"], ["rule.fewCallDay=carries", "rule.ladder=[1, 3, 7]"],
      ["rule.trigger=lowDaysOfLast", "rule.windowDays=4"],
      ["rule.trigger=rateOverCalls", "rule.windowCalls=20"],
      ["rule.sameCallWithin=30 min", "rule.quickHangUp=15 s"],
      ["rule.nightCalls=false", "rule.reinstatement=byItself"],
      ["rule.probationDays=5", "rule.probationThreshold=80 %"],
    ])
  func inForce(settings: [String]) throws {
    let scenario = try Shop.scenario(settings)
    let history = try Shop.history(try Shop.log(of: scenario), in: scenario)
    let policy = try Self.backtest(history, scenario).policies[0]
    var count = 0
    for (place, merchant) in history.merchants.enumerated() {
      let found = policy.replays[place].suspensions
      #expect(found.map { History.midnight($0.day + 1) } == merchant.spells.map(\.start))
      // What goes on as the log ends comes back after it.
      let ends = found.compactMap(\.until).map { min($0, History.midnight(history.days)) }
      #expect(ends == merchant.spells.map { min($0.end, History.midnight(history.days)) })
      #expect(found.allSatisfy(\.isInHistory) && policy.replays[place].sums.unknownDays == 0)
      let bounds = policy.bounds[place]
      #expect(bounds.fewest == found.count && bounds.most == found.count)
      count += found.count
    }
    #expect(count > 5, "so few suspensions show nothing")
  }

  @Test("Of counts alone, what happened lies between the fewest and the most suspensions")
  func countsAlone() throws {
    let scenario = try Shop.scenario()
    for replication in 0..<6 as Range<UInt64> {
      let events = try Shop.history(
        try Shop.log(of: scenario, replication: replication), in: scenario)
      let counts = try Shop.history(
        try Shop.log(of: scenario, replication: replication, counts: true), in: scenario)
      let policy = try Self.backtest(counts, scenario).policies[0]
      for (merchant, bounds) in zip(counts.merchants, policy.bounds) {
        let truth = events.merchants.first { $0.name == merchant.name }?.spells
          .count { $0.start <= History.midnight(counts.days) }
        #expect(bounds.fewest <= (truth ?? 0) && truth ?? 0 <= bounds.most)
      }
    }
  }

  /// Rows of a merchant from 2 March on; nil for a day without one.
  private static func rows(_ merchant: String, _ days: [(Int, Int)?]) -> [String] {
    days.enumerated().compactMap { place, day in
      day.map { "\(CivilDate(dayNumber: 20_514 + place)),\(merchant),\($0.0),\($0.1)" }
    }
  }

  private static let full = [(Int, Int)?](repeating: (5, 5), count: 8)

  private static func week(_ settings: [String] = []) throws -> Scenario {
    try Shop.scenario(
      ["rule.minimumCalls=5", "rule.reinstatement=byItself"] + settings)
  }

  @Test("A week worked out by hand")
  func handWorked() throws {
    let scenario = try Self.week()
    let days: [(Int, Int)?] = [
      (5, 1), (6, 2), (5, 5), (5, 4), (5, 0), (5, 5), (5, 2), (5, 2),
    ]
    let history = try Shop.history(
      Self.rows("a", days) + Self.rows("b", Self.full), in: scenario)
    let policy = try Self.backtest(history, scenario).policies[0]
    let first = policy.replays[0]
    // Two low days; off on the third to fifth, on which 9 calls were answered and 6 missed; two more at the end.
    #expect(first.suspensions.map(\.day) == [1, 7])
    #expect(first.suspensions[0].until == History.midnight(5))
    #expect(first.sums.answeredOff == 9 && first.sums.missedOff == 6)
    #expect(first.sums.daysOff == 3)
    #expect(first.sums.lowDays == 4 && first.sums.judgedDays == 5)
    #expect(first.sums.missedOnLowDays == 4 + 4 + 3 + 3)
    #expect(policy.replays[1].suspensions.isEmpty)
    #expect(policy.totals.fewest == 2 && policy.totals.most == 2)
  }

  @Test("A gap between two low days leaves open whether there was a suspension")
  func gap() throws {
    let scenario = try Self.week()
    let days: [(Int, Int)?] = [
      (5, 5), (5, 1), nil, (5, 1), (5, 5), (5, 5), (5, 5), (5, 5),
    ]
    let history = try Shop.history(
      Self.rows("a", days) + Self.rows("b", Self.full), in: scenario)
    let policy = try Self.backtest(history, scenario).policies[0]
    #expect(policy.replays[0].sums.unknownDays == 1)
    #expect(policy.bounds[0].fewest == 0 && policy.bounds[0].most == 1)
  }

  @Test("A day on which nobody has a row is a day without calls")
  func closedDay() throws {
    let scenario = try Self.week(["rule.fewCallDay=carries"])
    var days = Self.full
    days[1] = (5, 1)
    days[2] = nil
    days[3] = (5, 1)
    var others = Self.full
    others[2] = nil
    let history = try Shop.history(
      Self.rows("a", days) + Self.rows("b", others), in: scenario)
    let policy = try Self.backtest(history, scenario).policies[0]
    #expect(policy.replays[0].sums.unknownDays == 0)
    #expect(policy.replays[0].suspensions.map(\.day) == [3])
  }

  @Test("A merchant's other days tell bad luck from bad service")
  func otherDays() throws {
    let scenario = try Self.week()
    // 20 days of 9 in 10, and of 4 in 10, each with two days of 1 in 10.
    func days(from least: Int) -> [(Int, Int)?] {
      (0..<20).map { (day: Int) -> (Int, Int)? in
        day == 5 || day == 6 ? (10, 1) : (10, least + day % 3)
      }
    }
    let (good, bad) = (days(from: 8), days(from: 3))
    let history = try Shop.history(Self.rows("a", good) + Self.rows("b", bad), in: scenario)
    let replays = try Self.backtest(history, scenario).policies[0].replays
    #expect(replays[0].suspensions.map(\.others?.finding) == [.notLow])
    #expect(replays[1].suspensions.allSatisfy { $0.others?.finding == .low })
    let rate = try #require(replays[0].suspensions[0].others?.rate.value)
    // 18 days of 8, 9 or 10 in 10; days 5 and 6 had 10 and 8.
    #expect(abs(rate - 161.0 / 180) < 1e-12)
  }

  @Test("The report is the same on any number of threads")
  func threads() throws {
    let scenario = try Shop.scenario()
    let history = try Shop.history(try Shop.log(of: scenario), in: scenario)
    let reports = try [1, 3].map {
      try BacktestReport(Self.backtest(history, scenario, threads: $0), model: []).encoded()
    }
    #expect(reports[0] == reports[1])
  }
}
