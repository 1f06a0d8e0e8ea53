import ArgumentParser
import Foundation
import ResultFiles
import Scenarios

/// `ringside scenarios`: lists the scenarios that have a name, or prints one.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "Lists the scenarios that every command takes by name, or prints one.",
    discussion: """
      They are part of the program. A file of the same name, such as scenarios/solo-seller.yaml in the working \
      directory, goes before.

      Example: ringside scenarios solo-seller > shop.yaml
      """)

  @Argument(help: "Print this scenario.", completion: .scenarios)
  var name: String?

  func run() throws {
    guard let name else { return try NamedFileList.write(ScenarioLibrary.entries) }
    let text = try CommandErrors.reportingInput { () throws(ScenarioError) in
      try ScenarioLibrary.text(name)
    }
    try CommandErrors.reporting { try StandardOutput.write(Data(text.content.utf8)) }
  }
}

extension CompletionKind {
  /// Names of scenarios.
  static var scenarios: CompletionKind {
    .custom { _, _, prefix in ScenarioLibrary.names.filter { $0.hasPrefix(prefix) } }
  }
}

/// Scenarios or policies with what they are, for people.
enum NamedFileList {
  /// Writes a line or two for each.
  ///
  /// - Throws: `ExitCode`, after a message.
  static func write(_ entries: [LibraryEntry]) throws {
    let names = entries.map(\.name.visible)
    let indent = (names.map(\.count).max() ?? 0) + 2
    let room = max(20, (TerminalSize.columns ?? 80) - indent)
    var text = ""
    for (name, entry) in zip(names, entries) {
      let place = entry.path.map { " (\($0.visible))" } ?? ""
      let lines = TextLayout.wrapped(entry.summary.visible + place, letters: room)
      text += name + String(repeating: " ", count: lines.isEmpty ? 0 : indent - name.count)
      text += lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
    }
    try CommandErrors.reporting { try StandardOutput.write(text) }
  }
}
