import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import Studies

/// `ringside optimize`: finds the point at which a figure is best while others keep their bounds.
struct OptimizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize",
    abstract: "Finds the values at which a figure is best while others keep bounds.",
    discussion: """
      Lists and ranges with steps are a finite number of points, among which the choice is right but \
      for a stated chance. Ranges without a step (0.3..0.9) are searched by simplex. The winner is \
      confirmed on replications that had no part in the search.

      Example: ringside optimize solo-seller --vary rule.threshold=0.3:0.7:0.1 \
      --vary rule.minimumCalls=3,5,10 --maximise customer_minutes_saved --subject-to 'suspensions<=0.1'
      """)

  @OptionGroup var source: ScenarioSource

  @Option(
    name: .customLong("vary"), parsing: .singleValue,
    help: ArgumentHelp(
      "What may be changed, such as rule.minimumCalls=1,3,5; policy=NAME,NAME; can be repeated.",
      valueName: "path=values"))
  var axes: [String] = []

  @Option(help: ArgumentHelp("The figure that is to be great.", valueName: "figure"))
  var maximise: String?

  @Option(help: ArgumentHelp("The figure that is to be small.", valueName: "figure"))
  var minimise: String?

  @Option(
    name: .customLong("subject-to"), parsing: .singleValue,
    help: ArgumentHelp(
      "A bound on a figure, such as 'suspensions<=0.02'; can be repeated.", valueName: "bound"))
  var constraints: [String] = []

  @Option(
    help: ArgumentHelp(
      "The smallest difference of the figure that matters, in its unit. (default: 2 % of the greatest "
        + "mean of a pilot)", valueName: "difference"))
  var indifference: Double?

  @Option(help: "How far from a bound a figure is decided for certain, as a share of the bound.")
  var tolerance = 0.1

  @OptionGroup var effort: SearchOptions

  @Option(help: "Of a search in ranges: how many starts.")
  var starts = 3

  @Option(help: "Of a search in ranges: how many points each start may look at.")
  var evaluations = 60

  @OptionGroup(title: "Worlds") var worlds: WorldOptions

  @OptionGroup var seed: SeedOption

  @OptionGroup var study: StudyOptions

  func validate() throws {
    if axes.isEmpty {
      throw ValidationError("Say what may be changed, with '--vary path=values'.")
    }
    if (maximise == nil) == (minimise == nil) {
      throw ValidationError("Say what is to be best, with either '--maximise' or '--minimise'.")
    }
    try WholeNumber.check("--starts", starts, in: 1...1_000)
    try WholeNumber.check("--evaluations", evaluations, in: 10...100_000)
    if !(tolerance > 0 && tolerance <= 1) {
      throw ValidationError("'--tolerance' takes a share above 0, up to 1.")
    }
    if let indifference, !(indifference > 0 && indifference.isFinite) {
      throw ValidationError("'--indifference' takes a number above 0.")
    }
  }

  func run() throws {
    let loaded = try source.read(with: seed.settings)
    let scenario = loaded.document.value
    let axes = try axes.map { try StudyMessages.axis($0, option: "--vary") }
    try StudyMessages.checkPaths(axes.map(\.path))
    if axes.contains(where: { $0.levels == nil }), axes.contains(where: { $0.levels != nil }) {
      throw ValidationError(
        "'--vary' takes either lists and steps, or ranges without a step: not both in one search.")
    }
    var search = OptimisationStudy(
      loaded.texts, axes: axes,
      objective: try StudyMessages.figure(
        maximise ?? minimise ?? "", option: maximise == nil ? "--minimise" : "--maximise",
        in: scenario),
      isMaximised: maximise != nil,
      constraints: try constraints.map {
        try StudyMessages.bound($0, option: "--subject-to", in: scenario)
      }, threads: study.threads.count)
    search.policies = try source.policyTexts(
      axes.filter { $0.path == Axis.policy }.flatMap { $0.levels ?? [] })
    search.indifference = indifference
    search.tolerance = tolerance
    search.error = effort.error
    search.ceiling = effort.mostReplications
    search.confirmation = effort.confirmation
    search.starts = starts
    search.evaluations = evaluations
    try study.carryOut(of: loaded.document) { onProgress in
      let result = try search.result { try onProgress($0.replications, nil) }
      let drawn = try overWorlds(result, loaded)?.result { try onProgress($0, $1) }
      return (
        OptimisationReport(result, of: scenario, worlds: drawn),
        result.cost + (drawn?.cost ?? StudyCost())
      )
    }
  }

  /// The worlds of the winner and of the scenario as it is.
  private func overWorlds(
    _ result: OptimisationResult, _ loaded: ScenarioSource.LoadedScenario
  ) throws -> WorldStudy? {
    guard let point = result.winner?.point else { return nil }
    let best = try loaded.texts.resolved(
      policies: point.policies.compactMap { result.study.policies[$0] },
      settings: point.settings.map(\.description))
    return try worlds.study(
      of: [
        WorldStudy.Policy("the scenario as it is", try loaded.texts.resolved()),
        WorldStudy.Policy(point.description, best),
      ], figures: result.study.figures, threads: study.threads.count)
  }
}
