import MerchantModel
import ResultFiles
import SimKernel

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
