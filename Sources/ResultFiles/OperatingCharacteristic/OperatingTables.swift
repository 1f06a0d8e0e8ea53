import Foundation
import Studies

/// The tables of an operating characteristic.
struct OperatingTables {
  private let report: OperatingReport
  private let points: [Key: OperatingPoint]

  private struct Key: Hashable {
    let policy: String
    let calls: Double
    let rate: Double
    let days: Int
  }

  /// A column of a table: what stands above it, and which points stand in it.
  private struct Column {
    let head: String
    let policy: String
    let calls: Double
  }

  /// Columns of figures that fit 100 columns of text beside each other.
  private static let mostColumns = 4

  init(_ report: OperatingReport) {
    self.report = report
    points = Dictionary(
      report.outcome.points.map {
        (Key(policy: $0.policy, calls: $0.callsADay, rate: $0.answerRate, days: $0.days), $0)
      }, uniquingKeysWith: { first, _ in first })
  }

  var lines: [String] { head + blocks + overWorlds + notes }

  private var head: [String] {
    guard report.plan.rules.allSatisfy({ !$0.dayEffect.isAnything }) else { return headOfEffects }
    return [
      "\(report.title): the chance that a merchant is suspended at least once, in %",
      "Merchants made for the question: Poisson calls, the same volume every day, of no length;",
      "each is answered with the rate on the left, independently; nobody responds. Their days are",
      "independent: where bad days come in clusters, the rule strikes more often. Exact, and",
      "simulated with the wider side of the 95 % interval: \(count) merchants a rate and volume, "
        + "seed \(report.plan.seed).",
    ]
  }

  /// The head where merchants have good and bad days.
  private var headOfEffects: [String] {
    let effects = report.plan.rules.map { rule in
      let days = rule.dayEffect
      return days.isAnything
        ? "sd \(Self.number(days.sd)), persistence \(Self.number(days.persistence))" : "none"
    }
    let isOne = Set(effects).count == 1
    let words =
      isOne
      ? effects[0]
      : zip(report.plan.rules, effects).map { "\($0.name): \($1)" }.joined(separator: "; ")
    return ["\(report.title): the chance that a merchant is suspended at least once, in %"]
      + TextLayout.wrapped(
        "Merchants made for the question: Poisson calls, the same volume every day, of no length; "
          + "over all days each is answered with the rate on the left; nobody responds. They have good "
          + "and bad days, an effect on the log odds of an answer (\(words)). Exact, and simulated "
          + "with the wider side of the 95 % interval: \(count) merchants a rate and volume, "
          + "seed \(report.plan.seed).", letters: 98)
  }

  private var count: String { NumberText.fixed(Double(report.plan.merchants), decimals: 0) }

  private var blocks: [String] {
    let plan = report.plan
    guard plan.rules.count > 1 else {
      let rule = plan.rules[0].name
      let columns = plan.callsADay.map {
        Column(head: "\(Self.number($0)) calls", policy: rule, calls: $0)
      }
      return plan.days.flatMap { days in
        block(Self.within(days) + ", by calls a day", columns, days)
      }
    }
    return plan.days.flatMap { days in
      plan.callsADay.flatMap { calls in
        block(
          Self.within(days) + ", \(Self.number(calls)) calls a day",
          plan.rules.map {
            Column(head: TextLayout.clipped($0.name, letters: 18), policy: $0.name, calls: calls)
          }, days)
      }
    }
  }

  private func block(_ title: String, _ columns: [Column], _ days: Int) -> [String] {
    stride(from: 0, to: columns.count, by: Self.mostColumns).flatMap { first in
      let shown = columns[first..<min(first + Self.mostColumns, columns.count)]
      let heads = ["answers"] + shown.flatMap { ["", $0.head] }
      let rows = report.plan.answerRates.map { rate in
        [Self.number(rate * 100) + " %"]
          + shown.flatMap { column in
            cells(points[Key(policy: column.policy, calls: column.calls, rate: rate, days: days)])
          }
      }
      return ["", title] + TextColumns.lines([heads] + rows, leftColumns: 0..<0)
    }
  }

  /// The exact chances over worlds, of each policy in a block of its own.
  private var overWorlds: [String] {
    guard let ranges = report.ranges, !ranges.inputs.isEmpty else { return [] }
    let known = Dictionary(
      ranges.ranges.map {
        (Key(policy: $0.policy, calls: $0.callsADay, rate: $0.answerRate, days: $0.days), $0)
      }, uniquingKeysWith: { first, _ in first })
    let blocks = report.plan.rules.flatMap { rule in
      report.plan.days.flatMap { days -> [String] in
        let heads = ["answers"] + report.plan.callsADay.map { "\(Self.number($0)) calls" }
        let rows = report.plan.answerRates.map { rate in
          [Self.number(rate * 100) + " %"]
            + report.plan.callsADay.map { calls in
              let key = Key(policy: rule.name, calls: calls, rate: rate, days: days)
              guard let range = known[key]?.quantiles else { return "-" }
              return
                "\(Self.percent(range[1])) (\(Self.percent(range[0])) to \(Self.percent(range[2])))"
            }
        }
        return ["", "\(rule.name), \(Self.within(days).lowercased())"]
          + TextColumns.lines([heads] + rows, leftColumns: 0..<0)
      }
    }
    return ["", ""]
      + TextLayout.wrapped(
        "Nobody knows \(ranges.inputs.joined(separator: ", ")). Exact, over \(ranges.worlds) worlds that may be true: "
          + "the median, and in brackets where 9 of 10 lie.", letters: 98) + blocks
  }

  private func cells(_ point: OperatingPoint?) -> [String] {
    guard let point else { return ["", ""] }
    let exact = point.exact.map(Self.percent) ?? "-"
    guard let value = point.simulated.value, let interval = point.simulated.interval else {
      return [exact, "-"]
    }
    let reach = max(interval.upper - value, value - interval.lower)
    return [exact, "\(Self.percent(value)) ± \(Self.percent(reach))"]
  }

  private var notes: [String] {
    let lines = zip(report.plan.rules, report.outcome.reasons).flatMap { rule, reasons in
      if !rule.isJudging { return ["\(rule.name): nobody in \(report.segment) is judged."] }
      guard !reasons.isEmpty else { return [] }
      return TextLayout.wrapped(
        "\(rule.name): simulated only, since " + reasons.joined(separator: "; ") + ".", letters: 98)
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private static func within(_ days: Int) -> String {
    "Within \(days) day\(days == 1 ? "" : "s")"
  }

  private static func percent(_ share: Double) -> String { String(format: "%.1f", share * 100) }

  private static func number(_ value: Double) -> String { String(format: "%g", value) }
}
