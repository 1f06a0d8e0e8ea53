import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Runs
import Scenarios
import SimStatistics
import Studies

/// `ringside compare`: simulates policies on the same merchants and reports which is better, and with what
/// confidence.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares policies on the same merchants: which is better, by how much, how sure.",
    discussion: """
      Each policy is laid over the scenario alone and compared with the scenario as written, or the \
      --baseline. All have the same merchants, customers and random numbers, and differences are paired by \
      replication. If an expectation of a difference (`expect` with `difference`) fails, the exit code is 99.

      Example: ringside compare platform --policy no-rule --policy minimum-calls
      """)

  @OptionGroup var source: PolicySource

  @Option(
    help: ArgumentHelp(
      "Two measures that say which policies no other beats on both; ':lower' or ':higher' behind a name "
        + "says which end is wanted.", valueName: "measure,measure"))
  var pareto = ParetoAxes.usual

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Add replications until 95 % half-widths of all differences are this small: 2% of the baseline's "
        + "suspensions and customer_minutes_saved, or a measure's, such as answer_rate=0.5pp; can be repeated.",
      valueName: "width"))
  var precision: [String] = []

  @Option(help: "The ceiling of replications with --precision.")
  var mostReplications = 10_000

  @OptionGroup(title: "Worlds") var worlds: WorldOptions

  @OptionGroup var repetition: RepetitionOptions

  @OptionGroup var study: StudyOptions

  func validate() throws {
    try WholeNumber.check(
      "--most-replications", mostReplications, in: StoppingRule.floor...1_000_000)
    if repetition.replications != nil && !precision.isEmpty {
      throw ValidationError(
        "'--replications' and '--precision' exclude each other; '--most-replications' is a ceiling."
      )
    }
  }

  func run() throws {
    let policies = try source.read(with: repetition.settings)
    let scenario = policies[0].document.value
    let axes = try paretoAxes(for: scenario)
    let targets = try targets(for: scenario)
    let run = try comparable(policies)
    let files = try study.results.out.map { path in
      try CommandErrors.reporting { try ComparisonFiles(at: path) }
    }

    let bar = ProgressBar(isWanted: !study.quiet)
    let stopwatch = Stopwatch()
    let onProgress: (Run.Progress) throws -> Void = { progress in
      try Interruption.check()
      bar.update(progress)
    }
    var result = try CommandErrors.reporting {
      defer { bar.clear() }
      guard !targets.isEmpty else { return try run.result(onProgress: onProgress) }
      return try run.result(
        targets: targets, rule: StoppingRule(ceiling: mostReplications), onProgress: onProgress)
    }
    try CommandErrors.reporting {
      defer { bar.clear() }
      try result.judgeWarmUp(threads: study.threads.count, onProgress: onProgress)
    }
    let drawn = try worlds.study(
      of: policies.map { WorldStudy.Policy($0.name, $0.document) }, threads: study.threads.count
    )?.reported(isQuiet: study.quiet)
    let elapsed = stopwatch.seconds

    let summary = ComparisonSummary(result, axes: axes)
    let judged = summary.comparison.verdicts
    let verdicts = VerdictLines(
      judged,
      unchecked: scenario.expectations.filter { expectation in
        expectation.difference != nil && !judged.contains { $0.expectation == expectation }
      })
    if !study.quiet {
      for warning in summary.warnings { StandardError.write("warning: \(warning)\n") }
      if let drawn { StudyMessages.warnOfUnsettledPlaces(drawn.cost) }
    }
    try CommandErrors.reporting {
      try files?.finish(
        summary, worlds: drawn,
        manifest: Manifest(
          version: Version.current, commit: Version.commit, command: CommandLine.arguments,
          started: stopwatch.started, elapsedSeconds: elapsed, threads: study.threads.count,
          merchantDays: result.merchantDays, events: result.events, seed: scenario.seed,
          replications: result.replications, looks: result.precision?.looks,
          scenario: Explanation.yaml(of: policies[0].document.resolved),
          policies: policies.map {
            Manifest.PolicyText(
              name: $0.name, scenario: Explanation.yaml(of: $0.document.resolved))
          },
          notes: policies.reduce(into: [:]) { notes, policy in
            notes.merge(policy.notes) { first, _ in first }
          }))
      if study.json {
        try StandardOutput.write(try ComparisonSummaryFile(summary, worlds: drawn).encoded())
      } else if study.output.markdown {
        try StandardOutput.write(ComparisonMarkdown(summary).text)
      } else if !study.quiet {
        try StandardOutput.write(
          ComparisonTable(summary, worlds: drawn).text + verdicts.summary(columns: 100))
      }
    }
    if let files, !study.quiet { StandardError.write("Results: \(files.path)\n") }
    StandardError.write(verdicts.text(withPassed: study.json && !study.quiet))
    if verdicts.hasFailure { throw ExitStatus.notAsExpected }
  }

  private func targets(for scenario: Scenario) throws -> [PrecisionTarget] {
    try PrecisionOptions.targets(precision, for: scenario)
  }

  private func paretoAxes(for scenario: Scenario) throws -> ParetoAxes {
    do throws(ParetoAxes.ParseError) {
      return try ParetoAxes(pareto, for: scenario)
    } catch {
      throw ValidationError("'--pareto \(pareto)': \(Self.words(error, scenario))")
    }
  }

  /// Sets up the comparison of the policies.
  ///
  /// - Throws: `ExitCode`, after a message, if they cannot be compared.
  private func comparable(_ policies: [PolicySource.LoadedPolicy]) throws -> PolicyRun {
    do throws(IncomparablePoliciesError) {
      return try PolicyRun(policies.map(\.policy), threads: study.threads.count)
    } catch {
      StandardError.write("error: \(Self.words(error, first: policies[0].name))\n")
      throw ExitStatus.badInput
    }
  }

  private static func words(_ problem: ParetoAxes.ParseError, _ scenario: Scenario) -> String {
    switch problem {
    case .notTwo: "write two measures with a comma between them, such as \(ParetoAxes.usual)."
    case .unknownMeasure(let name): StudyMessages.unknownMeasure(name, in: scenario)
    case .noDirection(let name):
      "neither more nor less of \(name) is better as such; write \(name):lower or \(name):higher."
    case .unknownDirection(let word): "'\(word)' is no end; write lower or higher."
    case .sameMeasure(let name): "\(name) stands there twice."
    }
  }

  private static func words(_ problem: IncomparablePoliciesError, first: String) -> String {
    switch problem {
    case .tooFew: "there is nothing to compare"
    case .duplicateName(let name): "two policies are called '\(name)'"
    case .differs(let policy, let part):
      "'\(policy)' cannot be compared with '\(first)': \(words(part))"
    }
  }

  static func words(_ part: IncomparablePoliciesError.Part) -> String {
    switch part {
    case .calendar:
      "its calendar is another, and other days have other figures"
    case .segments:
      "its segments differ in name, order, merchants or represents, so merchants have no counterpart"
    case .seed: "its seed is another, and with it all customers and all luck"
    case .measurement: "it takes other measures (measurement)"
    case .prices: "its prices are others, so the same outcome is worth something else"
    }
  }
}
