import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Runs
import Scenarios
import SimStatistics
import Studies

/// `ringside run`: simulates a scenario and prints the results.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulates a scenario and prints what comes of it.",
    discussion: """
      The same seed gives the same figures on any number of threads. If an expectation of the \
      scenario (`expect`) fails, the results are written all the same and the exit code is 99.

      Example: ringside run solo-seller --set rule.minimumCalls=10
      """)

  @OptionGroup var source: ScenarioSource

  @OptionGroup(title: "Precision") var precision: PrecisionOptions

  @OptionGroup(title: "Worlds") var worlds: WorldOptions

  @OptionGroup var repetition: RepetitionOptions

  @OptionGroup var threads: ThreadOption

  @OptionGroup var output: OutputOptions

  @Flag(help: "Print all figures, not only those that matter first.")
  var all = false

  @Flag(
    name: .customLong("merchant-rows"), inversion: .prefixedNo,
    help: "With --out, write a row for each merchant.")
  var merchants = true

  @Flag(
    help: """
      Set beside the figures what theory knows exactly of them, each with a z-score; the exit code is 99 if \
      one is further off than chance explains.
      """)
  var exact = false

  private var json: Bool { output.json }
  private var quiet: Bool { output.quiet }

  func validate() throws {
    if repetition.replications != nil && !precision.precision.isEmpty {
      throw ValidationError(
        "'--replications' and '--precision' exclude each other; '--most-replications' is a ceiling."
      )
    }
    if exact && (json || output.markdown) {
      throw ValidationError("'--exact' prints a table: leave '--json' and '--markdown' out.")
    }
  }

  func run() throws {
    let threads = threads.count
    var loaded = try source.read(with: repetition.settings)
    if exact { try OnePolicy.require(loaded.document.value, for: "--exact") }
    loaded = try source.adjusted(
      loaded,
      by: precision.allocation(in: loaded.document.value, threads: threads, quiet: quiet))
    let scenario = loaded.document.value
    let targets = try precision.targets(for: scenario)
    let conditioning = try precision.conditioning(of: scenario)
    let files = try output.results.out.map { path in
      try CommandErrors.reporting {
        try RunFiles(at: path, for: scenario, writesMerchants: merchants)
      }
    }
    var run = Run(scenario, threads: threads, keepsMerchants: files != nil && merchants)
    // Counted where it is shown.
    run.countsKinds = files != nil || json || !quiet
    run.triesNumbers = run.countsKinds
    run.controls = try precision.controls(for: scenario)
    run.conditioning = conditioning

    let bar = ProgressBar(isWanted: !quiet)
    let stopwatch = Stopwatch()
    let onProgress: (Run.Progress) throws -> Void = { progress in
      try Interruption.check()
      bar.update(progress)
    }
    let onMerchants: ([MerchantRecord]) throws -> Void = { try files?.add($0) }
    var result = try CommandErrors.reporting {
      defer { bar.clear() }
      guard !targets.isEmpty else {
        return try run.result(onProgress: onProgress, onMerchants: onMerchants)
      }
      let rule = try StoppingRule(ceiling: precision.mostReplications)
      return try PreciseRun(run, targets: targets, rule: rule)
        .result(onProgress: onProgress, onMerchants: onMerchants)
    }
    if result.precision != nil {
      // The manifest's scenario then runs again with the same results.
      loaded = try source.adjusted(loaded, by: ["replications=\(result.replications)"])
    }
    try CommandErrors.reporting {
      defer { bar.clear() }
      try result.judgeWarmUp(threads: threads, onProgress: onProgress)
    }
    let drawn = try worlds.study(
      of: [WorldStudy.Policy(scenario.title, loaded.document)], threads: threads
    )?.reported(isQuiet: quiet)
    let elapsed = stopwatch.seconds
    let comparison = exact ? ExactComparison(result) : nil
    let verdicts = VerdictLines(
      result.verdicts, unchecked: scenario.expectations.filter { $0.difference != nil })

    if !quiet {
      for warning in RunWarnings(result).lines { StandardError.write("warning: \(warning)\n") }
      if let drawn { StudyMessages.warnOfUnsettledPlaces(drawn.cost) }
    }
    try CommandErrors.reporting {
      try files?.finish(
        result, worlds: drawn,
        manifest: Manifest(
          version: Version.current, commit: Version.commit, command: CommandLine.arguments,
          started: stopwatch.started, elapsedSeconds: elapsed, threads: threads,
          merchantDays: result.merchantDays, events: result.events, seed: scenario.seed,
          replications: result.replications, looks: result.precision?.looks,
          scenario: Explanation.yaml(of: loaded.document.resolved), notes: loaded.notes))
      if json {
        try StandardOutput.write(try SummaryFile(result, worlds: drawn).encoded())
      } else if output.markdown {
        let table = SummaryTable(result, worlds: drawn, isWhole: all)
        try StandardOutput.write(table.markdown)
      } else if !quiet {
        let columns = TerminalSize.columns ?? 80
        let table = SummaryTable(result, worlds: drawn, columns: columns, isWhole: all)
        try StandardOutput.write(table.text + verdicts.summary(columns: columns))
        if let comparison { try StandardOutput.write(comparison.text) }
      }
    }
    if let files, !quiet { StandardError.write("Results: \(files.path)\n") }
    StandardError.write(verdicts.text(withPassed: json && !quiet))
    let alarms = comparison?.alarms ?? []
    for alarm in alarms { StandardError.write("not as theory says: \(alarm)\n") }
    if verdicts.hasFailure || !alarms.isEmpty { throw ExitStatus.notAsExpected }
  }
}
