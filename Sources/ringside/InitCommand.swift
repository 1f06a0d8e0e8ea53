import ArgumentParser
import Foundation
import ResultFiles
import Scenarios

/// `ringside init`: writes a file to start from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a commented scenario, or a policy, to start from.",
    discussion: """
      A file that is there is never overwritten (exit code 73). - prints to standard output.

      Example: ringside init shop.yaml
      """)

  @Argument(
    help: "The file to write. (default: scenario.yaml, or policies/gentler.yaml with --policy)")
  var file: String?

  @Flag(help: "Write a policy instead of a scenario.")
  var policy = false

  func run() throws {
    let text = policy ? Starter.policy : Starter.scenario
    let path = file ?? (policy ? "policies/gentler.yaml" : "scenario.yaml")
    try CommandErrors.reporting {
      guard path != "-" else { return try StandardOutput.write(text) }
      do {
        let url = URL(fileURLWithPath: path)
        if FileManager.default.fileExists(atPath: path) { throw OccupiedError() }
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url, options: .withoutOverwriting)
      } catch is OccupiedError {
        StandardError.write("error: \(path) is there already; name another file\n")
        throw ExitStatus.cannotWrite
      } catch {
        StandardError.write("error: cannot write \(path): \(SystemErrorText.words(for: error))\n")
        throw ExitStatus.cannotWrite
      }
      StandardError.write("Wrote \(path)\n")
    }
  }

  /// The file exists already.
  private struct OccupiedError: Error {}
}
