import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import Studies

/// `ringside staff`: finds the smallest staff that keeps merchants from suspension.
struct StaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff",
    abstract: "Finds the least agents, or foreground share, that keep suspensions under a target.",
    discussion: """
      A lever is a key of the segment whose rise never raises the chance of suspension: agents, \
      moreAgents, app.foregroundShare, and any other. Half of the levels that are left are ruled out \
      at each step, by tests that share their random numbers.

      Example: ringside staff solo-seller --segment solo --target 5%
      Example: ringside staff solo-seller --target 5% \
      --lever app.foregroundShare=0.4:1:0.05
      """)

  @OptionGroup var source: ScenarioSource

  @Option(help: "Whose merchants; needed where there are several segments.")
  var segment: String?

  @Option(help: "The greatest chance of suspension that is wanted, such as 5% or 0.05.")
  var target: String

  @Option(help: "Over how many days.")
  var days = 90

  @Option(
    help: ArgumentHelp(
      "What is raised, a key of the segment, with its levels.", valueName: "key=levels"))
  var lever = "agents=1:10"

  @Option(
    help: ArgumentHelp(
      "How far from the target a level's chance must be for its test to be held to its word. "
        + "(default: a tenth of the target)", valueName: "chance"))
  var tolerance: String?

  @OptionGroup(title: "Worlds") var worlds: WorldOptions

  @OptionGroup var effort: SearchOptions

  @OptionGroup var seed: SeedOption

  @OptionGroup var study: StudyOptions

  func validate() throws {
    try WholeNumber.check("--days", days, in: 1...3_660)
  }

  func run() throws {
    let loaded = try source.read(with: seed.settings)
    let scenario = loaded.document.value
    let name = scenario.segments[try SegmentChoice.index(of: segment, in: scenario)].name
    var axis = try StudyMessages.axis(lever, option: "--lever")
    if !axis.path.hasPrefix("segments.") {
      axis = try StudyMessages.axis("segments.\(name).\(lever)", option: "--lever")
    }
    guard axis.levels != nil else {
      throw ValidationError("'--lever \(lever)': give the range a step, as in 0.4:1:0.05.")
    }
    var search = StaffingSearch(
      loaded.texts, segment: name, lever: axis,
      target: try chance(target, option: "--target"), days: days, threads: study.threads.count)
    if let tolerance { search.tolerance = try chance(tolerance, option: "--tolerance") }
    search.error = effort.error
    search.ceiling = effort.mostReplications
    search.confirmation = effort.confirmation
    try study.carryOut(of: loaded.document) { onProgress in
      let result = try search.result { try onProgress($0.replications, nil) }
      let drawn = try overWorlds(result, loaded)?.result { try onProgress($0, $1) }
      return (
        StaffingReport(result, of: scenario, worlds: drawn),
        result.cost + (drawn?.cost ?? StudyCost())
      )
    }
  }

  /// The worlds of the levels around the choice.
  private func overWorlds(
    _ result: StaffingResult, _ loaded: ScenarioSource.LoadedScenario
  ) throws -> WorldStudy? {
    let levels = result.levelsAroundChoice
    return try worlds.study(
      of: try levels.map { level in
        WorldStudy.Policy(
          "\(result.search.lever.path)=\(level)",
          try loaded.texts.resolved(
            settings: ["calendar.days=\(days)", "\(result.search.lever.path)=\(level)"]))
      }, figures: Array(result.figures.prefix(2)), threads: study.threads.count)
  }

  private func chance(_ text: String, option: String) throws -> Double {
    guard let share = Quantity.share(text), share > 0, share < 1 else {
      throw ValidationError("'\(option)' takes a chance above 0 and below 1, such as 5% or 0.05.")
    }
    return share
  }
}
