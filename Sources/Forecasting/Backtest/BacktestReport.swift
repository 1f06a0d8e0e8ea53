import Foundation
import MerchantModel
import ResultFiles
import SimStatistics

/// Reports what rules find in a history, as text, rows and JSON.
public struct BacktestReport: StudyReport {
  private let backtest: Backtest
  /// The same days from the model, under each policy; empty where there is none.
  private let model: [ModelMonths]

  /// - Parameter model: The same days from the model, under each policy; empty where there is none.
  package init(_ backtest: Backtest, model: [ModelMonths]) {
    self.backtest = backtest
    self.model = model
  }

  /// `backtest`.
  public static let name = "backtest"

  private var history: History { backtest.history }

  /// A table with a column a policy, what the model says of the same days, and what nobody knows.
  public var text: String {
    let heading =
      "\(history.name): \(NumberText.counted(history.merchants.count, "merchant")), "
      + "\(history.date(0)) to \(history.date(history.days - 1)), \(NumberText.counted(history.days, "day"))"
    let rules = backtest.policies.flatMap { policy in
      [policy.name + ":"]
        + RulebookSentences(policy.scenario.rulebook).lines.map { "  \($0)" }
    }
    return
      ([heading, ""] + rules + ["", "History as it happened:"] + table + modelTable
      + ["", "What this does not know:"] + BacktestNotes(backtest).lines.map { "- \($0)" })
      .joined(separator: "\n") + "\n"
  }

  private var table: [String] {
    let totals = backtest.policies.map(\.totals)
    func row(_ name: String, _ figure: (Backtest.Policy.Totals) -> String) -> [String] {
      [name] + totals.map(figure)
    }
    let rows: [[String]] = [
      [""] + backtest.policies.map(\.name),
      row("suspensions") { Self.number($0.suspensions) },
      row("  fewest and most, as unknown days may be") {
        $0.fewest == $0.most
          ? Self.number($0.fewest) : "\(Self.number($0.fewest)) to \(Self.number($0.most))"
      },
      row("  that history has, too") { Self.number($0.inHistory) },
      row("merchants suspended") { Self.number($0.suspendedMerchants) },
      row("warnings") { Self.number($0.sums.warnings) },
      row("throttlings") { Self.number($0.sums.throttlings) },
      row("days judged") { Self.number($0.sums.judgedDays) },
      row("  low") { Self.number($0.sums.lowDays) },
      row("  with too few calls") { Self.number($0.sums.fewDays) },
      row("days left out by the rule") { Self.number($0.sums.exemptDays) },
      row("days unknown: off in history alone") { Self.number($0.sums.unknownDays) },
      ["What customers get"],
      row("calls missed") { Self.number($0.sums.calls - $0.sums.answered) },
      row("  on days judged low") { Self.number($0.sums.missedOnLowDays) },
      row("  spared, as the feature is off") { Self.number($0.sums.missedOff) },
      row("answered calls lost, as it is off") { Self.number($0.sums.answeredOff) },
      ["What merchants bear"],
      row("days off") { NumberText.fixed($0.sums.daysOff, decimals: 1) },
      row("suspensions by bad luck") { Self.number($0.notLow) },
      row("  of merchants who are low on other days") { Self.number($0.low) },
      row("  undecided") { Self.number($0.undecided) },
    ]
    return TextColumns.lines(rows)
  }

  private var modelTable: [String] {
    guard let first = model.first else { return [] }
    func row(_ name: String, decimals: Int = 0, _ range: (ModelMonths) -> BacktestFigures.Range)
      -> [String]
    {
      [name]
        + model.map {
          let found = range($0)
          func text(_ value: Double) -> String { NumberText.fixed(value, decimals: decimals) }
          return "\(text(found.median)) (\(text(found.lower)) to \(text(found.upper)))"
        }
    }
    let rows: [[String]] = [
      [""] + backtest.policies.map(\.name),
      row("suspensions", \.suspensions),
      row("merchants suspended", \.suspendedMerchants),
      row("low days", \.lowDays),
      row("days off", decimals: 1, \.daysOff),
      row("calls", \.calls),
      row("answer rate, %", decimals: 1) { $0.answerRate.inPerCent },
    ]
    return [
      "",
      "The same days from the scenario, in which merchants respond: median, and where 9 of 10 of "
        + "\(Self.number(first.run.replications)) simulated histories lie:",
    ] + TextColumns.lines(rows)
  }

  private static func number(_ value: Int) -> String {
    NumberText.fixed(Double(value), decimals: 0)
  }

  /// A row a suspension.
  public var rows: [[String]] {
    let head = [
      "policy", "merchant", "judged_day", "back_at", "in_history", "other_days_answer_rate",
      "other_days_lower", "other_days_upper", "other_days_finding",
    ]
    return [head]
      + backtest.policies.flatMap { policy in
        zip(history.merchants, policy.replays).flatMap { merchant, replay in
          replay.suspensions.map { suspension in
            [
              policy.name, merchant.name, history.date(suspension.day).description,
              suspension.until.map(history.text) ?? "never", suspension.isInHistory ? "1" : "0",
              CSV.number(suspension.others?.rate.value),
              CSV.number(suspension.others?.rate.interval?.lower),
              CSV.number(suspension.others?.rate.interval?.upper),
              suspension.others?.finding.rawValue ?? "",
            ]
          }
        }
      }
  }

  /// JSON, layout 1.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(BacktestFigures(backtest, model: model))
  }
}

extension BacktestFigures.Range {
  fileprivate var inPerCent: Self {
    Self(median: 100 * median, lower: 100 * lower, upper: 100 * upper)
  }
}
