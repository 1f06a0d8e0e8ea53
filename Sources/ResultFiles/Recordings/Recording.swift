import Foundation
import MerchantModel
import Runs

/// A recorded run: its scenario and all its results as tables.
public struct Recording: Sendable {
  /// What marks a folder as a recording, and says where it was made.
  struct Head: Codable, Hashable {
    /// The layout that this program writes and reads.
    static let currentLayout = 1
    static let kind = "recording"

    var program = Manifest.program
    var kind = Head.kind
    var layout = Head.currentLayout
    var files: [String]
    var build: BuildFingerprint
  }

  /// The name of the scenario's file in a recording.
  public static let scenarioFile = "scenario.yaml"

  private let tables: [(kind: RecordedTable.Kind, text: String)]

  /// Takes down a run.
  ///
  /// - Parameter merchants: The rows of all merchants, or nil if they are not kept.
  public init(_ result: RunResult, merchants: [MerchantRecord]?) {
    var tables: [(kind: RecordedTable.Kind, text: String)] = [
      (.run, Self.runTable(result)), (.tallies, Self.talliesTable(result)),
    ]
    if let merchants {
      let names = result.scenario.segments.map(\.name)
      let lines = merchants.map { MerchantsFile.line($0, segment: names[$0.segment]) }
      tables.append((.merchants, MerchantsFile.header() + lines.joined()))
    }
    self.tables = tables + [(.measures, MeasuresFile.text(result))]
  }

  /// Writes the recording: the whole folder or nothing.
  ///
  /// - Parameters:
  ///   - scenario: The scenario as it was understood, and files beside it that it names.
  ///   - build: What ran.
  /// - Throws: ``ResultsFolderError`` if nothing can be written, `EncodingError` if a number is not finite.
  public func write(
    to folder: ResultsFolder, scenario: [(name: String, text: String)], build: BuildFingerprint
  ) throws {
    for file in scenario { try folder.write(Data(file.text.utf8), to: file.name) }
    for table in tables { try folder.write(Data(table.text.utf8), to: table.kind.file) }
    let head = Head(files: folder.files, build: build)
    try folder.write(JSONFile.data(head), to: ResultsFolder.marker)
    try folder.publish()
  }

  private static func runTable(_ result: RunResult) -> String {
    CSV.line(["events", "merchant_days", "replications", "fingerprint"])
      + CSV.line([
        String(result.events), String(result.merchantDays), String(result.replications),
        result.fingerprint.description,
      ])
  }

  /// One row a replication, segment and simulated day, one column a counter.
  private static func talliesTable(_ result: RunResult) -> String {
    var text = CSV.line(["replication", "segment", "day"] + Counter.allCases.map { "\($0)" })
    for replication in 0..<result.replications {
      for (index, segment) in result.scenario.segments.enumerated() {
        let table = result.tallies(segment: index, section: replication)
        for day in 0..<table.days {
          text += CSV.line(
            [String(replication), segment.name, String(day)] + table[day: day].map { String($0) })
        }
      }
    }
    return text
  }
}

/// A recording on disk.
public struct RecordedRun {
  /// Where it lies.
  public let path: String
  /// What it was made by.
  public let build: BuildFingerprint
  /// Whether the merchants' rows were kept.
  public var keepsMerchants: Bool { tables.contains { $0.kind == .merchants } }
  /// Where its scenario lies.
  public var scenarioPath: String { path + "/" + Recording.scenarioFile }
  private let tables: [RecordedTable]

  /// Reads a recording.
  ///
  /// - Throws: ``RecordingError``.
  public init(_ path: String) throws(RecordingError) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path
    let marker = FileManager.default.contents(atPath: path + "/" + ResultsFolder.marker)
    guard let marker, let head = try? JSONDecoder().decode(Recording.Head.self, from: marker),
      head.program == Manifest.program, head.kind == Recording.Head.kind
    else { throw .notARecording(path: path) }
    guard head.layout == Recording.Head.currentLayout else {
      throw .damaged(path: path + "/" + ResultsFolder.marker)
    }
    build = head.build
    var tables: [RecordedTable] = []
    for kind in RecordedTable.Kind.allCases where head.files.contains(kind.file) {
      let file = path + "/" + kind.file
      guard let data = FileManager.default.contents(atPath: file),
        let table = RecordedTable(kind, text: String(decoding: data, as: UTF8.self))
      else { throw .damaged(path: file) }
      tables.append(table)
    }
    self.tables = tables
  }

  /// The names of earlier releases that its tables have, sorted; they are compared as today's.
  public var formerNames: [String] { Set(tables.flatMap(\.formerNames)).sorted() }

  /// The number of rows that are compared.
  public var rows: Int { tables.reduce(0) { $0 + $1.rows.count } }

  /// The first difference of a run that was made anew; nil if it is the same.
  public func firstDifference(
    from now: Recording, by build: BuildFingerprint
  ) -> RecordingDifference? {
    for table in tables {
      guard let text = now.text(of: table.kind),
        let other = RecordedTable(table.kind, text: text)
      else {
        return RecordingDifference(
          file: table.kind.file, line: nil, row: "", column: nil, recorded: "a table", found: nil)
      }
      let isSame = build == self.build
      if let found = table.firstDifference(from: other, isSameBuild: isSame) { return found }
    }
    return nil
  }
}

extension Recording {
  func text(of kind: RecordedTable.Kind) -> String? {
    tables.first { $0.kind == kind }?.text
  }
}

/// An error in reading a recording.
public enum RecordingError: Error, Hashable, Sendable {
  /// There is no recording at a path.
  case notARecording(path: String)
  /// A file of it is missing or not what it should be.
  case damaged(path: String)
}
