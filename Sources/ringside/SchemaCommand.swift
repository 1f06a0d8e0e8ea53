import ArgumentParser
import Calibration
import Foundation
import MerchantModel
import Scenarios

/// `ringside schema`: the JSON Schema of the scenario language.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema (draft 2020-12) of scenario files, for editors.")

  @Flag(help: "Print the schema of policy files instead.")
  var policy = false

  @Flag(help: "Print the schema of mapping files, for ringside ingest, instead.")
  var mapping = false

  func validate() throws {
    if policy && mapping { throw ValidationError("'--policy' and '--mapping' exclude each other.") }
  }

  func run() throws {
    if mapping {
      let text = JSONSchema.text(
        of: Codec<LogMapping>.logMapping.shape, id: "urn:ringside:mapping",
        title: "Ringside mapping")
      return try CommandErrors.reporting { try StandardOutput.write(Data(text.utf8)) }
    }
    let shape = Codec<Scenario>.scenario.shape
    let text =
      policy
      ? JSONSchema.policyText(of: shape, id: "urn:ringside:policy", title: "Ringside policy")
      : JSONSchema.text(of: shape, id: "urn:ringside:scenario", title: "Ringside scenario")
    try CommandErrors.reporting { try StandardOutput.write(Data(text.utf8)) }
  }
}
