import Foundation

/// `manifest.json`: where results come from, and the only file in which anything may differ between two
/// runs of the same seed.
public struct Manifest: Codable, Hashable, Sendable {
  /// What every manifest names as its program.
  package static let program = "ringside"

  /// The program, by which its results are known from anything else with a manifest.
  public private(set) var program = Manifest.program
  /// The other files of the folder. One with more in it is never replaced.
  public internal(set) var files: [String] = []
  /// The version of the program.
  public var version: String
  /// The commit it was built from, if it was built from one.
  public var commit: String?
  /// The command line.
  public var command: [String]
  /// When the run began, in ISO 8601.
  public var started: String
  /// How long it took, in seconds.
  public var elapsedSeconds: Double
  /// How many threads worked.
  public var threads: Int
  /// How many merchant-days were simulated, the warm-up's among them.
  public var merchantDays: Int
  /// How many events ran.
  public var events: Int
  /// The seed.
  public var seed: UInt64
  /// The number of replications.
  public var replications: Int
  /// At how many replications a run to a precision looked at its estimates; absent of others.
  public var looks: [Int]?
  /// The scenario as it was understood, every default filled in, in the language of scenario files.
  public var scenario: String
  /// Of a comparison, the scenario under each policy; absent of others.
  public var policies: [PolicyText]?

  /// What stands beside the values of the scenario's file, by place; absent if nothing does.
  public var notes: [String: String]?

  /// A scenario under one policy.
  public struct PolicyText: Codable, Hashable, Sendable {
    /// What the policy is called.
    public var name: String
    /// The scenario under it as it was understood.
    public var scenario: String

    /// Names a scenario's text.
    public init(name: String, scenario: String) {
      self.name = name
      self.scenario = scenario
    }
  }

  /// Collects the facts.
  public init(
    version: String, commit: String?, command: [String], started: Date, elapsedSeconds: Double,
    threads: Int, merchantDays: Int, events: Int, seed: UInt64, replications: Int,
    looks: [Int]? = nil,
    scenario: String, policies: [PolicyText]? = nil, notes: [String: String]? = nil
  ) {
    self.version = version
    self.commit = commit
    self.command = command
    self.started = started.ISO8601Format()
    self.elapsedSeconds = elapsedSeconds
    self.threads = threads
    self.merchantDays = merchantDays
    self.events = events
    self.seed = seed
    self.replications = replications
    self.looks = looks
    self.scenario = scenario
    self.policies = policies
    self.notes = notes.flatMap { $0.isEmpty ? nil : $0 }
  }

  func encoded() throws -> Data {
    try JSONFile.data(self)
  }
}
