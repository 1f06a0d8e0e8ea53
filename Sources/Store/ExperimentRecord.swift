import MerchantModel
import Studies

/// What a store holds of its experiment beside points and results.
public struct ExperimentRecord: Hashable, Sendable, Codable {
  /// The scenario's title.
  public var title: String
  /// The fingerprint of everything that the results depend on but the program.
  public var fingerprint: String
  /// What simulated the first result: the program, and what it computes with, in words; nil until there is one.
  public var build: String?
  /// The version of the program.
  public var version: String
  /// The command line.
  public var command: [String]
  /// When the work began, in UTC, ISO 8601.
  public var started: String
  /// The paths that are varied.
  public var paths: [String]
  /// The scenario without any change, every default filled in, as YAML on one line.
  public var base: String
  /// The same with the names of ``files``.
  public var portableBase: String
  /// The sampling plan in words.
  public var planWords: String
  /// The sampling plan, to be read back.
  public var plan: SamplingPlanRecord
  /// The files that points read, by the names their scenarios give them.
  public var files: [String: String]
  /// What points are compared by, if that was given; no result depends on it.
  public var goals: [Goal]?
  /// The seed of the scenario without any change.
  public var seed: UInt64
  /// How many units the experiment has, where that is known in advance.
  public var units: Int?
  /// Whether all the work is done.
  public var isFinished = false

  /// Collects the facts of an experiment that begins.
  ///
  /// - Parameters:
  ///   - experiment: The experiment.
  ///   - title: The scenario's title.
  ///   - seed: The seed of the scenario without any change.
  ///   - build: What simulates, in words; nil if that is not known yet.
  ///   - version: The version of the program.
  ///   - command: The command line.
  ///   - started: When the work began, in UTC, ISO 8601.
  ///   - goals: What points are compared by, if that was given.
  public init(
    _ experiment: Experiment, title: String, seed: UInt64, build: String?, version: String,
    command: [String], started: String, goals: [Goal]? = nil
  ) {
    self.title = title
    fingerprint = experiment.fingerprint
    self.build = build
    self.version = version
    self.command = command
    self.started = started
    paths = experiment.paths
    base = experiment.base
    portableBase = experiment.portableBase
    planWords = "\(experiment.samplingPlan)"
    plan = SamplingPlanRecord(experiment.samplingPlan, prices: experiment.prices)
    files = experiment.files
    self.goals = goals
    self.seed = seed
    units = experiment.plannedUnits
  }

  // Names in the file, which outlive those in the program.
  private enum CodingKeys: String, CodingKey {
    case title, fingerprint, build, version, command, started, paths, base, portableBase
    case planWords = "effort"
    case plan, files, goals, seed, units, isFinished
  }
}

extension ExperimentRecord {
  /// A measure that points are compared by.
  public struct Goal: Hashable, Sendable, Codable {
    /// Its name.
    public var measure: String
    /// Which end of it is wanted.
    public var sense: Objective.Sense

    /// Records an objective.
    public init(_ objective: Objective) {
      measure = objective.measure.name
      sense = objective.sense
    }
  }

  /// What points are compared by: what was given, else the headline measures.
  ///
  /// - Parameter measures: Those that points can be asked for.
  public func objectives(among measures: [Measure]) -> [Objective] {
    guard let goals else { return Objective.headline }
    return goals.compactMap { goal in
      measures.named(goal.measure).map { Objective($0, goal.sense) }
    }
  }
}

/// A point as a store keeps it.
public struct PointRecord: Hashable, Sendable, Codable {
  /// The point.
  public var point: Point
  /// What its results are read with.
  public var metadata: PointMetadata
  /// The scenario at the point, every default filled in, as YAML on one line.
  public var scenario: String

  /// Records a resolved point.
  public init(_ resolved: Experiment.ResolvedPoint) {
    point = resolved.point
    metadata = resolved.metadata
    scenario = resolved.text
  }

  private enum CodingKeys: String, CodingKey {
    case point
    case metadata = "frame"
    case scenario
  }
}
