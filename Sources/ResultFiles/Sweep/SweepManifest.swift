import Foundation
import Studies

/// `manifest.json` of a sweep: where its results come from.
public struct SweepManifest: Codable, Hashable, Sendable {
  /// What marks the folder as one of a sweep.
  public static let kind = "sweep"

  private var program = Manifest.program
  /// What the folder holds.
  public private(set) var kind = SweepManifest.kind
  /// The files beside the store. The store is not among them, so nothing ever replaces it.
  public var files: [String]
  /// The version of the program that ended the sweep.
  public var version: String
  /// The commit it was built from, if it was built from one.
  public var commit: String?
  /// The command line that ended the sweep.
  public var command: [String]
  /// The command line that began it.
  public var began: [String]
  /// When the work began, in ISO 8601.
  public var started: String
  /// When it ended.
  public var ended: String
  /// With how many threads it ended; nil where others did the work.
  public var threads: Int?
  /// The seed of the scenario.
  public var seed: UInt64
  /// The number of points.
  public var points: Int
  /// The scenario without any of the changes as it was understood, in the language of scenario files.
  public var scenario: String
  /// The fingerprint of the experiment.
  public var experiment: String

  /// Collects the facts.
  public init(
    files: [String], version: String, commit: String?, command: [String], began: [String],
    started: String,
    ended: Date, threads: Int?, seed: UInt64, points: Int,
    scenario: String, experiment: String
  ) {
    self.files = files
    self.version = version
    self.commit = commit
    self.command = command
    self.began = began
    self.started = started
    self.ended = ended.ISO8601Format()
    self.threads = threads
    self.seed = seed
    self.points = points
    self.scenario = scenario
    self.experiment = experiment
  }

  /// The file's bytes.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(self)
  }
}
