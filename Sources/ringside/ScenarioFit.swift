import Calibration
import MerchantModel
import Scenarios

/// A scenario's values fitted to a log, levels found by simulation among them.
struct ScenarioFit {
  /// The fits.
  let calibration: Calibration
  /// The policy that writes them.
  let policy: String
  /// The scenario under it.
  let document: LoadedDocument<Scenario>
  /// What could not be met.
  let warnings: [String]

  /// What is fitted, and to what.
  struct Task {
    let base: SourceText
    let policies: [SourceText]
    let settings: [String]
    let log: TidyLog
    let segments: [String]
    let kind: String?
    let isPooled: Bool
    /// What the log and the policy are called.
    let logName: String
    let policyName: String

    /// The scenario under policies; problems go to standard error and end the command.
    func load(_ policies: [String]) throws -> LoadedDocument<Scenario> {
      try CommandErrors.reportingInput { () throws(ScenarioError) in try merged(policies) }
    }

    fileprivate func merged(_ policies: [String]) throws(ScenarioError) -> LoadedDocument<Scenario>
    {
      try DocumentLoader(Codec.scenario).load(
        base,
        policies: self.policies
          + policies.map { SourceText($0, name: policyName, role: .policy) },
        settings: settings)
    }
  }

  /// Fits.
  ///
  /// - Throws: `ExitCode`, after a message.
  init(_ task: Task, threads: Int) throws {
    let scenario = try task.load([]).value
    try NoSharedPlaces.require(scenario, for: "calibrate")
    var calibration = try CalibrationWords.reporting { () throws(CalibrationError) in
      try Calibration(
        task.log, to: scenario, segments: task.segments,
        kind: KindChoice(task.kind, task.log, known: scenario.kinds.map(\.name)),
        isPooled: task.isPooled)
    }
    // Only where it would not go without.
    if (try? task.merged([calibration.policy(levels: [:], file: task.logName)])) == nil {
      calibration.clearsParameters = true
      if (try? task.merged([calibration.policy(levels: [:], file: task.logName)])) == nil {
        calibration.clearsParameters = false
      }
    }
    let fitted = calibration
    var matching = LevelMatching(calibration, threads: threads)
    try matching.run { levels in
      try task.load([fitted.policy(levels: levels, file: task.logName)]).value
    }
    self.calibration = calibration
    policy = calibration.policy(levels: matching.levels, file: task.logName)
    // Whoever gets it can use it: what is wrong would show here.
    document = try task.load([policy])
    warnings = matching.warnings
  }
}
