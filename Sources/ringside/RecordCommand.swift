import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Runs
import Scenarios

/// `ringside record`: records a run, so that `verify` can repeat it.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Runs a scenario and keeps everything needed to repeat and compare the run.",
    discussion: """
      The folder holds the scenario as it was understood, all counts and all figures.

      Example: ringside record solo-seller --replications 2 --out results/solo
      """)

  @OptionGroup var source: ScenarioSource

  @OptionGroup var repetition: RepetitionOptions

  @OptionGroup var threads: ThreadOption

  @Option(
    help: ArgumentHelp(
      "Write the recording to this folder, replacing an older one.", valueName: "folder"),
    completion: .directory)
  var out: String

  @Flag(
    name: .customLong("merchant-rows"), inversion: .prefixedNo,
    help: "Keep a row for each merchant.")
  var merchants = true

  func validate() throws {
    if out.isEmpty { throw ValidationError("'--out' takes the path of a folder.") }
  }

  func run() throws {
    let loaded = try source.load(with: repetition.settings)
    try CommandErrors.reporting {
      let folder = try ResultsFolder(out, for: .recording)
      let run = RepeatedRun(loaded.value, threads: threads.count, keepsMerchants: merchants)
      let recording = try run.recording()
      let scenario = SelfContainedScenario(loaded, named: Recording.scenarioFile)
      try recording.write(
        to: folder, scenario: scenario.files.map { ($0.name, $0.text) }, build: .current)
      StandardError.write("Recorded: \(folder.path)\n")
    }
  }
}

/// A run for a recording, with progress shown on a terminal.
struct RepeatedRun {
  private let run: Run

  init(_ scenario: Scenario, threads: Int, keepsMerchants: Bool) {
    var run = Run(scenario, threads: threads, keepsMerchants: keepsMerchants)
    run.keepsReplications = true
    self.run = run
  }

  func recording() throws -> Recording {
    let bar = ProgressBar(isWanted: true)
    defer { bar.clear() }
    var merchants: [MerchantRecord] = []
    let result = try run.result(
      onProgress: { progress in
        try Interruption.check()
        bar.update(progress)
      },
      onMerchants: { merchants += $0 })
    return Recording(result, merchants: run.keepsMerchants ? merchants : nil)
  }
}
