import ArgumentParser
import Foundation
import ResultFiles
import Scenarios

/// `ringside init`: writes a file to start from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a commented scenario, of a shop or a market, or a policy, to start from.",
    discussion: """
      A file that is there is never overwritten (exit code 73). - prints to standard output.

      Example: ringside init shop.yaml
      """)

  @Argument(
    help: "The file to write. (default: scenario.yaml, or policies/gentler.yaml with --policy)")
  var file: String?

  @Flag(help: "Write a scenario of several segments, with a response to the rule and prices.")
  var market = false

  @Flag(help: "Write a policy instead of a scenario.")
  var policy = false

  func validate() throws {
    if market && policy { throw ValidationError("'--market' and '--policy' exclude each other.") }
  }

  func run() throws {
    let text = policy ? Starter.policy : market ? Starter.market : Starter.scenario
    let path = file ?? (policy ? "policies/gentler.yaml" : "scenario.yaml")
    try CommandErrors.reporting {
      guard path != "-" else { return try StandardOutput.write(text) }
      if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
        do {
          try FileManager.default.createDirectory(
            atPath: String(path[..<slash]), withIntermediateDirectories: true)
        } catch {
          throw ResultsFolderError.refused(path: path, reason: SystemErrorText.words(for: error))
        }
      }
      try WholeFile.write(Data(text.utf8), to: path, as: .new)
      StandardError.write("Wrote \(path)\n")
    }
  }
}
