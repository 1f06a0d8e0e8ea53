import Foundation
import ResultFiles

/// Writes the folder of ingested logs: the tidy file, the refused rows, the audit for people and for programs, and the
/// manifest; the whole folder or nothing.
public final class IngestFiles {
  private let folder: ResultsFolder
  private let events: FileStream
  private let refused: FileStream

  /// Starts the folder.
  ///
  /// - Parameters:
  ///   - path: Where the results will stand.
  ///   - events: The name of the tidy file.
  /// - Throws: ``ResultsFolderError`` if something else stands there or nothing can be written.
  public init(at path: String, events name: String) throws(ResultsFolderError) {
    folder = try ResultsFolder(path, for: .ingest)
    events = try folder.stream(name)
    refused = try folder.stream("refused.csv")
  }

  /// Where the results will stand.
  public var path: String { folder.path }

  /// Where the rows go.
  public var output: Ingest.Output {
    let (events, refused) = (events, refused)
    return Ingest.Output {
      try events.write(Data($0))
    } onRefused: {
      try refused.write(CSV.line($0))
    }
  }

  /// Writes the rest and publishes the folder.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written.
  public func finish(_ audit: IngestAudit, manifest: IngestManifest) throws {
    try events.close()
    try refused.close()
    try folder.write(audit.encoded(), to: "data-audit.json")
    try folder.write(Data(AuditText(audit, isShort: false).text.utf8), to: "data-audit.txt")
    var manifest = manifest
    manifest.files = folder.files
    try folder.write(JSONFile.data(manifest), to: ResultsFolder.marker)
    try folder.publish()
  }
}

/// `manifest.json` of ingested logs: where the files come from.
public struct IngestManifest: Encodable, Sendable {
  private let program = Manifest.program
  private let kind = FolderKind.ingestMark
  /// The other files of the folder.
  var files: [String] = []
  private let version: String
  private let commit: String?
  private let command: [String]
  private let started: String
  private let elapsedSeconds: Double
  private let mapping: String

  /// Collects the facts; `mapping` is the text of the mapping as it was understood, `elapsedSeconds` how long the work
  /// took.
  public init(
    version: String, commit: String?, command: [String], started: Date, elapsedSeconds: Double,
    mapping: String
  ) {
    self.version = version
    self.commit = commit
    self.command = command
    self.started = started.ISO8601Format()
    self.elapsedSeconds = elapsedSeconds
    self.mapping = mapping
  }
}
