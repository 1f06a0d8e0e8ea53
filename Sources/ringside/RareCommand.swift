import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Runs
import Scenarios
import SimStatistics

/// `ringside rare`: estimates chances of suspension that are too small for plain simulation.
struct RareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rare",
    abstract: "Estimates suspensions too rare for plain simulation.",
    discussion: """
      Importance sampling: on some days in a row agents notice fewer rings than the scenario says, and \
      each merchant is weighed for that, so the estimates are those of the scenario as it is. \
      Replications are added until the interval is narrow enough.

      Example: ringside rare rare
      """)

  @OptionGroup var source: ScenarioSource

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Add replications until the 95 % half-width is this small: 10% for merchants_suspended, or "
        + "a measure's, such as solo/suspensions=5%; can be repeated. (default: 10%)",
      valueName: "width"))
  var precision: [String] = []

  @Option(help: "The ceiling of replications.")
  var mostReplications = 10_000

  @OptionGroup var seed: SeedOption

  @OptionGroup var threads: ThreadOption

  @OptionGroup var output: OutputOptions

  func validate() throws {
    try WholeNumber.check(
      "--most-replications", mostReplications, in: StoppingRule.floor...1_000_000)
  }

  func run() throws {
    let document = try source.load(with: seed.settings)
    let scenario = document.value
    try OnePolicy.require(scenario, for: "rare")
    try NoSharedPlaces.require(scenario, for: "rare")
    let targets = try targets(for: scenario)
    let files = try output.results.out.map { path in
      try CommandErrors.reporting { try StudyFiles(at: path, for: RareReport.self) }
    }
    let stopwatch = Stopwatch()
    let bar = ProgressBar(isWanted: !output.quiet)
    let result = try CommandErrors.reporting {
      defer { bar.clear() }
      do {
        return try RareRun(scenario, threads: threads.count).result(
          targets: targets, rule: StoppingRule(ceiling: mostReplications),
          onProgress: { progress in
            try Interruption.check()
            bar.update(progress)
          })
      } catch let problem as RareRun.SetupError {
        StandardError.write("error: \(RareCommand.words(problem))\n")
        throw ExitStatus.badInput
      }
    }
    let elapsed = stopwatch.seconds
    if !output.quiet {
      for warning in RareWarnings(result, seconds: elapsed).lines { StandardError.write(warning) }
    }
    try CommandErrors.reporting {
      try output.write(
        RareReport(result), to: files,
        manifest: Manifest(
          version: Version.current, commit: Version.commit, command: CommandLine.arguments,
          started: stopwatch.started, elapsedSeconds: elapsed, threads: threads.count,
          merchantDays: result.merchants * scenario.calendar.totalDays, events: result.events,
          seed: scenario.seed, replications: result.replications,
          scenario: Explanation.yaml(of: document.resolved)))
    }
  }

  private func targets(for scenario: Scenario) throws -> [PrecisionTarget] {
    let wanted = precision.isEmpty ? ["10%"] : precision
    return try wanted.flatMap { text -> [PrecisionTarget] in
      let full = text.contains("=") ? text : "merchants_suspended=\(text)"
      let targets = try PrecisionOptions.targets([full], for: scenario)
      for target in targets where !RareRun.measures.contains(target.measure) {
        throw ValidationError(
          "'--precision \(text)': only "
            + RareRun.measures.map(\.name).joined(separator: ", ") + " are estimated.")
      }
      return targets
    }
  }

  private static func words(_ problem: RareRun.SetupError) -> String {
    switch problem {
    case .ruleIsOff: "the rule is off (rule.enabled), so nobody is suspended"
    case .judgesReplies:
      "the rule judges reply rates of chats, and only calls can be tilted; use ringside run"
    case .tooFewDays(let needed):
      "the rule needs \(needed) low days, and fewer days are simulated (calendar)"
    case .nothingToTilt:
      "there is nothing to tilt: answers are at or below the threshold as they are, there are none, or "
        + "they are certain; use ringside run"
    }
  }
}
