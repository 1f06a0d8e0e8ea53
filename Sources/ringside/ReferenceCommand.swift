import ArgumentParser
import Calibration
import MerchantModel
import Scenarios

/// `ringside reference`: every key of the scenario language.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Prints every key of scenario files with its values, unit and default, as Markdown.")

  @Flag(help: "Print the keys of mapping files, for ringside ingest, instead.")
  var mapping = false

  func run() throws {
    try CommandErrors.reporting {
      if mapping {
        let shape = Codec<LogMapping>.logMapping.shape
        return try StandardOutput.write(Reference.markdown(of: shape, title: "Mapping reference"))
      }
      try StandardOutput.write(Reference.markdown(of: Codec<Scenario>.scenario.shape))
    }
  }
}
