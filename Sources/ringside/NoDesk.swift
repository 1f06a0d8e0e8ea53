import MerchantModel

/// Refuses scenarios with the platform's desk where merchants and desk are not brought to agree.
enum NoDesk {
  /// Ends the command, after a message, if a scenario has a desk.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - question: What asks, at the beginning of a sentence: a command or an option.
  ///   - isAsked: Whether it is asked at all.
  ///   - remedy: What to do instead.
  /// - Throws: `ExitCode`.
  static func require(
    _ scenario: Scenario, for question: String, if isAsked: Bool = true,
    remedy: String = "leave the desk out with --unset desk"
  ) throws {
    guard isAsked, scenario.desk != nil else { return }
    StandardError.write(
      "error: \(question) does not bring merchants and the platform's desk to agree, as run and compare do with a number "
        + "of replications: \(remedy)\n")
    throw ExitStatus.badInput
  }
}
