import ArgumentParser

/// The seed that takes the place of the scenario's.
struct SeedOption: ParsableArguments {
  @Option(help: "The seed, instead of the scenario's.")
  var seed: UInt64?

  /// The same as `--set` would have it.
  var settings: [String] { seed.map { ["seed=\($0)"] } ?? [] }
}
