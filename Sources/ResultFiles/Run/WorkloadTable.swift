import MerchantModel
import Runs

/// The figures of a scenario that need no simulation, as text and JSON.
public struct WorkloadTable {
  private let scenario: Scenario

  /// The derived figures of a scenario.
  public init(_ scenario: Scenario) {
    self.scenario = scenario
  }

  /// The text: comment lines of YAML, so that they can stand behind a scenario.
  public var text: String {
    var lines = ["Derived from the values above, without simulating: means over a week", ""]
    for segment in scenario.segments {
      lines += block(segment) + [""]
    }
    return lines.dropLast().map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
  }

  private func block(_ segment: Segment) -> [String] {
    let work = Workload(segment, in: scenario)
    func number(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
    var lines = [
      "\(segment.name), each merchant:",
      "  contacts a day                   \(number(work.contacts)), on weekdays from "
        + "\(number(work.weekdayRange.lowerBound)) to \(number(work.weekdayRange.upperBound)) times",
      "  hours of guidance, all by text   \(number(work.textHours)) a day",
      "  hours at work                    \(number(work.agentHours)) a day, all agents together",
      "  calls wanted                     \(number(work.callsWanted)) a day, "
        + "before nights, gates and suspensions",
    ]
    if let chance = work.foregroundChance {
      lines.append(
        "  app in the foreground            \(NumberText.fixed(chance * 100, decimals: 1)) % "
          + "of an agent's time at work")
    }
    let slots = slots(segment)
    let rows = work.hours.enumerated().map { hour, figures in
      ["\(clock(hour))-\(clock(hour + 1))", number(figures.contacts), number(figures.textLoad)]
        + [number(figures.agents), number(figures.videoAgents)]
        + (slots.map { [number(figures.agents * Double($0))] } ?? [])
    }
    let head =
      ["hour", "contacts", "erlangs by text", "agents", "for video"]
      + (slots == nil ? [] : ["chat slots"])
    let widths = head.map(\.count)
    return lines
      + ([head] + rows).map { row in
        "  "
          + zip(row, widths).map { cell, width in
            String(repeating: " ", count: max(0, width - cell.count)) + cell
          }.joined(separator: "  ")
      }
  }

  private func slots(_ segment: Segment) -> Int? {
    if case .slots(let count) = segment.staffing.chats { count } else { nil }
  }

  private func clock(_ hour: Int) -> String { (hour < 10 ? "0" : "") + String(hour) }
}

extension WorkloadTable {
  /// A segment's figures for programs.
  public struct SegmentFigures: Encodable, Sendable {
    /// The segment's name.
    public let segment: String
    /// Contacts a day.
    public let contactsPerDay: Double
    /// Hours of guidance a day if all of it is by text.
    public let textHoursPerDay: Double
    /// Agent-hours at work a day.
    public let agentHoursPerDay: Double
    /// Calls wanted a day.
    public let callsWantedPerDay: Double
    /// The chance of an app in the foreground, where it can be computed.
    public let foregroundChance: Double?
    /// The 24 hours.
    public let hours: [HourFigures]
  }

  /// An hour's figures for programs.
  public struct HourFigures: Encodable, Sendable {
    /// The hour, 0 to 23.
    public let hour: Int
    /// Contacts.
    public let contacts: Double
    /// Offered load in erlangs if all guidance is by text.
    public let textErlangs: Double
    /// Agents at work.
    public let agents: Double
    /// Those who take video calls.
    public let videoAgents: Double
  }

  /// All segments' figures.
  public var figures: [SegmentFigures] {
    scenario.segments.map { segment in
      let work = Workload(segment, in: scenario)
      return SegmentFigures(
        segment: segment.name, contactsPerDay: work.contacts, textHoursPerDay: work.textHours,
        agentHoursPerDay: work.agentHours, callsWantedPerDay: work.callsWanted,
        foregroundChance: work.foregroundChance,
        hours: work.hours.enumerated().map { hour, figures in
          HourFigures(
            hour: hour, contacts: figures.contacts, textErlangs: figures.textLoad,
            agents: figures.agents, videoAgents: figures.videoAgents)
        })
    }
  }
}
