import MerchantModel

/// A merchant's days for people: a heading for each day and a line for each event.
public struct TraceText {
  private let scenario: Scenario
  private let arm: String?
  private let names: ModelEventNames

  /// Makes texts for merchants of a scenario.
  ///
  /// - Parameter arm: The name of the arm that the merchant is in; nil where there are none.
  public init(_ scenario: Scenario, arm: String? = nil) {
    self.scenario = scenario
    self.arm = arm
    names = ModelEventNames(scenario)
  }

  /// The text of some simulated days, ending with a newline; a day without events says so.
  public func text(_ entries: [MerchantTracer.Entry], days: Range<Int>) -> String {
    var lines = arm.map { ["The merchant is in the arm '\($0)'."] } ?? []
    var rest = entries[...]
    for day in days {
      lines += (lines.isEmpty ? [] : [""]) + [heading(day)]
      let count = rest.prefix { $0.day <= day }.count
      if count == 0 { lines.append("  nothing happens") }
      for entry in rest.prefix(count) {
        let words = ModelEventWords(entry.event, names: names)
        lines.append("  \(names.clock(entry.time, on: day))  \(words.sentence)")
      }
      rest = rest.dropFirst(count)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ day: Int) -> String {
    let date = scenario.calendar.date(ofDay: day)
    let number = DayNumber(simulatedDay: day, in: scenario.calendar)
    let warmup = scenario.calendar.countedDays.contains(day) ? "" : " (warm-up)"
    return "\(date) \(date.weekday.abbreviation), day \(number.value)\(warmup)"
  }
}

/// The number of a day as people count: 1 is the first counted one; the warm-up ends with day 0.
public struct DayNumber: Hashable, Sendable {
  /// The number.
  public let value: Int

  /// The number of a simulated day.
  public init(simulatedDay: Int, in calendar: StudyCalendar) {
    value = simulatedDay - calendar.countedDays.lowerBound + 1
  }
}
