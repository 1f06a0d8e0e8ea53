import ArgumentParser
import ResultFiles
import Scenarios
import Studies

/// `ringside exact`: computes what closed forms give of a scenario, without simulation.
struct ExactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exact",
    abstract: "Prints what is known exactly about a scenario, and what breaks the theory.",
    discussion: """
      Nothing is simulated. A figure is printed only if the scenario meets every assumption of its \
      formula; else the assumptions that break it are named.

      Example: ringside exact theory/streak --set rule.lowDays=3
      """)

  @OptionGroup var source: ScenarioSource

  @OptionGroup var output: OutputOptions

  func run() throws {
    let document = try source.load()
    let scenario = document.value
    try OnePolicy.require(scenario, for: "exact")
    try output.carryOut(
      seed: scenario.seed, scenario: Explanation.yaml(of: document.resolved), threads: 1
    ) { _ in (ExactReport(scenario), StudyCost()) }
  }
}
