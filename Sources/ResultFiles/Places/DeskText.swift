import MerchantModel
import Runs
import SharedPlaces
import SimStatistics

/// The platform's desk for people: whether merchants and desk agree, the desk's own figures, and where more servers help
/// little.
struct DeskText {
  private let desk: SettledDesk

  /// Nil where the scenario has no desk.
  init?(_ result: RunResult) {
    guard let desk = result.desk else { return nil }
    self.desk = desk
  }

  /// What it does with how many servers, in a sentence among a run's first lines.
  var verdict: [String] {
    let outcome = desk.outcome
    guard let calls = outcome.estimate(.calls).value, calls > 0,
      let wait = outcome.estimate(.wait).value
    else { return ["Nobody calls the platform's desk."] }
    let answered = Self.percent(outcome.estimate(.answered))
    let sentence =
      "The platform's desk answers \(answered) of \(NumberText.fixed(calls, decimals: 0)) calls a day, "
      + "after \(NumberText.fixed(wait, decimals: 1)) s on the mean."
    guard let knee = desk.knee, let place = knee.knee else { return [sentence] }
    let point = knee.points[place]
    return [
      sentence
        + " More than \(NumberText.counted(point.servers, "server")) at the busiest hour, who would answer "
        + "\(Self.percent(point.answered)), help less and less."
    ]
  }

  /// The text below a run's table.
  var lines: [String] {
    let outcome = desk.outcome
    let rows = outcome.figures.map { ["  " + $0.title, $0.text(outcome.estimate($0))] }
    let waits = [0.5, 0.9].map { share in
      [
        "  Wait of those answered, \(Int(100 * share)) % within, s",
        outcome.wait(quantile: share).map { NumberText.fixed($0, decimals: 1) } ?? "-",
      ]
    }
    return ["", "The platform's desk, \(rounds)"]
      + TextColumns.lines([["", "desk"]] + rows + waits)
      + knee + source
  }

  /// How many rounds it took.
  private var rounds: String {
    let count = NumberText.counted(desk.rounds.count, "round")
    return desk.isSettled
      ? "with which merchants agree after \(count):"
      : "with which merchants do not agree after \(count):"
  }

  /// The desk with fewer servers, and with more.
  private var knee: [String] {
    guard let knee = desk.knee else { return [] }
    let place = knee.knee
    let rows = knee.points.enumerated().map { number, point in
      [
        "  \(point.servers)", Self.percent(point.answered),
        point.wait.value.map { NumberText.fixed($0, decimals: 1) } ?? "-",
        number == place ? "knee" : "",
      ]
    }
    return ["", "The same calls with other numbers of servers (at the busiest hour):"]
      + TextColumns.lines([["  servers", "answered", "wait, s", ""]] + rows)
  }

  /// Where the calls come from.
  private var source: [String] {
    guard !desk.outcome.streamed.isEmpty else { return [] }
    let names = ComparisonText.list(desk.outcome.streamed)
    return [""]
      + ComparisonText.wrapped(
        "Calls of \(names) come to the desk as a Poisson stream, since each simulated merchant stands for more than two.",
        indent: "")
  }

  private static func percent(_ share: Estimate) -> String {
    share.value.map { NumberText.fixed(100 * $0, decimals: 1) + " %" } ?? "-"
  }

  /// The desks of several policies side by side; nothing where none has one.
  static func lines(_ result: PolicyResult) -> [String] {
    let desks = result.runs.map(\.desk)
    let figures = DeskOutcome.Figure.allCases.filter { figure in
      desks.contains { $0?.outcome.figures.contains(figure) ?? false }
    }
    guard desks.contains(where: { $0 != nil }) else { return [] }
    let names = result.policies.map { ComparisonText.cut($0.name, to: 22) }
    let rows = figures.map { figure in
      ["  " + figure.title]
        + desks.map { desk in
          guard let outcome = desk?.outcome, outcome.figures.contains(figure) else { return "-" }
          return figure.text(outcome.estimate(figure))
        }
    }
    return ["The platform's desk:"] + TextColumns.lines([[""] + names] + rows) + [""]
  }

  /// What a reader must know before trusting the figures.
  static func warnings(_ result: RunResult) -> [String] {
    guard let desk = result.desk, !desk.isSettled else { return [] }
    let last = desk.rounds.suffix(2).map(percent)
    return [
      "merchants and the platform's desk did not settle in \(NumberText.counted(desk.rounds.count, "round")): the last "
        + "one moved the answered share from \(last.joined(separator: " to ")), which is more than its standard error"
    ]
  }
}
