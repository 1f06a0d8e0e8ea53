import ArgumentParser
import ResultFiles

/// `ringside exact`: computes what closed forms give of a scenario, without simulation.
struct ExactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exact",
    abstract: "Prints what is known exactly about a scenario, and what breaks the theory.",
    discussion: """
      Nothing is simulated. A figure is printed only if the scenario meets every assumption of its \
      formula; else the assumptions that break it are named.

      Example: ringside exact scenarios/theory/streak.yaml --set rule.lowDays=3
      """)

  @OptionGroup var source: ScenarioSource

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  func run() throws {
    let scenario = try source.load().value
    try OnePolicy.require(scenario, for: "exact")
    try CommandErrors.reporting {
      if json {
        try StandardOutput.write(try ExactFile(scenario).encoded())
      } else {
        try StandardOutput.write(ExactText(scenario).text)
      }
    }
  }
}
