import ArgumentParser
import Foundation
import Scenarios

/// `ringside policies`: lists the policies that have a name, or prints one.
struct PoliciesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policies",
    abstract: "Lists the policies that --policy takes by name, or prints one.",
    discussion: """
      They are part of the program. A file of the same name goes before: in the folder policies beside the scenario, in \
      policies or in scenarios/policies in the working directory.

      Example: ringside policies minimum-calls > policies/fewer.yaml
      """)

  @Argument(help: "Print this policy.", completion: .policies)
  var name: String?

  func run() throws {
    let library = PolicyLibrary(forScenario: "")
    guard let name else { return try NamedFileList.write(library.entries) }
    let text = try CommandErrors.reportingInput { () throws(ScenarioError) in
      try library.text(name, ordinal: 0)
    }
    try CommandErrors.reporting { try StandardOutput.write(Data(text.content.utf8)) }
  }
}
