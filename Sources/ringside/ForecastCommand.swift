import ArgumentParser
import Calibration
import Forecasting
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import Studies

/// The model that forecasts: a scenario under policies, and how often it is drawn.
struct ForecastModel: ParsableArguments {
  @Option(
    name: .customLong("policy"), parsing: .singleValue,
    help: ArgumentHelp(
      "Lay a policy over the scenario first, such as one that `calibrate` wrote; can be repeated.",
      valueName: "name|file"), completion: .policies)
  var policies: [String] = []

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a value of the scenario, such as rule.enabled=false for a log from before the rule; can be repeated.",
      valueName: "path=value"))
  var changes: [String] = []

  @Option(help: "How many histories are drawn.")
  var draws = 400

  @OptionGroup var seed: SeedOption

  func validate() throws {
    try WholeNumber.check("--draws", draws, in: 20...100_000)
  }

  /// The changes of both options.
  var settings: [String] { changes + seed.settings }

  /// Reads the scenario's text and the policies'; problems go to standard error and end the command.
  func texts(_ file: String) throws -> (base: SourceText, policies: [SourceText]) {
    try CommandErrors.reportingInput { () throws(ScenarioError) in
      let library = PolicyLibrary(forScenario: file)
      let base = try ScenarioLibrary.text(file)
      var texts: [SourceText] = []
      for (ordinal, word) in policies.enumerated() {
        texts.append(try library.text(word, ordinal: ordinal))
      }
      return (base, texts)
    }
  }

  /// Reads the scenario under the policies; problems go to standard error and end the command.
  func load(_ file: String) throws -> LoadedDocument<Scenario> {
    let texts = try texts(file)
    let document = try CommandErrors.reportingInput { () throws(ScenarioError) in
      try DocumentLoader(Codec.scenario).load(
        texts.base, policies: texts.policies, settings: settings)
    }
    try LoggedRule.require(document.value, for: "a forecast")
    return document
  }
}

/// `ringside forecast`: draws the days after a log.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Draws what the merchants of a log will have on the days after it.",
    discussion: """
      The draws start from the level of the log. With --out they are kept with their dates, and `validate --forecast` scores \
      them once the days are there. docs/forecasts.md walks through it.

      Example: ringside forecast results/log --scenario scenarios/solo-seller.yaml --policy ours.yaml --days 14 \
      --out results/forecast
      """)

  @OptionGroup var log: TidyLogSource

  @Option(
    name: .customLong("scenario"),
    help: ArgumentHelp("The scenario to forecast with.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "How many days.")
  var days = 14

  @OptionGroup var model: ForecastModel

  @OptionGroup var study: StudyOptions

  func validate() throws {
    try WholeNumber.check("--days", days, in: 1...366)
  }

  func run() throws {
    let document = try model.load(file)
    let scenario = document.value
    let tidy = try log.read()
    let segments = try log.segments(of: tidy, in: scenario)
    let history = try CalibrationWords.reporting { () throws(CalibrationError) in
      try History(tidy, segments: segments, in: scenario)
    }
    try study.carryOut(of: document) { onProgress in
      let draws = try HistoryDraws(
        scenario, as: history, days: history.days + days, looked: 0..<history.days,
        count: model.draws, threads: study.threads.count
      ) { try onProgress($0, model.draws) }
      let series = DaySeries(history, RuleJudges(history.laidOver(scenario)))
      let forecast = Forecast(
        draws, after: history, series, range: history.days..<history.days + days,
        isAnchored: true)
      return (
        ForecastReport(forecast, after: history, series, of: scenario), draws.cost
      )
    }
  }
}
