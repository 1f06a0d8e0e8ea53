import MerchantModel

/// Refuses scenarios with places that merchants share where merchants and places are not brought to agree.
enum NoSharedPlaces {
  /// Ends the command, after a message, if a scenario has such a place.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - question: What asks, at the beginning of a sentence: a command or an option.
  ///   - isAsked: Whether it is asked at all.
  /// - Throws: `ExitCode`.
  static func require(
    _ scenario: Scenario, for question: String, if isAsked: Bool = true
  ) throws {
    guard isAsked, let place = scenario.sharedPlaces.first else { return }
    StandardError.write(
      "error: \(question) does not bring merchants and \(place.phrase) to agree, as run and compare do with a number "
        + "of replications: leave \(place.word) out with --unset \(place.rawValue)\n")
    throw ExitStatus.badInput
  }
}
