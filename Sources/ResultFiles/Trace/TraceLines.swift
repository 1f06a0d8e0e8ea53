import Foundation
import MerchantModel
import SimKernel

/// A merchant's days for programs: one JSON object a line.
public struct TraceLines {
  private let scenario: Scenario
  private let arm: String?
  private let names: ModelEventNames

  /// Makes lines for merchants of a scenario.
  ///
  /// - Parameter arm: The name of the arm that the merchant is in; nil where there are none.
  public init(_ scenario: Scenario, arm: String? = nil) {
    self.scenario = scenario
    self.arm = arm
    names = ModelEventNames(scenario)
  }

  /// The lines, each ending with a newline.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func data(_ entries: [MerchantTracer.Entry]) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = Data()
    for entry in entries {
      let words = ModelEventWords(entry.event, names: names)
      let line = TraceLine(
        date: scenario.calendar.date(ofDay: entry.day).description,
        day: DayNumber(simulatedDay: entry.day, in: scenario.calendar).value,
        time: names.clock(entry.time, on: entry.day), arm: arm, facts: words.facts)
      data += try encoder.encode(line) + Data("\n".utf8)
    }
    return data
  }
}

/// A line: when, and what.
private struct TraceLine: Encodable {
  let date: String
  let day: Int
  let time: String
  let arm: String?
  let facts: ModelEventFacts

  private enum Key: CodingKey {
    case date, day, time, arm
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(date, forKey: .date)
    try container.encode(day, forKey: .day)
    try container.encode(time, forKey: .time)
    try container.encodeIfPresent(arm, forKey: .arm)
    try facts.encode(to: encoder)
  }
}

/// The facts of an event; what does not apply is absent.
struct ModelEventFacts: Encodable {
  let event: String
  let contact: String?
  let agent: Int?
  let afterSeconds: Double?
  let lengthSeconds: Double?
  let reason: String?
  let attempt: Int?
  let agents: [String]?
  let app: String?
  let offered: Int?
  let answered: Int?
  let isLow: Bool?
  let factor: Double?

  init(
    _ event: String, _ contact: String? = nil, agent: Int? = nil, after: SimDuration? = nil,
    length: SimDuration? = nil, reason: String? = nil, attempt: Int? = nil,
    agents: [String]? = nil, app: String? = nil, offered: Int? = nil, answered: Int? = nil,
    isLow: Bool? = nil, factor: Double? = nil
  ) {
    self.event = event
    self.contact = contact
    self.agent = agent.map { $0 + 1 }
    afterSeconds = after?.inSeconds
    lengthSeconds = length?.inSeconds
    self.reason = reason
    self.attempt = attempt
    self.agents = agents
    self.app = app
    self.offered = offered
    self.answered = answered
    self.isLow = isLow
    self.factor = factor
  }
}
