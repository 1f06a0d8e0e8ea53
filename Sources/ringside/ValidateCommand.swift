import ArgumentParser
import Calibration
import Forecasting
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import Studies

/// `ringside validate`: scores a model's forecasts by what came, and looks for what refutes it.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Scores forecasts by what came, and says whether the model is refuted, and by what.",
    discussion: """
      The scenario is fitted to the first part of the log, and forecasts the rest. With --as-is nothing is fitted; with \
      --forecast a forecast that was made before is scored. A refuted model ends with exit code 99. docs/forecasts.md walks \
      through it.

      Example: ringside validate results/log --scenario scenarios/solo-seller.yaml --holdout 30%
      """)

  @OptionGroup var log: TidyLogSource

  @Option(
    name: .customLong("scenario"),
    help: ArgumentHelp("The scenario that is fitted.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(
    name: .customLong("forecast"),
    help: ArgumentHelp("The folder of a forecast whose days have come.", valueName: "folder"),
    completion: .directory)
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "How much of the log is forecast: a share such as 30%, or a number of days. (default: 30%)",
      valueName: "share|days"))
  var holdout: String?

  @Flag(help: "Take the scenario as it is: nothing is fitted, and all days are forecast.")
  var asIs = false

  @Option(
    help:
      "The kind of contact that all the log's are of, where it does not name them as the scenario does."
  )
  var kind: String?

  @Flag(help: "The log is of all merchants of a platform together, as if they were one.")
  var pooled = false

  @OptionGroup var model: ForecastModel

  @OptionGroup var study: StudyOptions

  func validate() throws {
    guard (file == nil) != (folder == nil) else {
      throw ValidationError("Give either '--scenario' or '--forecast'.")
    }
    if folder != nil && (asIs || holdout != nil || kind != nil || pooled) {
      throw ValidationError(
        "'--forecast' was made before: --holdout, --as-is, --kind and --pooled do nothing with it.")
    }
    if asIs && (kind != nil || pooled) {
      throw ValidationError("'--as-is' fits nothing: --kind and --pooled do nothing with it.")
    }
    _ = try holdout.map(Holdout.init)
  }

  func run() throws {
    let isRefuted =
      if let folder { try score(folder) } else { try check(file ?? "") }
    if isRefuted { throw ExitStatus.notAsExpected }
  }

  /// Fits the scenario, unless it is taken as it is, and compares it with the rest of the log.
  private func check(_ file: String) throws -> Bool {
    let base = try model.load(file)
    let tidy = try log.read()
    let segments = try log.segments(of: tidy, in: base.value)
    let history = try read(tidy, segments, base.value)
    let split = try asIs && holdout == nil ? 0 : Holdout(holdout ?? "30%").split(history.days)
    let document =
      try asIs ? base : fitted(file, tidy.before(history.firstDay + split), segments)
    var isRefuted = false
    try study.carryOut(of: document) { onProgress in
      let draws = try HistoryDraws(
        document.value, as: history, days: history.days, looked: 0..<history.days,
        count: model.draws, threads: study.threads.count
      ) { try onProgress($0, model.draws) }
      let validation = Validation(history, draws, of: document.value, split: split)
      isRefuted = validation.isRefuted
      return (ValidationReport(validation, of: document.value), draws.cost)
    }
    return isRefuted
  }

  private func fitted(
    _ file: String, _ log: TidyLog, _ segments: [String]
  ) throws -> LoadedDocument<Scenario> {
    let texts = try model.texts(file)
    let fit = try CommandErrors.reporting {
      try ScenarioFit(
        ScenarioFit.Task(
          base: texts.base, policies: texts.policies, settings: model.settings, log: log,
          segments: segments, kind: kind, isPooled: pooled, logName: self.log.shownName,
          policyName: "the fitted values"),
        threads: study.threads.count)
    }
    if !study.quiet {
      for line in fit.warnings { StandardError.write("warning: \(line)\n") }
    }
    return fit.document
  }

  /// Scores a forecast that was made before.
  private func score(_ folder: String) throws -> Bool {
    let saved = try ResultsSource.reporting { () throws(SavedResultsError) in
      try SavedForecast(folder)
    }
    let document = try CommandErrors.reportingInput { () throws(ScenarioError) in
      try DocumentLoader(Codec.scenario).load(
        SourceText(saved.scenario, name: "\(folder)/\(ResultsFolder.marker)"))
    }
    let tidy = try log.read()
    let segments = try log.segments(of: tidy, in: document.value)
    let history = try read(tidy, segments, document.value)
    guard saved.forecast.firstDay >= history.firstDay,
      saved.forecast.firstDay < history.firstDay + history.days
    else {
      StandardError.write(
        "error: \(self.log.shownName) has no day of the forecast, which begins on "
          + "\(CivilDate(dayNumber: saved.forecast.firstDay))\n")
      throw ExitStatus.badInput
    }
    var isRefuted = false
    try study.carryOut(of: document) { _ in
      let series = DaySeries(history, RuleJudges(history.laidOver(document.value)))
      let validation = Validation(history, series, forecast: saved.forecast)
      isRefuted = validation.isRefuted || !validation.drifts.isEmpty
      return (ValidationReport(validation, of: document.value), StudyCost())
    }
    return isRefuted
  }

  private func read(
    _ tidy: TidyLog, _ segments: [String], _ scenario: Scenario
  ) throws -> History {
    try CalibrationWords.reporting { () throws(CalibrationError) in
      try History(tidy, segments: segments, in: scenario)
    }
  }
}

/// How much of a log is forecast.
struct Holdout {
  private enum Length {
    case share(Double)
    case days(Int)
  }

  private let length: Length
  private let text: String

  /// Reads a share such as `30%` or `0.3`, or a number of days.
  ///
  /// - Throws: `ValidationError`.
  init(_ text: String) throws {
    self.text = text
    let bare = text.filter { $0 != " " && $0 != "%" }
    if let days = Int(bare), !text.contains("%"), days >= 1 {
      length = .days(days)
    } else if let number = Double(bare),
      case let share = text.contains("%") ? number / 100 : number, share > 0, share < 1
    {
      length = .share(share)
    } else {
      throw ValidationError(
        "'--holdout \(text)': write a share of the log such as 30%, or a number of days.")
    }
  }

  /// The place of the first day that is forecast.
  ///
  /// - Throws: `ExitCode`, after a message, where no day is left to fit to.
  func split(_ days: Int) throws -> Int {
    let held =
      switch length {
      case .share(let share): max(1, Int((share * Double(days)).rounded()))
      case .days(let count): count
      }
    guard held < days else {
      StandardError.write(
        "error: '--holdout \(text)' leaves nothing to fit to of \(days) days\n")
      throw ExitStatus.badInput
    }
    return days - held
  }
}
