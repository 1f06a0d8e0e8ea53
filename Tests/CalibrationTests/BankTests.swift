import Foundation
import Testing

/// A real log of a small bank's telephone centre, which is no part of the project: `RINGSIDE_DATA` names the folder that
/// has it.
private enum BankFile {
  static let content = ProcessInfo.processInfo.environment["RINGSIDE_DATA"]
    .map { $0 + "/bank_feb1999/calls.csv" }
    .flatMap { FileManager.default.contents(atPath: $0) }
}

@Suite(.enabled(if: BankFile.content != nil, "RINGSIDE_DATA names no folder with the bank's calls"))
struct BankTests {
  private static let mapping = """
    mapping: {title: A bank's telephone centre}
    times: {form: yymmdd}
    contacts:
      kind: type
      arrives: {date: date, clock: vru_entry}
      rings: {date: date, clock: q_start, nothing: ["0:00:00"]}
      leaves: {date: date, clock: q_exit, nothing: ["0:00:00"]}
      answered: {date: date, clock: ser_start, nothing: ["0:00:00"]}
      ends: {date: date, clock: ser_exit, nothing: ["0:00:00"]}
      agent: {column: server, nothing: [NO_SERVER]}
      waited: {column: q_time, unit: s}
      talked: {column: ser_time, unit: s}
      outcome:
        column: outcome
        words:
          - {word: AGENT, is: answered}
          - {word: HANG, is: abandoned}
          - {word: PHANTOM, is: notACall}
    """

  @Test("The audit finds the faults that the log is known to have")
  func faults() throws {
    let taken = try Taken([[UInt8](try #require(BankFile.content))], as: Self.mapping)
    let audit = taken.audit
    #expect(audit.rowsRead == 25_890)
    #expect(audit.leftOut.map(\.rows) == [221])
    #expect(audit.missing.first { $0.field == "rings" }?.answeredCalls == 10_080)
    #expect(audit.missing.first { $0.field == "agent" }?.answeredCalls == 384)
    // A plain comparison of the clocks in served calls gives 8,502, of which 25 have 0:00:00 for the answer: the audit says
    // of these that they have none. Of the calls that hung up 14 have an answer before the end of the queue.
    let early = audit.contradictions.first { $0.what == "`answered` before `leaves`" }
    #expect(early?.count == 8_502 - 25 + 14, "\(taken.text)")
    #expect(audit.missing.first { $0.field == "answered" }?.answeredCalls == 42)
    #expect(
      audit.findings.contains { $0.hasPrefix("13 rows with `ends` past midnight") }, "\(taken.text)"
    )
  }
}
