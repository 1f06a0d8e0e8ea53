import MerchantModel
import SimKernel

extension Codec where Value == SimDuration {
  /// A duration with its unit, within a range; never negative.
  public static func duration(
    atLeast least: SimDuration = .zero, atMost most: SimDuration = .max
  ) -> Codec {
    .scalar(.form(.duration(atLeast: least, atMost: most))) {
      (scalar) throws(ScalarError) -> SimDuration in
      let duration = try DurationText.parse(scalar.text)
      guard duration >= least, duration <= most else { throw .outOfRange }
      return duration
    } render: {
      .plain(DurationText.text($0))
    }
  }
}

extension Shape.Form {
  static func duration(atLeast least: SimDuration, atMost most: SimDuration) -> Shape.Form {
    var phrase = "a duration such as `45 min`, `8 s` or `1 h 30 min`"
    if least == SimDuration(microseconds: 1) {
      phrase += ", longer than 0"
    } else if least > .zero {
      phrase += ", at least \(DurationText.text(least))"
    }
    if most < .max { phrase += ", at most \(DurationText.text(most))" }
    return Shape.Form(
      name: "duration", phrase: phrase, pattern: DurationText.pattern,
      examples: ["45 min", "8 s", "1 h 30 min"])
  }
}

extension Codec where Value == TimeOfDay {
  /// A time of day as hours and minutes, `8:30` or `08:30`, with quotes or without; `24:00` is the
  /// end of the day.
  public static var timeOfDay: Codec {
    let form = Shape.Form(
      name: "timeOfDay", phrase: "a time of day such as `08:30`, at most `24:00`",
      pattern: "^(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?|24:00(?::00)?)$",
      examples: ["08:30", "23:00", "24:00"])
    return .scalar(.form(form)) { (scalar) throws(ScalarError) -> TimeOfDay in
      let parts = scalar.text.split(separator: ":", omittingEmptySubsequences: false)
      let isClock = (2...3).contains(parts.count)
      let numbers = parts.compactMap { part in
        part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
      }
      guard isClock, numbers.count == parts.count, parts[0].count <= 2,
        parts.dropFirst().allSatisfy({ $0.count == 2 })
      else {
        if let hour = Int(scalar.text), let time = TimeOfDay(hour: hour, minute: 0) {
          throw .write(time.description)
        }
        throw .unreadable
      }
      let second = numbers.count == 3 ? numbers[2] : 0
      guard let time = TimeOfDay(hour: numbers[0], minute: numbers[1], second: second) else {
        throw .noSuchTime
      }
      return time
    } render: {
      // In quotes, because other readers of YAML take 8:30 for a number to the base 60.
      .text($0.description)
    }
  }
}

extension Codec where Value == CivilDate {
  /// A date as in ISO 8601: `2026-03-02`.
  public static var date: Codec {
    let form = Shape.Form(
      name: "date", phrase: "a date such as `2026-03-02`",
      pattern: "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$",
      examples: ["2026-03-02"])
    return .scalar(.form(form)) { (scalar) throws(ScalarError) -> CivilDate in
      let parts = scalar.text.split(
        omittingEmptySubsequences: false, whereSeparator: { "-/.".contains($0) })
      let numbers = parts.compactMap { part in
        part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
      }
      guard numbers.count == 3, parts.count == 3, parts[0].count == 4, parts[1].count <= 2,
        parts[2].count <= 2
      else { throw .unreadable }
      guard let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
        throw .noSuchDate
      }
      guard scalar.text == date.description else { throw .write(date.description) }
      return date
    } render: {
      .plain($0.description)
    }
  }
}

extension Codec where Value == Weekday {
  /// A day of the week by its first three letters.
  public static var weekday: Codec {
    let words = Weekday.allCases.map { Shape.Choice($0.abbreviation, "\($0)".capitalized) }
    return .scalar(.choice(words)) { (scalar) throws(ScalarError) -> Weekday in
      if let day = Weekday.allCases.first(where: { $0.abbreviation == scalar.text }) { return day }
      let lowered = scalar.text.lowercased()
      let meant = Weekday.allCases.first { lowered.hasPrefix($0.abbreviation) }
      throw .unknownWord(suggestion: meant?.abbreviation)
    } render: {
      .plain($0.abbreviation)
    }
  }
}

extension Codec where Value == [Weekday] {
  /// Days of the week: a span such as `mon-fri`, one day, `daily`, or a list of days.
  public static var weekdays: Codec {
    .shorthand(
      weekdaySpan, expand: { $0 }, contract: { isSpan($0) ? $0 : nil },
      or: .list(of: .weekday, count: 1...7).map { days in
        if let twice = days.first(where: { day in days.count { $0 == day } > 1 }) {
          throw RepeatedDayError(day: twice)
        }
        return days
      } from: {
        $0
      })
  }

  private static var weekdaySpan: Codec {
    let form = Shape.Form(
      name: "weekdaySpan", phrase: "days of the week such as `mon-fri`, `sat` or `daily`",
      pattern: "^(?:daily|(?:mon|tue|wed|thu|fri|sat|sun)(?:-(?:mon|tue|wed|thu|fri|sat|sun))?)$",
      examples: ["mon-fri", "sat", "daily"])
    return .scalar(.form(form)) { (scalar) throws(ScalarError) -> [Weekday] in
      if scalar.text == "daily" { return Weekday.allCases }
      let ends = scalar.text.split(separator: "-", omittingEmptySubsequences: false).map { word in
        Weekday.allCases.first { $0.abbreviation == word }
      }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1]
      else { throw .unreadable }
      let length = (last.rawValue - first.rawValue + 7) % 7
      return (0...length).map(first.adding(days:))
    } render: { days in
      if days == Weekday.allCases { return .plain("daily") }
      let ends = [days.first, days.count > 1 ? days.last : nil].compactMap { $0?.abbreviation }
      return .plain(ends.joined(separator: "-"))
    }
  }

  private static func isSpan(_ days: [Weekday]) -> Bool {
    !days.isEmpty && zip(days, days.dropFirst()).allSatisfy { $0.adding(days: 1) == $1 }
  }
}

/// A day that a list names twice.
private struct RepeatedDayError: DomainProblem, Error {
  let day: Weekday
  var message: String { "`\(day.abbreviation)` is given twice" }
}
