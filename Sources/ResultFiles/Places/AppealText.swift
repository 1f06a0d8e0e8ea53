import Foundation
import MerchantModel
import Runs
import SharedPlaces
import SimStatistics

/// The appeals queue for people: how many reviewers it takes, whether merchants and queue agree, and the queue's own figures.
struct AppealText {
  private let appeals: SettledAppeals

  /// Nil where nobody can appeal.
  init?(_ result: RunResult) {
    guard let appeals = result.appeals else { return nil }
    self.appeals = appeals
  }

  private var outcome: AppealOutcome { appeals.outcome }

  /// How many reviewers it takes, in a sentence among a run's first lines.
  var verdict: [String] {
    guard let filed = outcome.estimate(.filed).value, filed > 0,
      let needed = outcome.estimate(.reviewersToKeepUp).value,
      let wait = outcome.estimate(.wait).value, let end = outcome.estimate(.backlogAtEnd).value
    else { return ["Nobody appeals."] }
    let least = max(Int((needed - 1e-9).rounded(.up)), 1)
    let have = NumberText.counted(outcome.reviewers, "reviewer")
    return [
      "\(Self.number(filed)) appeals are filed a day, the work of \(NumberText.counted(least, "reviewer"));",
      "with \(have) one waits \(Self.days(wait)), and \(Self.number(end)) wait at the end"
        + (outcome.backlog > 0 ? ", \(Self.number(Double(outcome.backlog))) at the start." : "."),
    ]
  }

  /// The text below a run's table.
  var lines: [String] {
    let rows = AppealOutcome.Figure.allCases.map {
      ["  " + $0.title, $0.text(outcome.estimate($0))]
    }
    let waits = [0.5, 0.9].map { share in
      [
        "  From filing to decision, \(Int(100 * share)) % within, days",
        outcome.wait(quantile: share).map { NumberText.fixed($0, decimals: 2) } ?? "-",
      ]
    }
    return ["", "The appeals queue, \(rounds)"]
      + TextColumns.lines([["", "appeals"]] + rows + waits)
      + tries + source
  }

  /// How many rounds it took.
  private var rounds: String {
    let count = NumberText.counted(appeals.rounds.count, "round")
    return appeals.isSettled
      ? "with which merchants agree after \(count):"
      : "with which merchants do not agree after \(count):"
  }

  /// The queue with fewer reviewers, and with more.
  private var tries: [String] {
    guard let tries = appeals.tries else { return [] }
    let rows = tries.outcomes.map { outcome in
      [
        "  \(outcome.reviewers)",
        outcome.estimate(.wait).value.map { NumberText.fixed($0, decimals: 2) } ?? "-",
        outcome.wait(quantile: 0.9).map { NumberText.fixed($0, decimals: 2) } ?? "-",
        outcome.estimate(.backlogAtEnd).value.map(Self.number) ?? "-",
      ]
    }
    return ["", "The same appeals with other numbers of reviewers (waits in days):"]
      + TextColumns.lines(
        [["  reviewers", "mean wait", "90 % within", "backlog at the end"]] + rows)
  }

  /// Where the appeals come from.
  private var source: [String] { Self.source(outcome) }

  private static func source(_ outcome: AppealOutcome) -> [String] {
    guard !outcome.streamed.isEmpty else { return [] }
    let names = ComparisonText.list(outcome.streamed)
    return [""]
      + ComparisonText.wrapped(
        "Appeals of \(names) come as a Poisson stream, since each simulated merchant stands for more than two. ± of waits, of "
          + "what is decided and of the backlog leaves out how few merchants were simulated.",
        indent: "")
  }

  private static func number(_ value: Double) -> String {
    NumberText.fixed(value, decimals: value < 10 ? 1 : 0)
  }

  private static func days(_ value: Double) -> String {
    value < 1
      ? "\(NumberText.fixed(24 * value, decimals: 1)) hours"
      : "\(NumberText.fixed(value, decimals: 1)) days"
  }

  /// The queues of several policies side by side; nothing where none has one.
  static func lines(_ result: PolicyResult) -> [String] {
    let queues = result.runs.map(\.appeals)
    guard queues.contains(where: { $0 != nil }) else { return [] }
    let names = result.policies.map { ComparisonText.cut($0.name, to: 22) }
    let rows = AppealOutcome.Figure.allCases.map { figure in
      ["  " + figure.title]
        + queues.map { $0.map { figure.text($0.outcome.estimate(figure)) } ?? "-" }
    }
    let source = queues.lazy.compactMap { $0 }.first.map { Self.source($0.outcome) } ?? []
    return ["The appeals queue:"] + TextColumns.lines([[""] + names] + rows) + source + [""]
  }

  /// What policies do to the reviewers' work, in a sentence among a comparison's first lines.
  static func verdict(_ result: PolicyResult) -> [String] {
    let parts = zip(result.policies, result.runs).compactMap { policy, run -> String? in
      guard let outcome = run.appeals?.outcome, let filed = outcome.estimate(.filed).value,
        let needed = outcome.estimate(.reviewersToKeepUp).value
      else { return nil }
      return "\(number(filed)) under \(policy.name) (the work of "
        + "\(NumberText.fixed(needed, decimals: 1)))"
    }
    guard parts.count > 1 else { return [] }
    return [
      "Appeals filed a day, and how many reviewers they keep busy: \(parts.joined(separator: ", "))."
    ]
  }

  /// What a reader must know before trusting the figures.
  static func warnings(_ result: RunResult) -> [String] {
    guard let appeals = result.appeals else { return [] }
    var overload: [String] = []
    if let load = appeals.outcome.estimate(.offeredLoad).value, load >= 1 {
      overload = [
        "appeals are filed that take \(NumberText.fixed(load, decimals: 2)) times the hours of the reviewers: the line grows to "
          + "the end, and how long one waits depends on how many days are simulated"
      ]
    }
    return overload + unsettled(appeals)
  }

  private static func unsettled(_ appeals: SettledAppeals) -> [String] {
    guard !appeals.isSettled else { return [] }
    let last = appeals.rounds.suffix(2).map { round in
      round.value.map { NumberText.fixed($0, decimals: 2) } ?? "-"
    }
    return [
      "merchants and the appeals queue did not settle in \(NumberText.counted(appeals.rounds.count, "round")): the last "
        + "one moved the mean wait from \(last.joined(separator: " to ")) days, which is more than its standard error"
    ]
  }
}
