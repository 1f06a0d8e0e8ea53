import MerchantModel
import ResultFiles
import SimKernel

extension BacktestReport {
  /// What `backtest.json` holds.
  struct Figures: Encodable {
    var layout = 1
    let log: String
    let first: String
    let last: String
    let merchants: Int
    let suspensionsInHistory: Int
    let merchantsSuspendedInHistory: Int
    let policies: [Policy]
    let notes: [String]

    /// A policy; counts are of all merchants, days of 24 hours.
    struct Policy: Encodable {
      let name: String
      let suspensions: Int
      let fewestSuspensions: Int
      let mostSuspensions: Int
      let suspensionsAlsoInHistory: Int
      let merchantsSuspended: Int
      let warnings: Int
      let throttlings: Int
      let judgedDays: Int
      let lowDays: Int
      let fewCallDays: Int
      let exemptDays: Int
      let unknownDays: Int
      let calls: Int
      let answered: Int
      let missedOnLowDays: Int
      let missedWhileOff: Int
      let answeredWhileOff: Int
      let daysOff: Double
      let badLuck: Int
      let lowOnOtherDays: Int
      let undecided: Int
      let model: Model?

      init(_ policy: Backtest.Policy, model: ModelMonths?) {
        let totals = policy.totals
        name = policy.name
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
        self.model = model.map(Model.init)
      }
    }

    /// The same days from the model: medians, and where nine of ten histories lie.
    struct Model: Encodable {
      let histories: Int
      let suspensions: ModelMonths.Range
      let merchantsSuspended: ModelMonths.Range
      let lowDays: ModelMonths.Range
      let daysOff: ModelMonths.Range
      let calls: ModelMonths.Range
      let answerRate: ModelMonths.Range

      init(_ months: ModelMonths) {
        histories = months.run.replications
        suspensions = months.suspensions
        merchantsSuspended = months.suspendedMerchants
        lowDays = months.lowDays
        daysOff = months.daysOff
        calls = months.calls
        answerRate = months.answerRate
      }
    }
  }
}

/// What a backtest leaves open, in sentences.
struct BacktestNotes {
  let lines: [String]

  init(_ backtest: Backtest) {
    let history = backtest.history
    let rules = backtest.policies.flatMap { policy in
      policy.scenario.rulebook.scopedRules
    }
    func any(_ ask: (Rule) -> Bool) -> Bool { rules.contains { ask($0.rule) } }
    let found = backtest.historySuspensions
    var lines = [
      "nobody answers better or worse because of a rule, and nobody leaves; days are as they were",
      "the rules know nothing of the days before \(history.date(0)), so that early suspensions can be missing",
    ]
    lines.append(
      found.count == 0
        ? "history has no suspension of its own"
        : "history has \(NumberText.counted(found.count, history.hasCalls ? "suspension" : "gap")) of "
          + "\(NumberText.counted(found.merchants, "merchant")): what these days would have been is open, and the fewest "
          + "and most suspensions try no calls, all missed and all answered")
    if !history.hasCalls {
      lines.append(
        "counts have no single calls: what a rule leaves out (night, media, hang-ups, repeated rings) counts too"
      )
    } else if any({ $0.counting.medium != .both || !$0.counting.busy }) {
      lines.append(
        "video and voice, and calls that found all agents in a call, are not told apart in the log: they count all"
      )
    }
    if any({ $0.exemptions.youngerThan != nil }) || rules.contains(where: \.asksForAge) {
      lines.append("the merchants' ages are not in the log: all are taken to be old")
    }
    if any({ $0.exemptions.agentsUpTo != nil })
      || rules.contains(where: { $0.agentsFrom != nil || $0.agentsUpTo != nil })
    {
      lines.append("how many agents a merchant has is the scenario's, by segment")
    }
    if rules.contains(where: { $0.share < .always }) {
      lines.append("who is among the share that a rule is for is not in the log: everybody is")
    }
    if any({ $0.penalty == .throttle }) {
      lines.append("a throttle takes nothing off history's calls")
    }
    if any({ $0.reinstatement == .byMerchant }) {
      lines.append(
        "merchants come back at the median of the rule's return delay, or when they did in history")
    }
    self.lines = lines
  }
}

extension History {
  /// An instant as people write it.
  func text(_ time: SimTime) -> String {
    let day = History.day(time)
    let minutes = (time - History.midnight(day)).microseconds / 60_000_000
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date(day))T\(two(minutes / 60)):\(two(minutes % 60))"
  }
}
