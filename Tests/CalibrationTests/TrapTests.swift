import Calibration
import Scenarios
import Tables
import Testing

/// The traps of raw logs, each by itself.
struct TrapTests {
  private static let plain = "mapping: {title: x}\ncontacts: {id: id, arrives: t}\n"

  private func error(_ log: String, as mapping: String, zone: String? = nil) -> IngestError? {
    do {
      _ = try Taken(log, as: mapping, zone: zone)
      return nil
    } catch {
      return error as? IngestError
    }
  }

  @Test("Two columns of one name are an error, whichever they are")
  func repeatedColumns() {
    let found = error("id,t,x,t\n1,2026-03-02 09:00,,\n", as: Self.plain)
    #expect(found == .repeatedColumns(["t"], log: "log1"))
    #expect(error("id,t,x,x\n", as: Self.plain) == .repeatedColumns(["x"], log: "log1"))
  }

  @Test("A column that is not there is an error that names those that are")
  func missingColumn() {
    let found = error("id,when\n", as: Self.plain)
    #expect(found == .missingColumns(["t"], known: ["id", "when"], log: "log1"))
    #expect(found?.hint == "its columns are 'id', 'when'")
  }

  @Test("Times that count from UTC need a zone")
  func zone() {
    let log = "id,t\n1,2026-03-02 09:00\n2,2026-03-02T01:00:00Z\n"
    #expect(
      error(log, as: Self.plain) == .noZone(cell: "2026-03-02T01:00:00Z", log: "log1", line: 3))
    #expect(error(log, as: Self.plain, zone: "+08:00") == nil)
  }

  @Test("An empty log is an error")
  func empty() {
    for log in ["", "\n\n", "\u{FEFF}"] {
      #expect(error(log, as: Self.plain) == .empty(log: "log1"))
    }
  }

  @Test("More columns than any log has are an error")
  func columns() {
    let header = (0...10_000).map { "c\($0)" }.joined(separator: ",")
    #expect(error(header + "\n", as: Self.plain) == .tooManyColumns(most: 10_000, log: "log1"))
  }

  @Test(
    "A row of an interval stands for as many contacts as it says, and left out rows are counted")
  func intervals() throws {
    let taken = try Taken(
      "from,calls,void\n2026-03-02T09:00,3,0\n2026-03-02T09:05,0,0\n2026-03-02T09:10,2,1\n"
        + "2026-03-02T09:15,many,0\n2026-03-02T09:20,1000001,0\n2026-03-02T09:25,,0\n",
      as: """
        mapping: {title: x}
        file: {leaveOut: {column: void, words: ["1"]}}
        contacts: {arrives: from, count: calls}
        """)
    #expect(
      taken.rows == [String](repeating: "contact,,2026-03-02T09:00:00,,,,,,,1,2", count: 3))
    #expect(
      taken.refused == [
        "1,5,`count` is no whole number from 0 to 1,000,000,000,many",
        "1,6,`count` is more than 1000000 in one row,1000001", "1,7,no `count`,",
      ])
    #expect(taken.audit.rowsKept == 2)
    #expect(taken.audit.leftOut.map(\.why) == ["`leaveOut` says so"])
    #expect(taken.audit.leftOut.map(\.rows) == [1])
  }

  @Test("Counts that no day can have are refused, so that no sum can overflow")
  func hugeCounts() throws {
    let taken = try Taken(
      "d,o\n2026-03-02,1000000000\n2026-03-03,1000000001\n",
      as: "mapping: {title: x}\ncounts: {date: d, offered: o}\n")
    #expect(taken.rows == ["2026-03-02,,,1000000000,,1,2"])
    #expect(
      taken.refused == ["1,3,`offered` is no whole number from 0 to 1,000,000,000,1000000001"])
  }

  @Test("A first line that cannot be used is an error")
  func header() {
    #expect(error("id,\"t\n", as: Self.plain) == .header(.unclosedQuote, log: "log1"))
  }

  @Test("Rows that cannot be used are refused one by one, with reason and line")
  func refusals() throws {
    let log =
      Array("id,t\n1,2026-03-02 09:00\n,2026-03-02 09:01\n3,\n4,\"x\n5,2026-03-02 09:05\n6\n".utf8)
      + Array("7,2026-03-02 09:07,x\n8,2026-03-02 09:08,,\n9,\0\n".utf8) + [0x31, 0xFF, 0x0A]
    let taken = try Taken([log], as: Self.plain)
    #expect(
      taken.refused == [
        "1,3,no `id`,", "1,4,no `arrives`,", "1,5,a quote is never closed,",
        "1,7,not as many fields as the header has,1 instead of 2",
        "1,8,not as many fields as the header has,3 instead of 2",
        "1,10,a NUL among the characters,", "1,11,bytes that are no character,",
      ])
    #expect(taken.audit.rowsKept == 3)
    #expect(taken.text.contains("1: a quote is never closed (line 5)"))
  }

  @Test("Of rows with one id the latest stands, in whatever order they come")
  func updates() throws {
    let mapping = """
      mapping: {title: x}
      contacts: {id: id, updated: u, arrives: t}
      """
    let rows = [
      "a,2026-03-02 10:00,2026-03-02 09:00", "a,2026-03-02 12:00,2026-03-02 09:02",
      "a,2026-03-02 11:00,2026-03-02 09:01", "b,2026-03-02 11:00,2026-03-02 08:00",
    ]
    for order in [[0, 1, 2, 3], [3, 1, 0, 2], [2, 3, 0, 1]] {
      let log = "id,u,t\n" + order.map { rows[$0] + "\n" }.joined()
      let taken = try Taken(log, as: mapping)
      #expect(
        taken.rows.map { $0.prefix(35) }
          == [
            "contact,,2026-03-02T08:00:00,b,,,,,,", "contact,,2026-03-02T09:02:00,a,,,,,,",
          ].map { $0.prefix(35) })
      #expect(taken.audit.rowsRepeated == 2)
    }
  }

  @Test("Where nothing says when a row was written, the later one stands, also of another log")
  func laterLog() throws {
    let logs = ["id,t\na,2026-03-02 09:00\n", "id;t\na;2026-03-02 09:30\n"].map { Array($0.utf8) }
    let taken = try Taken(logs, as: Self.plain)
    #expect(taken.rows == ["contact,,2026-03-02T09:30:00,a,,,,,,2,2"])
    #expect(taken.audit.logs.map(\.separator) == ["comma", "semicolon"])
  }

  /// A telephone centre's log: one date, five times of day.
  private static let centre = """
    mapping: {title: A telephone centre}
    times: {form: yymmdd}
    contacts:
      arrives: {date: d, clock: in}
      rings: {date: d, clock: q0, nothing: ["0:00:00"]}
      leaves: {date: d, clock: q1, nothing: ["0:00:00"]}
      answered: {date: d, clock: s0, nothing: ["0:00:00"]}
      ends: {date: d, clock: s1, nothing: ["0:00:00"]}
      agent: {column: who, nothing: [NOBODY]}
      waited: {column: w, unit: s}
      outcome:
        column: o
        words: [{word: A, is: answered}, {word: H, is: abandoned}, {word: P, is: notACall}]
    """

  @Test("Dates and times of day in two columns go past midnight together")
  func pastMidnight() throws {
    let log = """
      d,in,q0,q1,w,o,s0,s1,who
      260302,23:50:00,23:51:00,23:59:00,480,A,23:59:00,0:05:00,ann
      260302,9:00:00,0:00:00,0:00:00,0,A,9:00:10,9:05:00,NOBODY
      260302,9:10:00,9:10:05,9:10:35,30,A,9:10:34,9:15:00,bob
      260302,9:20:00,9:20:05,9:21:05,60,H,9:21:00,0:00:00,NOBODY
      260302,9:30:00,0:00:00,0:00:00,0,P,0:00:00,0:00:00,NOBODY
      260302,9:40:00,9:40:05,9:40:25,90,H,0:00:00,0:00:00,NOBODY

      """
    let taken = try Taken(log, as: Self.centre)
    #expect(
      taken.rows.filter { $0.hasPrefix("call") } == [
        "call,,2026-03-02T09:00:00,,,,answered,0,290,1,3",
        "call,,2026-03-02T09:10:05,,bob,,answered,30,266,1,4",
        "call,,2026-03-02T09:20:05,,,,abandoned,60,,1,5",
        "call,,2026-03-02T09:40:05,,,,abandoned,90,,1,7",
        "call,,2026-03-02T23:51:00,,ann,,answered,480,360,1,2",
      ])
    let audit = taken.audit
    #expect(audit.leftOut.map(\.why) == ["`outcome` says it is no call"])
    #expect(
      audit.findings.contains {
        $0.hasPrefix("1 row with `ends` past midnight under the date of the start")
      })
    #expect(
      audit.contradictions.map { "\($0.count) \($0.what)" }.sorted() == [
        "1 `waited` is not the time until the answer, or what came instead",
        "1 an `answered` time, and an `outcome` without an answer; the outcome stands",
        "2 `answered` before `leaves`",
      ])
    #expect(audit.missing.first { $0.field == "rings" }?.answeredCalls == 1)
    #expect(audit.missing.first { $0.field == "agent" }?.answeredCalls == 1)
  }

  @Test("Neither the order of rows nor the memory for sorting changes a byte")
  func order() throws {
    var rows: [String] = []
    for number in 0..<1_900 {
      let minute = (number * 7_919) % 1_440
      let clock = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      rows.append("c\(number),2026-03-\(10 + number % 13) \(clock.joined(separator: ":"))\n")
    }
    let log = { (rows: [String]) in Array(("id,t\n" + rows.joined()).utf8) }
    let whole = try Taken([log(rows)], as: Self.plain)
    let starts = whole.rows.map { $0.split(separator: ",", omittingEmptySubsequences: false)[2] }
    #expect(starts.count == rows.count)
    #expect(starts == starts.sorted())
    // Some 30 entries a run, so that more than sixty runs are merged, twice.
    #expect(try Taken([log(rows)], as: Self.plain, sortMemory: 2_000).rows == whole.rows)
    func withoutLines(_ taken: Taken) -> [Substring] {
      taken.rows.map { $0[..<($0.lastIndex(of: ",") ?? $0.endIndex)] }
    }
    let turned = try Taken([log(rows.reversed())], as: Self.plain, sortMemory: 5_000)
    #expect(withoutLines(turned) == withoutLines(whole))
  }

  @Test(
    "A spell that the log does not end has no duration, and a second beginning is a contradiction")
  func suspensions() throws {
    let mapping = """
      mapping: {title: x}
      events:
        time: t
        merchant: m
        event: e
        words: [{word: off, is: suspended}, {word: on, is: restored}]
      """
    let log = """
      t,m,e
      2026-03-05 00:00,a,on
      2026-03-02 00:00,a,off
      2026-03-03 00:00,a,off
      2026-03-04 00:00,b,off

      """
    let taken = try Taken(log, as: mapping)
    #expect(
      taken.rows == [
        "suspension,a,2026-03-02T00:00:00,,,,suspended,,259200,1,3",
        "suspension,b,2026-03-04T00:00:00,,,,suspended,,,1,5",
      ])
    #expect(taken.audit.contradictions.map(\.count) == [1])
  }
}
