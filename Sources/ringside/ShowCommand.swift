import ArgumentParser
import Foundation
import ResultFiles
import Scenarios
import Store
import Studies

/// `ringside show`: describes a folder of results.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Describes results: what made them, how far they are, and what came out.",
    discussion: "Example: ringside show results/grid")

  @Argument(help: "A folder of results.", completion: .directory)
  var folder: String

  func run() throws {
    var path = folder
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    try CommandErrors.reporting {
      let text: String
      if ExperimentStore.exists(in: path) {
        text = Self.text(try StoredSweep(path), at: path)
      } else if let entry = ResultsCatalogue.entry(path) {
        text = Self.text(entry)
      } else {
        StandardError.write(
          "error: \(path) holds no results\n  hint: `ringside ls` lists the results there are\n")
        throw ExitStatus.badInput
      }
      try StandardOutput.write(text)
    }
  }

  private static func text(_ sweep: StoredSweep, at path: String) -> String {
    let record = sweep.record
    var lines = facts([
      ("folder", path), ("kind", "sweep, \(sweep.state)"), ("started", record.started),
      ("command", ShellText.command(record.command)), ("build", record.build ?? ""),
      ("experiment", record.fingerprint), ("seed", String(record.seed)),
      ("effort", record.planWords),
    ])
    if !record.isFinished {
      // A plan cannot be resumed with its own command line.
      let isPlan = record.command.dropFirst().first == PlanCommand.configuration.commandName
      let goOn =
        isPlan
        ? ShellText.command(["ringside", "plan", "--missing", path])
        : ShellText.command(record.command, adding: "--resume")
      lines += facts([("go on", goOn)])
    }
    return lines.joined(separator: "\n") + "\n\n"
      + SweepTable(sweep.result, objectives: sweep.result.objectives).text
  }

  private static func text(_ entry: ResultsCatalogue.Entry) -> String {
    let head = ResultsCatalogue.head(entry.path)
    var lines = facts([
      ("folder", entry.path), ("kind", entry.kind), ("title", entry.title),
      ("started", entry.started), ("command", ShellText.command(head?.command ?? [])),
      ("version", head?.version ?? ""), ("extent", entry.extent),
      ("files", (head?.files ?? []).joined(separator: ", ")),
    ])
    let headline = Objective.headline.map(\.measure)
    for scope in ResultsCatalogue.summary(entry.path)?.scopes ?? [] {
      for measure in headline {
        guard let figure = scope.measures.first(where: { $0.measure == measure.name }),
          let value = figure.estimate
        else { continue }
        var text = String(format: "%.4g", value)
        if let lower = figure.lower, let upper = figure.upper {
          text += String(format: " (%.4g to %.4g)", lower, upper)
        }
        lines += facts([(scope.name, "\(measure.name) \(text) \(figure.unit)")])
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Formats names and values in columns, without empty values.
  private static func facts(_ pairs: [(String, String)]) -> [String] {
    pairs.filter { !$0.1.isEmpty }.map { name, value in
      name + String(repeating: " ", count: max(12 - name.count, 1)) + value.visible
    }
  }
}
