import ArgumentParser

/// The folder that takes the results.
struct ResultsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the results to this folder, replacing older results there.", valueName: "folder"),
    completion: .directory)
  var out: String?

  func validate() throws {
    if let out, out.isEmpty { throw ValidationError("'--out' takes the path of a folder.") }
  }
}
