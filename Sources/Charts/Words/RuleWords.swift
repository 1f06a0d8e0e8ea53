import ResultFiles

/// A rule that a synthesis found, in words.
package struct RuleWords {
  private let say: Language

  package init(_ language: Language) {
    say = language
  }

  /// The threshold, the least number of calls, and how many low days suspend.
  package func text(_ rule: SynthesisReport.RuleFigures) -> String {
    let low = rule.lowDays
    let when =
      rule.windowDays.map { say(ChartText.Synthesis.ofLastDays(low, $0)) }
      ?? say(ChartText.Synthesis.inARow(low))
    return say(
      ChartText.Synthesis.rule(
        threshold: StudyWords(say).percent(rule.threshold), calls: max(rule.minimumCalls, 1),
        when: when))
  }
}
