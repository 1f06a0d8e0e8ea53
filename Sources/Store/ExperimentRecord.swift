import MerchantModel
import Studies

/// What a store says of its experiment.
public struct ExperimentRecord: Hashable, Sendable, Codable {
  /// The scenario's title.
  public var title: String
  /// The fingerprint of everything that the results depend on but the program.
  public var fingerprint: String
  /// What did the work first: the program, and what it computes with, in words; nil as long as none is done.
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
  /// The effort asked for, in words.
  public var effort: String
  /// The same, to be gone by.
  public var plan: EffortRecord
  /// The recorded contacts that points replay, by the names their scenarios give them.
  public var files: [String: String]
  /// What points are compared by, as far as that was said; nothing that was kept depends on it.
  public var goals: [Goal]?
  /// The seed of the scenario without any change.
  public var seed: UInt64
  /// How many units the experiment has, where that is known beforehand.
  public var units: Int?
  /// Whether all the work is done.
  public var isFinished = false

  /// Collects the facts of an experiment that begins.
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
    effort = "\(experiment.effort)"
    plan = EffortRecord(experiment.effort, prices: experiment.prices)
    files = experiment.files
    self.goals = goals
    self.seed = seed
    units = experiment.plannedUnits
  }
}

extension ExperimentRecord {
  /// A measure that points are compared by.
  public struct Goal: Hashable, Sendable, Codable {
    /// Its name.
    public var measure: String
    /// Which end of it is wanted.
    public var sense: Objective.Sense

    /// Notes an objective.
    public init(_ objective: Objective) {
      measure = objective.measure.name
      sense = objective.sense
    }
  }

  /// What points are compared by: what was said, else the headline measures.
  ///
  /// - Parameter measures: Those that points can be asked for.
  public func objectives(among measures: [Measure]) -> [Objective] {
    guard let goals else { return Objective.headline }
    return goals.compactMap { goal in
      measures.first { $0.name == goal.measure }.map { Objective($0, goal.sense) }
    }
  }
}

/// A point as a store keeps it.
public struct PointRecord: Hashable, Sendable, Codable {
  /// The point.
  public var point: Point
  /// What its answers are read with.
  public var frame: PointFrame
  /// The scenario at the point, every default filled in, as YAML on one line.
  public var scenario: String

  /// A resolved point.
  public init(_ resolved: Experiment.ResolvedPoint) {
    point = resolved.point
    frame = resolved.frame
    scenario = resolved.text
  }
}
