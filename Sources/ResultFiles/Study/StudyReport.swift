import Foundation

/// What a folder of results holds of a study: JSON for programs, and tidy rows.
public protocol StudyRecord {
  /// What its files are called, before the dot.
  static var name: String { get }
  /// Rows of a table, the head first.
  var rows: [[String]] { get }
  /// JSON with a newline behind it.
  func encoded() throws -> Data
  /// A scenario that the study made, to be kept as `scenario.yaml`.
  var scenarioFile: String? { get }
}

/// The report of a study: its record, and text for people.
public protocol StudyReport: StudyRecord {
  /// For people, ending with a newline.
  var text: String { get }
}

extension StudyRecord {
  /// Most studies make none.
  public var scenarioFile: String? { nil }
}

/// The one writer of a study's results: `NAME.json`, `NAME.csv`, perhaps `scenario.yaml`, and
/// `manifest.json`.
public final class StudyFiles {
  private let folder: ResultsFolder

  private let name: String

  /// Starts the folder for reports of a kind.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public init(
    at path: String, for report: (some StudyRecord).Type
  ) throws(ResultsFolderError) {
    name = report.name
    folder = try ResultsFolder(path, for: .study(name))
  }

  /// Where the results will stand.
  public var path: String { folder.path }

  /// Writes everything and publishes the folder.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written, `EncodingError` if a number is not finite.
  public func finish(_ report: some StudyRecord, manifest: Manifest) throws {
    try folder.write(report.encoded(), to: "\(name).json")
    try folder.write(Data(report.rows.map(CSV.line).joined().utf8), to: "\(name).csv")
    var manifest = manifest
    if let made = report.scenarioFile {
      try folder.write(Data(made.utf8), to: "scenario.yaml")
      manifest.scenario = made
    }
    manifest.files = folder.files
    try folder.write(manifest.encoded(), to: ResultsFolder.marker)
    try folder.publish()
  }
}
