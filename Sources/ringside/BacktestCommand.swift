import ArgumentParser
import Calibration
import Forecasting
import Foundation
import MerchantModel
import ResultFiles
import Runs
import Scenarios
import Studies

/// `ringside backtest`: applies rules to history as it happened.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Applies rules to a log as it happened: who would have been suspended, and when.",
    discussion: """
      No model is needed: counts by merchant and day are enough. With --scenario, rules begin with the scenario's, and \
      the same days from the scenario stand beside history, with where 9 of 10 simulated histories lie. docs/forecasts.md \
      walks through it.

      Example: ringside backtest results/log --policy minimum-calls
      """)

  @OptionGroup var log: TidyLogSource

  @Option(
    name: .customLong("policy"), parsing: .singleValue,
    help: ArgumentHelp(
      "A policy whose rules are applied: a file, or a name from the folder policies beside the scenario or from "
        + "scenarios/policies; can be repeated.", valueName: "name|file"),
    completion: .policies)
  var policies: [String] = []

  @Option(
    name: .customLong("scenario"),
    help: ArgumentHelp(
      "The scenario that the policies change, best one that `calibrate` was used for; without it they change a rule "
        + "with every key at its default.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a value under every policy, such as rule.minimumCalls=3; can be repeated.",
      valueName: "path=value"))
  var changes: [String] = []

  @Flag(help: "Leave out what the scenario has of the same days.")
  var historyAlone = false

  @OptionGroup var repetition: RepetitionOptions

  @OptionGroup var study: StudyOptions

  func run() throws {
    let policies = try loadedPolicies()
    let scenario = policies[0].document.value
    let tidy = try log.read()
    let segments = try log.segments(of: tidy, in: scenario)
    let history = try CalibrationWords.reporting { () throws(CalibrationError) in
      try History(tidy, segments: segments, in: scenario)
    }
    let isSimulated = file != nil && !historyAlone
    try study.carryOut(of: policies[0].document) { onProgress in
      let threads = study.threads.count
      let backtest = try Backtest(
        of: history,
        under: policies.map {
          PolicyScenario($0.name, title: $0.name, scenario: $0.document.value)
        }, threads: threads
      ) { try onProgress($0, policies.count * history.merchants.count) }
      let months = try (isSimulated ? policies : []).map { policy in
        try ModelMonths(policy.document.value, as: history, threads: threads) {
          try onProgress($0.merchantsDone, $0.merchants)
        }
      }
      let report = BacktestReport(backtest, model: months)
      return (report, months.reduce(StudyCost()) { $0 + StudyCost(of: $1.run) })
    }
  }

  /// The scenario under each policy; as it is, where none is named.
  private func loadedPolicies() throws -> [(name: String, document: LoadedDocument<Scenario>)] {
    let library = PolicyLibrary(forScenario: file)
    let settings = changes + repetition.settings
    let words = (policies.isEmpty || file != nil ? [nil] : []) + policies.map(Optional.some)
    var names: Set<String> = []
    let loaded = try words.enumerated().map { ordinal, word in
      try CommandErrors.reportingInput {
        () throws(ScenarioError) -> (name: String, document: LoadedDocument<Scenario>) in
        let base = try file.map { path throws(ScenarioError) in
          try ScenarioLibrary.text(path)
        }
        let overlay = try word.map { word throws(ScenarioError) in
          [try library.text(word, ordinal: ordinal)]
        }
        let document = try DocumentLoader(Codec.scenario).load(
          base ?? SourceText(Starter.scenario, name: "the default scenario"),
          policies: overlay ?? [], settings: (base == nil ? ["rule=~"] : []) + settings)
        let name = try word.map { word throws(ScenarioError) in try PolicyLibrary.name(of: word) }
        return (name ?? PolicySource.asWritten, document)
      }
    }
    for policy in loaded {
      try LoggedRule.require(policy.document.value, for: "backtest")
      guard names.insert(policy.name).inserted else {
        throw ValidationError("'--policy' gives two policies the name '\(policy.name)'.")
      }
    }
    return loaded
  }
}
