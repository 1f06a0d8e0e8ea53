import MerchantModel

/// Refuses scenarios with places that merchants share where merchants are simulated by themselves.
enum NoSharedPlaces {
  /// Ends the command, after a message, if a scenario has such a place.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - question: What asks, at the beginning of a sentence: a command or an option.
  /// - Throws: `ExitCode`.
  static func require(_ scenario: Scenario, for question: String) throws {
    guard let place = scenario.sharedPlaces.first else { return }
    StandardError.write(
      "error: \(question) simulates merchants by themselves, not together with \(place.phrase): leave \(place.word) out "
        + "with --unset \(place.rawValue)\n")
    throw ExitStatus.badInput
  }
}
