import Calibration
import Foundation
import Scenarios
import Tables
import Testing

/// Logs that were taken in, for a test: what came of them.
struct Taken {
  /// The lines of the tidy file, its head left out.
  let rows: [String]
  /// The head of the tidy file.
  let head: String
  /// The refused rows: `log,line,reason,cell`.
  let refused: [String]
  /// `data-audit.json`.
  let audit: Audit
  /// What is printed.
  let text: String

  /// The keys of `data-audit.json` that tests look at.
  struct Audit: Decodable {
    struct Log: Decodable {
      let encoding: String
      let separator: String?
      let rows: Int
      let unusedColumns: [String]
    }

    struct Rows: Decodable {
      let why: String
      let rows: Int
    }

    struct Refused: Decodable {
      let reason: String
      let rows: Int
    }

    struct Contradiction: Decodable {
      let what: String
      let count: Int
      let withinOneSecond: Int?
    }

    struct Missing: Decodable {
      let field: String
      let answeredCalls: Int
      let otherCalls: Int
    }

    struct Days: Decodable {
      struct Range: Decodable, Equatable {
        let from: String
        let to: String
      }

      let first: String
      let last: String
      let firstIs: String
      let lastIs: String
      let use: Range?
      let emptyDays: [Range]
      let closedWeekdays: [String]
      let holes: [Range]
    }

    struct Figure: Decodable {
      let name: String
      let count: Int
    }

    let logs: [Log]
    let rowsRead: Int
    let rowsKept: Int
    let rowsRepeated: Int
    let leftOut: [Rows]
    let refused: [Refused]
    let written: [Figure]
    let outcomes: [Figure]
    let contradictions: [Contradiction]
    let missing: [Missing]
    let days: Days?
    let findings: [String]
    let cannotTell: [String]
    let notes: [String]

    /// Whether every row became one thing.
    var isBalanced: Bool {
      rowsRead == rowsKept + rowsRepeated + leftOut.reduce(0) { $0 + $1.rows }
        + refused.reduce(0) { $0 + $1.rows }
    }

    func written(_ name: String) -> Int { written.first { $0.name == name }?.count ?? 0 }
    func outcome(_ name: String) -> Int { outcomes.first { $0.name == name }?.count ?? 0 }
  }

  /// Takes in logs of bytes by the text of a mapping.
  init(
    _ logs: [[UInt8]], as mapping: String, zone: String? = nil, sortMemory: Int? = nil
  ) throws {
    let document = try DocumentLoader(Codec.logMapping).load(
      SourceText(mapping, name: "mapping.yaml"))
    var events: [UInt8] = []
    var refused: [String] = []
    let output = Ingest.Output {
      events += $0
    } onRefused: {
      refused.append($0.joined(separator: ","))
    }
    var work = Ingest(document.value, zone: zone.flatMap { LocalZone($0) })
    if let sortMemory { work.sortMemory = sortMemory }
    let audit = try work.audit(
      of: logs.enumerated().map { ByteSource($1, name: "log\($0 + 1)") }, to: output)
    let lines = String(decoding: events, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "", "a file ends with a newline")
    head = String(lines[0])
    rows = lines.dropFirst().dropLast().map(String.init)
    self.refused = Array(refused.dropFirst())
    self.audit = try JSONDecoder().decode(Audit.self, from: audit.encoded())
    text = AuditText(audit, isShort: true).text
    #expect(self.audit.isBalanced, "\(text)")
  }

  /// Takes in one log of text.
  init(_ log: String, as mapping: String, zone: String? = nil) throws {
    try self.init([Array(log.utf8)], as: mapping, zone: zone)
  }

  /// A mapping that comes with the project.
  static func shipped(_ name: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "scenarios/mappings/\(name).yaml"), encoding: .utf8)
  }

  /// A log that was made for these tests.
  static func log(_ name: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: folder.appending(path: "Logs/\(name)")))
  }
}
