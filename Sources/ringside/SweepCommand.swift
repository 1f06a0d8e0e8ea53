import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import SimStatistics
import Store
import Studies
import Synchronization

/// `ringside sweep`: simulates a scenario at many points.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Simulates a scenario at many points and says which is best.",
    discussion: """
      All points share their random numbers. With --out every finished piece of work is kept at once: \
      a sweep that was stopped, in whatever way, goes on with the same command and --resume, and ends \
      with the same results.

      Example: ringside sweep solo-seller --vary rule.threshold=0.3:0.9:0.1 \
      --vary rule.minimumCalls=1,3,5 --out results/grid
      """)

  @OptionGroup var options: ExperimentOptions

  @OptionGroup var threads: ThreadOption

  @Option(
    help: ArgumentHelp(
      "Work on a Dask cluster: the address of its scheduler, such as tcp://host:8786, the path of a scheduler "
        + "file, or local for one on this machine, with --threads workers.", valueName: "address"))
  var cluster: String?

  @Option(
    help: ArgumentHelp(
      "Ringside on the cluster's workers. (default: where it is here, else on the workers' PATH)",
      valueName: "path"))
  var workerProgram: String?

  @Option(
    help: ArgumentHelp("Keep the work and the results in this folder.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Go on with the sweep in the folder, if there is one.")
  var resume = false

  @Flag(help: "Go on with it even if another build of Ringside began it.")
  var allowOtherBuilds = false

  @Option(
    help: ArgumentHelp(
      "Seconds between two lines of progress where there is no terminal.", valueName: "seconds"))
  var progressEvery = 30.0

  @Flag(help: "Print the figures as JSON instead of a table.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors, and with --json the figures.")
  var quiet = false

  func validate() throws {
    try options.design.checkPresence()
    if let cluster {
      let isKnown = cluster == "local" || cluster.contains("://") || cluster.hasSuffix(".json")
      if !isKnown {
        throw ValidationError(
          "'--cluster' takes the address of a scheduler, such as tcp://host:8786, the path of a "
            + "scheduler file (*.json), or 'local'.")
      }
      if out == nil {
        throw ValidationError("'--cluster' keeps its work in a folder: name it with '--out'.")
      }
    }
    if workerProgram != nil && cluster == nil {
      throw ValidationError("'--worker-program' is for '--cluster'.")
    }
    if let out, out.isEmpty { throw ValidationError("'--out' takes the path of a folder.") }
    if resume && out == nil {
      throw ValidationError("'--resume' goes on with the sweep in a folder: name it with '--out'.")
    }
    if !(progressEvery >= 0.1 && progressEvery <= 1e6) {
      throw ValidationError("'--progress-every' takes seconds from 0.1 to 1,000,000.")
    }
  }

  func run() throws {
    let asked = try options.read()
    try CommandErrors.reporting {
      let (result, undone) = try carryOut(asked)
      if json {
        try StandardOutput.write(try SweepFigures(result, seed: asked.scenario.seed).encoded())
      } else if !quiet {
        try StandardOutput.write(SweepTable(result, objectives: asked.objectives).text)
      }
      if !quiet { StoredSweep.warn(of: result) }
      if let out, undone == nil, !quiet { StandardError.write("Results: \(out)\n") }
      if let undone {
        StandardError.write("error: \(ClusterWords.text(undone))\n")
        let kept = out.map { "kept in \($0), where `show` and `export` find it" }
        StandardError.write("All others are done\(kept.map { "; their work is " + $0 } ?? "").\n")
        throw ExitStatus.incomplete
      }
    }
  }

  /// Executes the missing units and writes the files, unless there are units that cannot be done.
  private func carryOut(
    _ asked: ExperimentOptions.LoadedExperiment
  ) throws -> (result: SweepResult, undone: UndoneUnitsError?) {
    let experiment = asked.experiment
    let (title, seed) = (asked.scenario.title, asked.scenario.seed)
    let threads = threads.count
    let build = BuildFingerprint.current.words
    // Before a folder is created for work that cannot be done.
    let python = try cluster.map { _ in try Python.with("distributed", for: "a cluster") }
    let folder = try out.map {
      try SweepFolder(
        $0, experiment, title: title, seed: seed, build: cluster == nil ? build : nil,
        objectives: asked.objectives, resumes: resume, allowsOtherBuilds: allowOtherBuilds)
    }
    var resultSet = try folder?.resultSet() ?? ResultSet(experiment.points.map(\.metadata))
    let meter = ProgressMeter(isWanted: !quiet, interval: .seconds(progressEvery))
    let isWhole: Bool
    var undone: UndoneUnitsError?
    let kept = KeptUnits(try folder?.store.resultCount() ?? 0)
    if let folder {
      explainInterruption(folder.path, experiment) { kept.count.load(ordering: .relaxed) }
    }
    do {
      defer { meter.clear() }
      var validator = folder.map {
        ResultValidator(to: $0.store, of: experiment, allowsOtherBuilds: allowOtherBuilds)
      }
      let executor = executor(threads: threads, build: build, python)
      var isDone = false
      defer { (executor as? ClusterExecutor)?.close(isDone: isDone) }
      isWhole = try Sweep(experiment, by: executor).run(
        &resultSet, isStopped: { Interruption.isAsked },
        keep: {
          var result = $0
          if result.digest == nil { result.worker = .here }
          try validator?.validate(result)
          try folder?.store.keep(result)
          kept.count.add(1, ordering: .relaxed)
        },
        onProgress: { progress, resultSet in
          meter.update(state(progress, resultSet, asked.objectives))
        })
      isDone = isWhole
    } catch let error as UndoneUnitsError {
      (isWhole, undone) = (true, error)
    } catch let error as StoreError {
      throw stopped(folder, StoreWords.text(error), StoreWords.status(error))
    } catch let error as ClusterExecutor.ExecutionError {
      throw stopped(folder, ClusterWords.text(error), ClusterWords.status(error))
    }
    guard isWhole else {
      try folder?.store.close()
      throw InterruptionError()
    }
    let result = SweepResult(
      title: title, paths: experiment.paths, points: experiment.points.map(\.point),
      resultSet: resultSet,
      objectives: asked.objectives, asItStands: experiment.asItStands)
    if undone != nil {
      try folder?.store.close()
      return (result, undone)
    }
    do {
      try folder?.finish(
        result, experiment, scenario: asked.scenarioText, seed: seed,
        threads: cluster == nil ? threads : nil)
    } catch let error as StoreError {
      throw stopped(folder, StoreWords.text(error), StoreWords.status(error))
    } catch let error as ResultsFolderError {
      throw stopped(folder, CommandErrors.words(error), ExitStatus.cannotWrite)
    }
    return (result, nil)
  }

  /// Sets what is said if the process is ended, from then on.
  private func explainInterruption(
    _ path: String, _ experiment: Experiment, kept: @escaping @Sendable () -> Int
  ) {
    let units = experiment.plannedUnits.map { " of \($0)" } ?? ""
    let goOn = goOn
    Interruption.explain {
      "Interrupted; \(kept())\(units) units are kept in \(path). Go on with:\n  \(goOn)\n"
    }
  }

  private func executor(
    threads: Int, build: String, _ python: Python?
  ) -> any UnitExecutor {
    guard let cluster, let python else { return ThreadExecutor(threads: threads, build: build) }
    let here = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return ClusterExecutor(
      cluster, program: workerProgram ?? here, workers: threads, python: python)
  }

  /// Says why the work stopped and how to resume it.
  private func stopped(_ folder: SweepFolder?, _ reason: String, _ status: ExitCode) -> ExitCode {
    try? folder?.store.close()
    StandardError.write("error: \(reason)\n")
    StandardError.write(
      "What was finished before is kept. Once this is put right, go on with:\n  \(goOn)\n")
    return status
  }

  private func state(
    _ progress: Sweep.Progress, _ resultSet: ResultSet, _ objectives: [Objective]
  ) -> ProgressMeter.State {
    var finding = ""
    if let measure = objectives.first?.measure {
      let estimate = resultSet.estimate(
        measure, of: resultSet.metadata[progress.point].overall, at: progress.point)
      finding =
        "point \(progress.point): \(measure.name) " + ProgressFigure.words(estimate, measure)
    }
    return ProgressMeter.State(
      done: progress.unitsDone, doneNow: progress.unitsDoneNow, units: progress.units,
      mayGrow: progress.mayGrow, finding: finding)
  }

  /// The command that resumes this one.
  private var goOn: String { ShellText.command(CommandLine.arguments, adding: "--resume") }
}

/// How many units are kept, for the thread that ends the process.
private final class KeptUnits: Sendable {
  let count: Atomic<Int>

  init(_ count: Int) {
    self.count = Atomic(count)
  }
}
