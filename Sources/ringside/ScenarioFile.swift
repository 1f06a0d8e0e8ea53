import ArgumentParser

/// The file of a scenario.
struct ScenarioFile: ParsableArguments {
  @Argument(
    help: "The scenario file, or - for standard input.",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String
}
