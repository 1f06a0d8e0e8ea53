/// Finds out whether suspensions of a merchant are false positives while its days are simulated, once for each rule.
///
/// It belongs to one thread.
final class SuspensionExaminer {
  private var examination: RateExamination
  /// Whom the checks are of.
  private var merchant: UInt32?
  private var replication: UInt64 = 0
  private var checks: [(rule: Int, check: FalsePositiveCheck)] = []
  private var eventsRun = 0

  /// Prepares a segment of a valid scenario.
  init(_ scenario: Scenario, segment: Int, tables: SharedTables) {
    examination = RateExamination(
      scenario, segment: segment, tracksReplies: scenario.rulebook.judgesReplies, tables: tables)
  }

  /// The check of a merchant's suspensions by a rule, the same whatever was asked before.
  ///
  /// - Parameter rule: The place of the rule among those of the plan.
  func check(
    merchant: UInt32, replication: UInt64, by rule: Int, _ plan: borrowing SegmentPlan
  ) -> FalsePositiveCheck {
    if self.merchant != merchant || self.replication != replication {
      (self.merchant, self.replication) = (merchant, replication)
      checks.removeAll(keepingCapacity: true)
    }
    if let known = checks.first(where: { $0.rule == rule }) { return known.check }
    var asked = [FalsePositiveCheck(by: plan.rules[rule])]
    eventsRun += examination.examine(
      merchant, replication: replication, by: plan.countings, plan.replyCountings, &asked)
    checks.append((rule, asked[0]))
    return asked[0]
  }

  /// How many events have been run since this was last asked.
  func takeEventsRun() -> Int {
    defer { eventsRun = 0 }
    return eventsRun
  }
}
