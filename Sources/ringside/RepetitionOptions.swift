import ArgumentParser

/// Replications and seed that take the place of the scenario's.
struct RepetitionOptions: ParsableArguments {
  @Option(help: "Independent replications, instead of the scenario's number.")
  var replications: Int?

  @OptionGroup var seed: SeedOption

  func validate() throws {
    try WholeNumber.check("--replications", replications, in: 1...1_000_000)
  }

  /// The same as `--set` would have them.
  var settings: [String] {
    (replications.map { ["replications=\($0)"] } ?? []) + seed.settings
  }
}
