import Calibration
import MerchantModel
import Scenarios

/// A scenario's values fitted to a log, levels found by simulation among them.
struct ScenarioFit {
  /// The fits.
  let calibration: Calibration
  /// The policy that writes them.
  let policy: String
  /// The draws that it names, if they were asked for.
  let draws: FittedDraws?
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
    /// What the policy calls the file of joint draws of its values; nil to take all values for known.
    var drawsName: String?

    /// The scenario under policies; problems go to standard error and end the command.
    ///
    /// - Parameter files: The files that the policies name, by name; nil to read them.
    func load(
      _ policies: [String], files: [String: String]? = nil
    ) throws -> LoadedDocument<Scenario> {
      try CommandErrors.reportingInput { () throws(ScenarioError) in
        try merged(policies, files: files)
      }
    }

    fileprivate func merged(
      _ policies: [String], files: [String: String]? = nil
    ) throws(ScenarioError) -> LoadedDocument<Scenario> {
      try DocumentLoader(Codec.scenario).load(
        base,
        policies: self.policies
          + policies.map { SourceText($0, name: policyName, role: .policy, companions: files) },
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
    var (warnings, files): ([String], [String: String]?) = (matching.warnings, nil)
    if let name = task.drawsName {
      try matching.measureResponse { levels in
        try task.load([fitted.policy(levels: levels, file: task.logName)]).value
      }
      let draws = FittedDraws(calibration, levels: matching.levels)
      files = [name: draws.text]
      self.draws = draws
      policy = calibration.policy(
        levels: matching.levels, file: task.logName, draws: draws.isEmpty ? nil : (draws, name))
    } else {
      draws = nil
      policy = calibration.policy(levels: matching.levels, file: task.logName)
    }
    // Whoever gets it can use it: what is wrong would show here.
    document = try task.load([policy], files: files)
    if draws != nil, !DocumentLoader(Codec.scenario).problemsAtEnds(of: document).isEmpty {
      warnings.append(
        "the scenario cannot have some of the draws: `ringside lint` names them")
    }
    self.warnings = warnings
  }
}
