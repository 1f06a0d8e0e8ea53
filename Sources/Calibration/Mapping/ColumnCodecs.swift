import Scenarios

extension Codec where Value == TextColumn {
  /// A column by its name, or with cells that mean nothing.
  static var textColumn: Codec {
    .shorthand(
      .text, expand: { TextColumn($0) }, contract: { $0.nothing.isEmpty ? $0.column : nil },
      or: .object(
        "text column", "A column of texts.", defaults: TextColumn(),
        fields: [
          .required("column", \.column, .text, "Its name in the header, or its path in JSON."),
          .defaulted(
            "nothing", \.nothing, .list(of: .text), "Cells that mean nothing.",
            synonyms: ["null", "none", "empty"]),
        ]))
  }
}

extension Codec where Value == TimeColumn {
  /// A column of points in time by its name, or with all that is to be known of it.
  static var timeColumn: Codec {
    .shorthand(
      .text, expand: { TimeColumn($0) },
      contract: { $0 == TimeColumn($0.column ?? "") ? $0.column : nil },
      or: .object(
        "time column", "A column of points in time, or one of dates and one of times of day.",
        defaults: TimeColumn(),
        fields: [
          .optional("column", \.column, .text, "The column of whole points in time."),
          .optional("date", \.date, .text, "The column of dates, with `clock` beside it."),
          .optional(
            "clock", \.clock, .text, "The column of times of day, with `date` beside it.",
            synonyms: ["timeOfDay", "time"]),
          .optional(
            "form", \.form, .choice, "How it is written, instead of `times.form`.",
            synonyms: ["format"]),
          .defaulted(
            "nothing", \.nothing, .list(of: .text), "Cells that mean nothing.",
            synonyms: ["null", "none", "empty"]),
        ]
      ) { column, findings in
        let parts = [column.date, column.clock].compactMap { $0 }.count
        if column.column == nil ? parts == 0 : parts > 0 { findings.error(OneWayToTellTime()) }
        if column.clock != nil, column.date == nil { findings.error(ClockWithoutDate()) }
      })
  }
}

extension Codec where Value == DurationColumn {
  /// A column of durations with its unit.
  static var durationColumn: Codec {
    .object(
      "duration column", "A column of durations.", defaults: DurationColumn(),
      fields: [
        .required("column", \.column, .text, "Its name in the header, or its path in JSON."),
        .required("unit", \.unit, .choice, "How the durations are written.", synonyms: ["in"]),
        .optional("suffix", \.suffix, .text, "What stands behind each number."),
        .defaulted(
          "nothing", \.nothing, .list(of: .text), "Cells that mean nothing.",
          synonyms: ["null", "none", "empty"]),
      ])
  }
}

/// A time column is given in no way, or in two.
struct OneWayToTellTime: DomainProblem {
  var message: String { "points in time stand in one column or in two" }
  var expected: String? { "`column`, or `date` with `clock`" }
}

/// A column of times of day alone.
struct ClockWithoutDate: DomainProblem {
  var message: String { "a `clock` needs a `date` beside it" }
}
