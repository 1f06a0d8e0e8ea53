import Testing

/// The mappings that come with the project, on logs with the traps that real ones have.
struct ShippedMappingTests {
  @Test("Asterisk: legs of ring-all are joined into one call, in milliseconds beside seconds")
  func queueLog() throws {
    let taken = try Taken(
      [try Taken.log("queue_log")], as: try Taken.shipped("asterisk-queue-log"), zone: "+08:00")
    #expect(
      taken.head
        == "record,merchant,start,contact,agent,kind,outcome,wait_seconds,duration_seconds,log,line"
    )
    #expect(
      taken.rows == [
        #"presence,help,2026-03-04T09:00:10,,SIP/11,,present,,1390,1,2"#,
        #"presence,help,2026-03-04T09:00:10,,SIP/12,,present,,690,1,3"#,
        #"contact,help,2026-03-04T09:01:40,1772586100.5,,,,,,1,4"#,
        #"call,help,2026-03-04T09:01:40,1772586100.5,SIP/12,,answered,29,300,1,4"#,
        #"ring,help,2026-03-04T09:01:40,1772586100.5,SIP/11,,unanswered,,20,1,5"#,
        #"ring,help,2026-03-04T09:01:40,1772586100.5,SIP/12,,unanswered,,20,1,6"#,
        #"ring,help,2026-03-04T09:02:01,1772586100.5,SIP/12,,answered,,8,1,7"#,
        #"contact,help,2026-03-04T09:08:20,1772586500.9,,,,,,1,10"#,
        #"call,help,2026-03-04T09:08:20,1772586500.9,,,abandoned,30,,1,10"#,
        #"contact,help,2026-03-04T09:10:00,1772586600.3,,,,,,1,12"#,
        #"call,help,2026-03-04T09:10:00,1772586600.3,,,timeout,60,,1,12"#,
        #"presence,help,2026-03-04T09:11:40,,SIP/12,,paused,,600,1,14"#,
        #"presence,help,2026-03-04T09:21:40,,SIP/12,,present,,,1,15"#,
      ])
    #expect(
      taken.refused == [
        "1,17,no `call`,", "1,18,the mapping has no meaning for this `event`,MOONPHASE",
      ])
    let audit = taken.audit
    #expect(audit.rowsRead == 18)
    #expect(audit.rowsRepeated == 1)
    #expect(audit.leftOut.map(\.why) == ["the event QUEUESTART"])
    // It says that the customer waited 38 s, and clocks that it was 30.
    #expect(audit.contradictions.map(\.count) == [1])
    #expect(audit.contradictions[0].what.hasPrefix("`waited` is not"))
    #expect(audit.findings.contains("3 legs that rang at an agent belong to 1 call"))
  }

  @Test("A ring in milliseconds that is taken for seconds is refused, and said")
  func ringUnit() throws {
    let wrong = try Taken.shipped("asterisk-queue-log").replacing(
      "RINGNOANSWER, is: unanswered, ringing: {column: p1, unit: ms}",
      with: "RINGNOANSWER, is: unanswered, ringing: {column: p1, unit: s}")
    let taken = try Taken([try Taken.log("queue_log")], as: wrong, zone: "+08:00")
    let reason = "`ringing` is longer than 1 h: its unit is probably another"
    #expect(taken.audit.refused.first { $0.reason == reason }?.rows == 2)
  }

  @Test("Connect: the latest of several records stands, and local midnight is the merchant's")
  func connect() throws {
    let taken = try Taken(
      [try Taken.log("connect.jsonl")], as: try Taken.shipped("amazon-connect"),
      zone: "Asia/Shanghai")
    #expect(
      taken.rows == [
        "contact,help,2026-03-03T23:10:00,c2,,INBOUND,,,,1,3",
        "call,help,2026-03-03T23:10:05.5,c2,,INBOUND,abandoned,40,,1,3",
        "contact,help,2026-03-03T23:58:00,c1,,INBOUND,,,,1,1",
        "call,help,2026-03-03T23:58:10,c1,u7,INBOUND,answered,20,300,1,1",
        "contact,help,2026-03-04T01:00:00,c3,,,,,,1,4",
        "call,help,2026-03-04T01:00:00,c3,,,missed,,,1,4",
      ])
    #expect(taken.refused == ["1,5,not JSON,"])
    #expect(taken.audit.rowsRepeated == 1)
    #expect(
      taken.audit.findings.contains("1 call across midnight: the day is that of the start"))
    #expect(taken.audit.contradictions.isEmpty)
    #expect(taken.audit.cannotTell.contains("when agents were there"))
  }

  @Test("A merchant console: totals are checked and left out, the later of two rows stands")
  func console() throws {
    let taken = try Taken(
      [try Taken.log("console.csv")], as: try Taken.shipped("merchant-console"))
    #expect(
      taken.head
        == "date,merchant,account,offered,answered,inquiries,served,in_30_seconds,"
        + "mean_response_seconds,sales,complaints,log,line")
    #expect(
      taken.rows == [
        "2026-03-03,乙店,乙店:阿平,100,96,1012,95,0.85,30,10000.5,1,1,3",
        "2026-03-03,乙店,乙店:阿福,50,42,300,45,0.7,,2400.0,0,1,4",
        "2026-03-04,乙店,乙店:阿平,40,36,50,40,0.8,24,,0,1,6",
        "2026-03-04,乙店,乙店:阿福,20,18,40,20,0.65,24,,0,1,8",
      ])
    let audit = taken.audit
    #expect(audit.leftOut.map(\.rows) == [2])
    #expect(audit.rowsRepeated == 1)
    #expect(taken.refused == ["1,9,`missed` is more than `offered`,21"])
    // The total of the second day has 7 without an answer, its accounts have 6.
    #expect(
      audit.contradictions.map(\.what).sorted() == [
        "a total of `answered` is not the sum of its rows",
        "one day twice, with other figures; the later row stands",
      ])
    #expect(audit.days?.first == "2026-03-03")
    #expect(audit.days?.last == "2026-03-04")
    #expect(audit.written("offered") == 210)
    #expect(audit.notes.count == 2)
  }

  @Test("The same in GB18030, in UTF-16 and with semicolons gives the same file")
  func encodings() throws {
    let mapping = try Taken.shipped("merchant-console")
    let utf8 = try Taken.log("console.csv")
    let plain = try Taken([utf8], as: mapping)
    let text = String(decoding: utf8, as: UTF8.self)
    let wide = [UInt8]([0xFF, 0xFE]) + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let marked = [0xEF, 0xBB, 0xBF] + utf8
    let returns = Array(text.replacing("\n", with: "\r\n").utf8)
    for bytes in [wide, marked, returns] {
      #expect(try Taken([bytes], as: mapping).rows == plain.rows)
    }
  }
}
