import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Scenarios

/// `ringside explain`: prints a scenario with all defaults filled in, and what follows from it.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Prints a scenario with every default, unit and origin, and what follows from it.",
    discussion: """
      What it prints is a scenario itself: the origins and the derived figures are comments.

      Example: ringside explain solo-seller --policy longer-ring
      """)

  @OptionGroup var source: ScenarioSource

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let loaded = try source.load()
    let work = WorkloadTable(loaded.value)
    try CommandErrors.reporting {
      guard json else {
        let yaml = Explanation.yaml(of: loaded.resolved)
        return try StandardOutput.write(Data((yaml + "\n" + work.text).utf8))
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      let figures = String(decoding: try encoder.encode(work.figures), as: UTF8.self)
      let text = Explanation.json(of: loaded.resolved, more: [("derived", figures)])
      try StandardOutput.write(Data(text.utf8))
    }
  }
}
