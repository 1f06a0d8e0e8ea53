import ArgumentParser
import MerchantModel
import Scenarios

/// Where a scenario comes from: a file or standard input, with changes from the shell.
struct ScenarioSource: ParsableArguments {
  @Argument(
    help: "The scenario file, or - for standard input.", completion: .file(extensions: ["yaml"]))
  var file: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a value of the scenario, such as rule.lowDays=3; can be repeated.",
      valueName: "path=value"))
  var settings: [String] = []

  /// Reads the scenario; problems go to standard error and end the command.
  ///
  /// What options say of replications and seed counts like a setting, and wins over one.
  func load(replications: Int?, seed: UInt64?) throws -> LoadedDocument<Scenario> {
    var settings = settings
    if let replications { settings.append("replications=\(replications)") }
    if let seed { settings.append("seed=\(seed)") }
    do {
      let text = try SourceReader().text(path: file)
      let loaded = try DocumentLoader(Codec.scenario).load(text, settings: settings)
      for warning in loaded.warnings {
        StandardError.write(DiagnosticRenderer().render(warning) + "\n")
      }
      return loaded
    } catch {
      StandardError.write(error.description + "\n")
      throw ExitStatus.badInput
    }
  }
}
