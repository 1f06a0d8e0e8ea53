import MerchantModel

/// Refuses scenarios with arms of a roll-out, whose merchants are under several policies, where a question is of one policy.
enum OnePolicy {
  /// Ends the command, after a message, if a scenario has arms.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - question: What asks, at the beginning of a sentence: a command or an option.
  /// - Throws: `ExitCode`.
  static func require(_ scenario: Scenario, for question: String) throws {
    guard scenario.hasArms else { return }
    StandardError.write(
      "error: \(question) is of one policy for all merchants, and the scenario has arms: leave them out with "
        + "--unset arms --unset armAssignment\n")
    throw ExitStatus.badInput
  }
}
