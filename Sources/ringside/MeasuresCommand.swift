import ArgumentParser
import ResultFiles

/// `ringside measures`: every measure.
struct MeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures",
    abstract: "Prints every measure with its unit and definition, as Markdown.")

  func run() throws {
    try CommandErrors.reporting { try StandardOutput.write(MeasuresReference.markdown) }
  }
}
