import ResultFiles

/// Readings of the rule in words.
package struct InterpretationWords {
  private let say: Language

  package init(_ language: Language) {
    say = language
  }

  /// What a reading is about, as written and flipped.
  package func words(_ reading: AuditReport.ReadingFacts) -> String {
    say(
      ChartText.Audit.alternatives(
        of: question(reading), asWritten: side(reading.asWritten), flipped: side(reading.flipped)))
  }

  /// How a passage is read that cannot be flipped, and why it cannot.
  package func fixed(_ fact: AuditReport.FixedFacts) -> String {
    say(ChartText.Audit.fixed(fact.name, english: fact.reading + " " + fact.reason))
  }

  /// What a reading is about.
  package func question(_ reading: AuditReport.ReadingFacts) -> String {
    say(ChartText.Audit.question(reading.name, english: reading.question))
  }

  private func side(_ words: String) -> String { say(ChartText.Audit.side(words)) }

  /// Why a flip changes nothing.
  package func reach(_ reach: String) -> String {
    switch reach {
    case "judgements":
      say(ChartText.Audit.judgementsChange)
    case "nothing": say(ChartText.Audit.nothingChanges)
    case "no-case": say(ChartText.Audit.noCase)
    case "no-rule": say(ChartText.Audit.ruleIsOff)
    default: reach
    }
  }
}
