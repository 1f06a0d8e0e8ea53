import MerchantModel
import ResultFiles
import Runs
import SimKernel

/// One merchant's days as bars and marks, which explain why the rule suspended it.
public struct MerchantDaysChart {
  private let scenario: Scenario
  private let tables: SharedTables

  /// Draws merchants of a scenario.
  ///
  /// - Parameter tables: What merchants see of the places that they share.
  public init(_ scenario: Scenario, tables: SharedTables = SharedTables()) {
    self.scenario = scenario
    self.tables = tables
  }

  /// The chart of a merchant.
  ///
  /// - Parameters:
  ///   - segment: The index of its segment.
  ///   - merchant: Its number in the segment.
  ///   - replication: Which replication.
  ///   - days: The simulated days; nil for those around the first suspension.
  /// - Complexity: that of simulating the merchant once.
  public func chart(
    segment: Int, merchant: UInt32, replication: UInt64, days: Range<Int>? = nil,
    in say: Language
  ) -> Chart {
    let calendar = scenario.calendar
    let entries = MerchantTracer(scenario, tables: tables).entries(
      segment: segment, merchant: merchant, replication: replication, days: calendar.shownDays)
    let shown = days ?? MerchantDays.tellingDays(entries, in: calendar)
    let picture = MerchantDays(entries, days: shown)
    let name = "\(scenario.segments[segment].name)/\(merchant)"
    // Where the rule depends on the merchant or the day, or is of more than calls, the caption says nothing of it.
    let only = scenario.onlyRule(of: scenario.segments[segment])
    let rule = only.flatMap {
      $0.enabled && !$0.replyRates.isAnything ? caption(of: $0, in: say) : nil
    }
    let view = MerchantDaysView(picture, days: shown, scenario: scenario, say: say)
    return Chart(
      name: "merchant-days",
      title: say(ChartText.MerchantDays.title(name)),
      caption: (rule.map { $0 + say(SharedText.sentenceGap) } ?? "")
        + say(ChartText.MerchantDays.example(replication: replication)),
      body: { view.body($0) })
  }

  private func caption(of rule: Rule, in say: Language) -> String {
    say(
      ChartText.MerchantDays.rule(
        threshold: percent(rule, say), minimumCalls: rule.minimumCalls, lowDays: rule.lowDays))
  }

  private func percent(_ rule: Rule, _ say: Language) -> String {
    let value = Double(rule.threshold.billionths) / 1e7
    let digits = value == value.rounded() ? 0 : 1
    return FigureText.fixed(value, decimals: digits) + say(SharedText.percentSign)
  }
}
