import ArgumentParser
import Foundation
import Scenarios
import Store
import Studies

/// `ringside plan`: writes the units of work of a sweep, to be simulated anywhere.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Writes the units of work of a sweep, a line of JSON each, to be done anywhere.",
    discussion: """
      The folder remembers the experiment. `ringside worker` does the units wherever it is, `ringside gather` \
      puts the answers into the folder. With --missing the first argument is such a folder, and what it \
      still lacks is written.

      Example: ringside plan solo-seller --vary rule.threshold=0.3:0.9:0.1 --out results/grid \
      > units.jsonl
      Example: ringside plan --missing results/grid > more.jsonl
      """)

  @OptionGroup var options: ExperimentOptions

  @Option(
    help: ArgumentHelp("Keep the experiment in this folder.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Write what a folder still lacks: name it instead of a scenario.")
  var missing = false

  @Flag(name: .shortAndLong, help: "Print nothing but the units and errors.")
  var quiet = false

  func validate() throws {
    if missing {
      if out != nil || options.saysMoreThanTheFile {
        throw ValidationError(
          "'--missing' takes a folder, which knows the experiment: leave the other options out.")
      }
      return
    }
    try options.design.checkPresence()
    guard let out, !out.isEmpty else {
      throw ValidationError("A plan is kept in a folder: name it with '--out'.")
    }
  }

  func run() throws {
    if missing {
      try CommandErrors.reporting { try writeMissing() }
      return
    }
    let asked = try options.read()
    let (scenario, experiment) = (asked.scenario, asked.experiment)
    try CommandErrors.reporting {
      let folder = try SweepFolder(
        out ?? "", experiment, title: scenario.title, seed: scenario.seed, build: nil,
        objectives: asked.objectives, resumes: false, allowsOtherBuilds: false)
      try folder.store.close()
      try write(experiment, ResultSet(experiment.points.map(\.metadata)), of: folder.path)
    }
  }

  private func writeMissing() throws {
    let sweep = try StoredSweep(options.source.file)
    let store = try ExperimentStore(in: options.source.file, for: .reading)
    let experiment = try store.experiment()
    try store.close()
    try write(experiment, sweep.result.resultSet, of: options.source.file)
  }

  private func write(_ experiment: Experiment, _ resultSet: ResultSet, of folder: String) throws {
    let units = experiment.missingUnits(in: resultSet)
    for key in units {
      try StandardOutput.write(try experiment.unit(key).line() + Data("\n".utf8))
    }
    if !quiet {
      let more = experiment.plannedUnits == nil && !units.isEmpty ? "; more may follow" : ""
      StandardError.write(
        units.isEmpty
          ? "Nothing is missing in \(folder).\n"
          : "Planned for \(folder): \(units.count) unit\(units.count == 1 ? "" : "s")\(more).\n")
    }
  }
}
