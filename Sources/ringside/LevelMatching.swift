import Calibration
import Foundation
import MerchantModel
import Runs

/// Finds the levels at which simulated merchants have as many calls as the log's, and answer as many of them.
///
/// Counts say neither how many customers came without ringing nor what an agent was doing as it rang. So the scenario's
/// contacts are multiplied until as many calls ring, and its odds of answering until as many are answered. Every round
/// simulates the same random numbers.
struct LevelMatching {
  /// The levels found, by segment.
  private(set) var levels: [String: Calibration.Levels] = [:]
  /// What could not be met.
  private(set) var warnings: [String] = []

  private let calibration: Calibration
  private let threads: Int

  private static let rounds = 6
  /// As near as this is met, of the calls and of the share answered.
  private static let tolerance = 0.01
  /// Merchant-days that are simulated in each segment, at least.
  private static let merchantDays = 20_000

  /// Makes ready.
  init(_ calibration: Calibration, threads: Int) {
    self.calibration = calibration
    self.threads = threads
    for name in calibration.segmentNames { levels[name] = Calibration.Levels() }
  }

  /// Searches.
  ///
  /// - Parameter load: The scenario at levels.
  /// - Throws: What `load` throws.
  mutating func run(_ load: ([String: Calibration.Levels]) throws -> Scenario) throws {
    for round in 0...Self.rounds {
      let scenario = try load(levels)
      let shown = try show(scenario)
      var isMet = true
      for name in calibration.segmentNames {
        guard let target = calibration.target(of: name), let now = shown[name],
          var level = levels[name]
        else { continue }
        level.shown = now
        let isNear = Self.isNear(now, target)
        if !isNear && round < Self.rounds {
          level.move(from: now, to: target)
          isMet = false
        } else if !isNear {
          warnings.append(Self.words(name, now, target))
        }
        levels[name] = level
      }
      if isMet { return }
    }
  }

  /// Measures how much of a change of the odds of answering comes through to the calls answered, at the levels found.
  ///
  /// - Throws: What `load` throws.
  mutating func measureResponse(_ load: ([String: Calibration.Levels]) throws -> Scenario) throws {
    let step = 0.3
    let shown = try show(
      load(
        levels.mapValues { level in
          var moved = level
          moved.odds *= exp(step)
          return moved
        }))
    for name in calibration.segmentNames {
      guard let before = levels[name]?.shown?.answerRate, let after = shown[name]?.answerRate else {
        continue
      }
      let response =
        (Calibration.Levels.logOdds(after) - Calibration.Levels.logOdds(before)) / step
      // Chance and what no diligence can change leave it between.
      levels[name]?.response = min(max(response, 0.1), 1)
    }
  }

  private static func isNear(_ now: Calibration.Target, _ target: Calibration.Target) -> Bool {
    func differs(_ left: Double?, _ right: Double?, by most: Double) -> Bool {
      guard let left, let right else { return false }
      return abs(left - right) > most
    }
    return !differs(now.perDay, target.perDay, by: tolerance * (target.perDay ?? 0))
      && !differs(now.answerRate, target.answerRate, by: tolerance)
  }

  private static func words(
    _ name: String, _ now: Calibration.Target, _ target: Calibration.Target
  ) -> String {
    func number(_ value: Double) -> String { String(format: "%.3g", value) }
    var parts: [String] = []
    if let shown = now.perDay, let wanted = target.perDay {
      parts.append(
        "\(number(shown)) \(now.isOfContacts ? "contacts" : "calls") a merchant and day instead of \(number(wanted))"
      )
    }
    if let wanted = target.answerRate {
      parts.append(
        "\(number(100 * (now.answerRate ?? 0))) % answered instead of \(number(100 * wanted)) %")
    }
    return "\(name): no levels were found that meet the log: simulated, there are "
      + parts.joined(separator: " and ")
  }

  /// What each segment's merchants show when simulated.
  private func show(_ scenario: Scenario) throws -> [String: Calibration.Target] {
    var scenario = scenario
    scenario.measurement.counterfactual = false
    scenario.measurement.falsePositives = false
    let days = scenario.calendar.days
    let fewest = scenario.segments.map { $0.merchants * days }.min() ?? 1
    scenario.replications = min(
      max(1, (Self.merchantDays + fewest - 1) / max(fewest, 1)), scenario.replications)
    let result = try Run(scenario, threads: threads).result()
    var shown: [String: Calibration.Target] = [:]
    for (place, segment) in scenario.segments.enumerated() {
      func sum(_ counter: Counter) -> Double {
        (0..<scenario.replications).reduce(0.0) {
          $0 + Double(result.total(counter, segment: place, replication: $1))
        }
      }
      let isOfContacts = calibration.target(of: segment.name)?.isOfContacts ?? false
      let (offered, answered) = (sum(.callsOffered), sum(.callsAnswered))
      shown[segment.name] = Calibration.Target(
        isOfContacts: isOfContacts,
        perDay: (isOfContacts ? sum(.contacts) : offered) / max(sum(.merchantDays), 1),
        answerRate: offered > 0 ? answered / offered : nil)
    }
    return shown
  }
}

extension Calibration.Levels {
  fileprivate static func logOdds(_ rate: Double) -> Double {
    let rate = min(max(rate, 1e-3), 1 - 1e-3)
    return log(rate / (1 - rate))
  }

  /// Moves on: in proportion for contacts, on the log odds for answering.
  fileprivate mutating func move(from now: Calibration.Target, to target: Calibration.Target) {
    if let shown = now.perDay, let wanted = target.perDay, shown > 0 {
      // One step and all of them stay within what a scenario can take.
      contacts = min(max(contacts * min(max(wanted / shown, 0.25), 4), 0.02), 50)
    }
    guard let wanted = target.answerRate, let rate = now.answerRate else { return }
    // Not every missed call is one that nobody noticed, so that the step falls short rather than swings.
    odds = min(max(odds * exp(1.3 * (Self.logOdds(wanted) - Self.logOdds(rate))), 1e-3), 1e3)
  }
}
