import MerchantModel
import ResultFiles

extension BacktestFigures {
  /// What rules find in a history, and the same days from the model under each policy; the latter empty where there is none.
  init(_ backtest: Backtest, model: [ModelMonths]) {
    let history = backtest.history
    let found = backtest.historySuspensions
    self.init(
      log: history.name, first: history.date(0).description,
      last: history.date(history.days - 1).description, merchants: history.merchants.count,
      suspensionsInHistory: found.count, merchantsSuspendedInHistory: found.merchants,
      policies: backtest.policies.enumerated().map { place, policy in
        BacktestFigures.Policy(policy, model: model.isEmpty ? nil : model[place])
      }, notes: BacktestNotes(backtest).lines)
  }
}

extension BacktestFigures.Policy {
  /// The figures of a policy.
  fileprivate init(_ policy: Backtest.Policy, model: ModelMonths?) {
    let totals = policy.totals
    self.init(name: policy.name)
    rule = RulebookSentences(policy.scenario.rulebook).lines
    suspensions = totals.suspensions
    fewestSuspensions = totals.fewest
    mostSuspensions = totals.most
    suspensionsAlsoInHistory = totals.inHistory
    merchantsSuspended = totals.suspendedMerchants
    warnings = totals.sums.warnings
    throttlings = totals.sums.throttlings
    judgedDays = totals.sums.judgedDays
    lowDays = totals.sums.lowDays
    fewCallDays = totals.sums.fewDays
    exemptDays = totals.sums.exemptDays
    unknownDays = totals.sums.unknownDays
    calls = totals.sums.calls
    answered = totals.sums.answered
    missedOnLowDays = totals.sums.missedOnLowDays
    missedWhileOff = totals.sums.missedOff
    answeredWhileOff = totals.sums.answeredOff
    daysOff = totals.sums.daysOff
    badLuck = totals.notLow
    lowOnOtherDays = totals.low
    undecided = totals.undecided
    self.model = model.map {
      BacktestFigures.Model(
        histories: $0.run.replications, suspensions: $0.suspensions,
        merchantsSuspended: $0.suspendedMerchants, lowDays: $0.lowDays, daysOff: $0.daysOff,
        calls: $0.calls, answerRate: $0.answerRate)
    }
  }
}
