import Foundation
import MerchantModel
import SimKernel

/// Names contacts, agents and instants in a trace.
package struct ModelEventNames {
  private let kinds: [String]
  private let rules: [String]
  private let calendar: StudyCalendar

  package init(_ scenario: Scenario) {
    kinds = scenario.kinds.map(\.name)
    rules = scenario.rulebook.scopedRules.map(\.name)
    calendar = scenario.calendar
  }

  /// Such as `install-03-02-1`: kind, month and day of the matter's first contact, number on that day; a
  /// later contact about the same matter has a letter behind it for each.
  package func contact(_ name: ContactName) -> String {
    let date = calendar.date(ofDay: calendar.day(ofKey: name.dayKey)).description.dropFirst(5)
    let kind = kinds.indices.contains(name.kind) ? kinds[name.kind] : "contact"
    let again = name.generation > 0 ? "-again\(name.generation)" : ""
    return "\(kind)-\(date)-\(name.place + 1)\(again)"
  }

  /// A rule's name.
  func rule(_ number: Int) -> String { rules.indices.contains(number) ? rules[number] : "rule" }

  /// Agents are numbered from 1.
  package func agent(_ index: Int) -> String { "agent \(index + 1)" }

  /// The time of day with milliseconds; midnight at the end of `day` is 24:00.
  func clock(_ time: SimTime, on day: Int) -> String {
    let milliseconds = (time.microseconds - SimDuration.days(Int64(day)).microseconds) / 1_000
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
    return String(
      format: "%02lld:%02lld:%02lld.%03lld", seconds / 3_600, seconds / 60 % 60, seconds % 60, rest)
  }

  /// A date and time of day to the minute.
  func moment(_ time: SimTime) -> String {
    let day = Int(time.microseconds / SimDuration.days(1).microseconds)
    return "\(calendar.date(ofDay: day)) \(clock(time, on: day).prefix(5))"
  }

  /// A duration as people say it: seconds below two minutes, then minutes, then hours.
  func duration(_ duration: SimDuration) -> String {
    let seconds = duration.inSeconds
    if seconds < 119.95 { return NumberText.fixed(seconds, decimals: 1) + " s" }
    if seconds < 2 * 3_600 { return NumberText.fixed(seconds / 60, decimals: 1) + " min" }
    return NumberText.fixed(seconds / 3_600, decimals: 1) + " h"
  }
}
