import ArgumentParser
import MerchantModel
import SimStatistics
import Studies

/// How many replications the points of a design get.
struct SamplingPlanOptions: ParsableArguments {
  @Option(help: "Independent replications of each point, instead of the scenario's number.")
  var replications: Int?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Add replications to each point until 95 % half-widths are this small: 2% for suspensions and "
        + "customer_minutes_saved, or a measure's, such as answer_rate=0.5pp; can be repeated.",
      valueName: "width"))
  var precision: [String] = []

  @Option(help: "The ceiling of a point's replications with --precision.")
  var mostReplications = 10_000

  @Option(
    help: ArgumentHelp(
      "Spread so many replications over all points, most where it is hard to tell which is best by "
        + "the first measure compared.", valueName: "replications"))
  var budget: Int?

  /// The change of the scenario's own number of replications, as `--set` takes it.
  var settings: [String] { replications.map { ["replications=\($0)"] } ?? [] }

  /// Whether no option is given.
  var isEmpty: Bool { replications == nil && precision.isEmpty && budget == nil }

  func validate() throws {
    try WholeNumber.check("--replications", replications, in: 1...1_000_000)
    try WholeNumber.check(
      "--most-replications", mostReplications, in: StoppingRule.floor...1_000_000)
    let given = [replications != nil, !precision.isEmpty, budget != nil].count { $0 }
    if given > 1 {
      throw ValidationError("'--replications', '--precision' and '--budget' exclude each other.")
    }
  }

  /// The sampling plan; an invalid one ends the command.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - points: How many points there are.
  ///   - objectives: What points are compared by.
  /// - Throws: `ValidationError`.
  func samplingPlan(
    for scenario: Scenario, points: Int, _ objectives: [Objective]
  ) throws -> SamplingPlan {
    if let budget, let objective = objectives.first {
      guard (SamplingPlan.leastBudget * points...100_000_000).contains(budget) else {
        throw ValidationError(
          "'--budget' takes at least \(SamplingPlan.leastBudget) replications for each of the \(points) "
            + "points, \(SamplingPlan.leastBudget * points), and at most 100,000,000.")
      }
      return .budget(budget, objective)
    }
    let targets = try PrecisionOptions.targets(precision, for: scenario)
    guard !targets.isEmpty else { return .replications }
    return .precision(targets, try StoppingRule(ceiling: mostReplications))
  }
}

/// What points are compared by.
struct ObjectiveOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Show a measure of which less is better; can be repeated. (default: suspensions)",
      valueName: "measure"))
  var minimise: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Show a measure of which more is better; can be repeated. (default: customer_minutes_saved)",
      valueName: "measure"))
  var maximise: [String] = []

  /// The objectives, those to minimise first; an unknown name ends the command.
  ///
  /// - Throws: `ValidationError`.
  func objectives(for scenario: Scenario) throws -> [Objective] {
    guard !minimise.isEmpty || !maximise.isEmpty else { return Objective.headline }
    let measures = Measure.dictionary(of: scenario)
    func objective(_ name: String, _ sense: Objective.Sense) throws -> Objective {
      guard let measure = measures.named(name) else {
        throw ValidationError(StudyMessages.unknownMeasure(name, in: scenario))
      }
      return Objective(measure, sense)
    }
    return try minimise.map { try objective($0, .least) }
      + maximise.map { try objective($0, .most) }
  }
}
