import ArgumentParser
import MerchantModel
import Scenarios

/// `ringside reference`: every key of the scenario language.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Prints every key of scenario files with its values, unit and default, as Markdown.")

  func run() throws {
    try CommandErrors.reporting {
      try StandardOutput.write(Reference.markdown(of: Codec<Scenario>.scenario.shape))
    }
  }
}
