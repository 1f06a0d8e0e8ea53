import Calibration
import Foundation
import Tables
import Testing

/// What days of a tidy log count.
struct DailyCountTests {
  private static let head =
    "record,merchant,start,contact,agent,kind,outcome,wait_seconds,duration_seconds,log,line\n"

  private func log(_ rows: [String]) throws -> TidyLog {
    try TidyLog(ByteSource(Array((Self.head + rows.joined(separator: "\n") + "\n").utf8)))
  }

  /// So many contacts on each of some days, spread over the day from an hour on.
  private func contacts(_ days: Range<Int>, _ count: Int, from hour: Int = 0) -> [String] {
    days.flatMap { day in
      (0..<count).map { place in
        let minute = hour * 60 + place * (1_440 - hour * 60) / count
        let clock = String(format: "%02d:%02d:00", minute / 60, minute % 60)
        return String(format: "contact,a,2026-03-%02dT", day) + clock + ",,,,,,,1,1"
      }
    }
  }

  @Test("A first day that is cut off is left out")
  func cutOff() throws {
    let whole = try log(contacts(2..<16, 60))
    let cut = try log(contacts(2..<3, 12, from: 19) + contacts(3..<16, 60))
    #expect(DailyCounts(.contacts, of: whole, chosen: [0]).days.count == 14)
    let counts = DailyCounts(.contacts, of: cut, chosen: [0])
    #expect(counts.days.count == 13)
    #expect(counts.offered[0].allSatisfy { $0 == 60 })
  }

  @Test("Days without any are gaps where many were to be expected, and quiet days where not")
  func gaps() throws {
    let busy = DailyCounts(
      .contacts, of: try log(contacts(2..<9, 60) + contacts(10..<16, 60)), chosen: [0])
    #expect(busy.days.count == 13)
    #expect(busy.gaps.count == 1)
    let quiet = DailyCounts(
      .contacts, of: try log(contacts(2..<9, 2) + contacts(10..<16, 2)), chosen: [0])
    #expect(quiet.days.count == 14)
    #expect(quiet.offered[0][7] == 0)
  }

  @Test("A day on which calls were off says nothing of them")
  func suspension() throws {
    let calls = (2..<12).map {
      "call,a,2026-03-\($0 < 10 ? "0" : "")\($0)T10:00:00,,,,answered,3,60,1,1"
    }
    let counts = DailyCounts(
      .calls,
      of: try log(calls + ["suspension,a,2026-03-05T00:00:00,,,,suspended,,129600,1,1"]),
      chosen: [0])
    #expect(counts.offered[0].map { $0 ?? -1 } == [1, 1, 1, -1, -1, 1, 1, 1, 1, 1])
    #expect(counts.answered[0][0] == 1)
  }

  @Test("Accounts of a merchant are one, and a day without a row is unknown")
  func accounts() throws {
    let text = """
      date,merchant,account,offered,answered
      2026-03-02,b,x,3,2
      2026-03-02,b,y,4,4
      2026-03-03,a,x,5,
      2026-03-03,b,x,1,0

      """
    let log = try TidyLog(ByteSource(Array(text.utf8)))
    #expect(log.merchants == ["a", "b"])
    let counts = DailyCounts(countsOf: log, chosen: [0, 1])
    #expect(counts.offered == [[nil, 5], [7, 1]])
    #expect(counts.answered == [[nil, nil], [6, 0]])
  }
}
