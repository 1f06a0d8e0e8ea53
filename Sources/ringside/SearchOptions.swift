import ArgumentParser

/// The confidence of a search among points, and the limit of its simulation.
struct SearchOptions: ParsableArguments {
  @Option(help: "The chance of a wrong choice.")
  var error = 0.05

  @Option(help: "The most replications of a candidate.")
  var mostReplications = 1_000

  @Option(help: "Replications that confirm the choice; 0 for none.")
  var confirmation = 40

  func validate() throws {
    try WholeNumber.check("--most-replications", mostReplications, in: 10...1_000_000)
    try WholeNumber.check("--confirmation", confirmation, in: 2...1_000_000, orZero: true)
    if !(error > 0 && error <= 0.5) {
      throw ValidationError("'--error' takes a chance above 0, up to 0.5.")
    }
  }
}
