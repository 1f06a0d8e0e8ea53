import MerchantModel

/// Refuses scenarios whose rules or merchants a log of calls does not have: arms of a roll-out, the platform's desk, and
/// rules that judge chats.
enum LoggedRule {
  /// Ends the command, after a message, if a log cannot be judged as the scenario judges.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - question: What asks, at the beginning of a sentence.
  /// - Throws: `ExitCode`.
  static func require(_ scenario: Scenario, for question: String) throws {
    try OnePolicy.require(scenario, for: question)
    try NoSharedPlaces.require(scenario, for: question)
    guard scenario.rulebook.judgesReplies else { return }
    StandardError.write(
      "error: \(question) judges the calls of a log, and the scenario's rule judges reply rates of chats, of which the log "
        + "says nothing: take a rule of calls, or leave them out with --set rule.threeMinuteReplyRate=~ "
        + "--set rule.thirtySecondAnswerRate=~ --set rule.calls=true\n")
    throw ExitStatus.badInput
  }
}
