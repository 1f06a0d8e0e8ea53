import ArgumentParser
import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// How precise a run's figures are to be, and what helps them.
struct PrecisionOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Add replications until 95 % half-widths are this small: 2% for suspensions and customer_minutes_saved, or "
        + "a measure's, such as answer_rate=0.5pp or solo/suspensions=5%; can be repeated.",
      valueName: "width"))
  var precision: [String] = []

  @Option(
    help: "The ceiling of replications with --precision.")
  var mostReplications = 10_000

  @Flag(help: "Give each segment the merchants that make population figures most precise.")
  var allocate = false

  @Option(
    name: .customLong("control"), parsing: .singleValue,
    help: ArgumentHelp(
      "Regress estimates on a figure whose mean is known (contacts, adoption, diligence, presence); "
        + "can be repeated.", valueName: "figure"))
  var controls: [ControlFigure] = []

  @Flag(help: "Regress estimates on all such figures that vary in the scenario.")
  var reduceVariance = false

  @Flag(
    help: ArgumentHelp(
      "Work out suspensions from low days by the rule's chain instead of counting them, where days are "
        + "independent and merchants alike."))
  var condition = false

  func validate() throws {
    try WholeNumber.check(
      "--most-replications", mostReplications, in: StoppingRule.floor...1_000_000)
    if reduceVariance && !controls.isEmpty {
      throw ValidationError("'--control' and '--reduce-variance' exclude each other.")
    }
  }

  /// What is wanted; nothing of a plain run. Bad words end the command.
  func targets(for scenario: Scenario) throws -> [PrecisionTarget] {
    try PrecisionOptions.targets(precision, for: scenario)
  }

  /// What some words of `--precision` ask for; bad ones end the command.
  static func targets(
    _ words: [String], for scenario: Scenario
  ) throws -> [PrecisionTarget] {
    try words.flatMap { text -> [PrecisionTarget] in
      do throws(PrecisionTarget.ParseError) {
        return try PrecisionTarget.parse(text, for: scenario)
      } catch {
        throw ValidationError("'--precision \(text)': \(PrecisionOptions.words(error, scenario))")
      }
    }
  }

  /// The settings that give each segment its merchants, if that is wanted.
  func allocation(in scenario: Scenario, threads: Int, quiet: Bool) throws -> [String] {
    guard allocate else { return [] }
    try OnePolicy.require(scenario, for: "--allocate")
    try NoSharedPlaces.require(scenario, for: "--allocate")
    guard scenario.segments.count > 1 else {
      StandardError.write("warning: --allocate does nothing: there is one segment\n")
      return []
    }
    let targets = try targets(for: scenario)
    let allocation = try CommandErrors.reporting {
      try Allocation.allocate(
        scenario, targets: targets.isEmpty ? PrecisionTarget.headline(of: scenario) : targets,
        threads: threads, onProgress: { try Interruption.check() })
    }
    let segments = scenario.segments.enumerated()
    if !quiet {
      let parts = segments.map { index, segment in
        "\(segment.name) \(allocation.merchants[index]) instead of \(segment.merchants)"
      }
      StandardError.write("Merchants in a replication: \(parts.joined(separator: ", "))\n")
    }
    return segments.flatMap { index, segment in
      [
        "segments.\(segment.name).merchants=\(allocation.merchants[index])",
        "segments.\(segment.name).represents=\(segment.weight)",
      ]
    }
  }

  /// The figures to regress on. Their means under several policies are not known, so arms end the command.
  func controls(for scenario: Scenario) throws -> [ControlFigure] {
    if reduceVariance { try OnePolicy.require(scenario, for: "--reduce-variance") }
    if !controls.isEmpty { try OnePolicy.require(scenario, for: "--control") }
    let wanted = reduceVariance ? ControlFigure.allCases : controls
    let varying = ControlFigure.varying(in: scenario)
    for figure in controls where !varying.contains(figure) {
      StandardError.write(
        "warning: --control \(figure.rawValue) does nothing: it does not vary in this scenario\n")
    }
    return varying.filter { wanted.contains($0) }
  }

  /// The conditioning, if that is wanted; where no segment allows it the command ends.
  func conditioning(of scenario: Scenario) throws -> Conditioning? {
    guard condition else { return nil }
    try OnePolicy.require(scenario, for: "--condition")
    try NoSharedPlaces.require(scenario, for: "--condition")
    let conditioning = Conditioning(scenario)
    let level = conditioning.isPossible ? "warning" : "error"
    for (segment, reasons) in zip(scenario.segments, conditioning.reasons) where !reasons.isEmpty {
      StandardError.write(
        "\(level): --condition does not serve segment \(segment.name):\n"
          + reasons.map { "  - \($0)\n" }.joined())
    }
    guard conditioning.isPossible else { throw ExitStatus.badInput }
    return conditioning
  }

  static func words(_ problem: PrecisionTarget.ParseError, _ scenario: Scenario) -> String {
    switch problem {
    case .figure(let problem): StudyMessages.words(problem, scenario)
    case .badWidth(let text):
      "'\(text)' is no width; write 2% of the value, 0.5pp of a share, or 0.02abs in the measure's unit."
    case .pointsOfNoShare(let measure):
      "\(measure) is no share, so percentage points mean nothing of it; write 2% or 0.02abs."
    }
  }
}

extension ControlFigure: ExpressibleByArgument {}
