import Testing

/// Every way in which points in time and durations are written.
struct TimeFormTests {
  /// The start of the only contact of a log with one cell.
  private func start(_ cell: String, _ form: String, zone: String? = nil) throws -> String {
    let taken = try Taken(
      "t\n\"\(cell)\"\n",
      as: "mapping: {title: x}\ntimes: {form: \(form)}\ncontacts: {arrives: t}\n", zone: zone)
    return taken.rows.first.map {
      String($0.split(separator: ",", omittingEmptySubsequences: false)[2])
    }
      ?? taken.refused[0]
  }

  @Test(
    "Times are read as their form says",
    arguments: [
      ("2026-03-02T09:15", "ymd", "2026-03-02T09:15:00"),
      ("2026-03-02 09:15:30.250", "ymd", "2026-03-02T09:15:30.25"),
      ("2026/3/2 9:05", "ymd", "2026-03-02T09:05:00"),
      ("2026/3/2 下午9:05", "ymd", "2026-03-02T21:05:00"),
      ("02/03/2026 9:15:00 PM", "dmy", "2026-03-02T21:15:00"),
      ("2.3.26 12:15 am", "dmy", "2026-03-02T00:15:00"),
      ("03/02/2026 12:05 PM", "mdy", "2026-03-02T12:05:00"),
      ("260302 0915", "yymmdd", "2026-03-02T09:15:00"),
      ("20260302091530", "yymmdd", "2026-03-02T09:15:30"),
      ("990201 7:02:47", "yymmdd", "1999-02-01T07:02:47"),
      ("46083.5", "excelDays", "2026-03-02T12:00:00"),
      ("46083.385763889", "excelDays", "2026-03-02T09:15:30"),
    ])
  func local(cell: String, form: String, expected: String) throws {
    #expect(try start(cell, form) == expected)
  }

  @Test(
    "Times that count from UTC become local",
    arguments: [
      ("2026-03-01T16:20:01Z", "ymd", "2026-03-02T00:20:01"),
      ("2026-03-01T11:20:01-0500", "ymd", "2026-03-02T00:20:01"),
      ("1772382001", "epochSeconds", "2026-03-02T00:20:01"),
      ("1772382001.5", "epochSeconds", "2026-03-02T00:20:01.5"),
      ("1772382001250", "epochMilliseconds", "2026-03-02T00:20:01.25"),
    ])
  func fromUTC(cell: String, form: String, expected: String) throws {
    for zone in ["Asia/Shanghai", "+08:00", "UTC+8"] {
      #expect(try start(cell, form, zone: zone) == expected)
    }
  }

  @Test("A change of the clocks moves what counts from UTC and leaves local times alone")
  func summerTime() throws {
    // New York sprang forward at 02:00 on 2026-03-08.
    #expect(
      try start("2026-03-08T06:59:59Z", "ymd", zone: "America/New_York") == "2026-03-08T01:59:59")
    #expect(
      try start("2026-03-08T07:00:00Z", "ymd", zone: "America/New_York") == "2026-03-08T03:00:00")
    for local in ["2026-03-08T01:59:59", "2026-03-08T03:00:00", "2026-11-01T12:00:00"] {
      #expect(try start(local, "ymd", zone: "America/New_York") == local)
    }
  }

  @Test(
    "What is not of the form is refused with its reason",
    arguments: [
      ("03/02/2026 09:15", "ymd", "`arrives` is no time of the form ymd"),
      ("31/02/2026 09:15", "dmy", "`arrives` is no time of the form dmy"),
      ("02/13/2026 09:15", "dmy", "`arrives` is no time of the form dmy"),
      ("2026-03-02", "ymd", "`arrives` is a date without a time of day"),
      ("2026-03-02 24:15", "ymd", "`arrives` is no time of the form ymd"),
      ("2026-03-02 13:15 am", "ymd", "`arrives` is no time of the form ymd"),
      (
        "1772382001", "epochMilliseconds",
        "`arrives` lies outside 1990 to 2099: its form or unit is another"
      ),
      ("46083", "excelDays", "`arrives` is a date without a time of day"),
      ("99999999999999999999", "epochSeconds", "`arrives` is no time of the form epochSeconds"),
    ])
  func refused(cell: String, form: String, reason: String) throws {
    #expect(try start(cell, form, zone: "UTC") == "1,2,\(reason),\(cell)")
  }

  /// How long the only call of a log with one cell was, in seconds.
  private func talk(_ cell: String, _ unit: String, suffix: String = "") throws -> String {
    let mapping = """
      mapping: {title: x}
      contacts:
        arrives: t
        answered: a
        talked: {column: d, unit: \(unit)\(suffix.isEmpty ? "" : ", suffix: \(suffix)")}
      """
    let taken = try Taken(
      "t,a,d\n2026-03-02 09:00,2026-03-02 09:01,\"\(cell)\"\n", as: mapping)
    return taken.rows.last.map {
      String($0.split(separator: ",", omittingEmptySubsequences: false)[8])
    }
      ?? taken.refused[0]
  }

  @Test(
    "Durations are read in their unit",
    arguments: [
      ("90", "s", "", "90"), ("1,234.5", "s", "", "1234.5"), ("90000", "ms", "", "90"),
      ("1127735027038", "ns", "", "1127.735027"), ("0.37分钟", "min", "分钟", "22.2"),
      ("0.5 h", "h", "h", "1800"), ("0.000347222222", "days", "", "30"),
      ("1:02:03", "clock", "", "3723"), ("00:00:07.5", "clock", "", "7.5"),
    ])
  func durations(cell: String, unit: String, suffix: String, expected: String) throws {
    #expect(try talk(cell, unit, suffix: suffix) == expected)
  }

  @Test(
    "What is no duration, or an impossible one, is refused",
    arguments: [
      ("02:03", "clock", "`talked` is no duration in clock"),
      ("1,5", "s", "`talked` is no duration in s"), ("-3", "s", "`talked` is no duration in s"),
      ("5 %", "s", "`talked` is no duration in s"),
      ("1127735027038", "s", "`talked` is longer than 24 h: its unit is probably another"),
    ])
  func impossible(cell: String, unit: String, reason: String) throws {
    #expect(try talk(cell, unit) == "1,2,\(reason),\(cell)")
  }
}
