import MerchantModel
import ResultFiles
import Runs
import SimKernel

/// One merchant's days as bars and marks: the picture that explains why the rule struck.
public struct MerchantDaysChart {
  private let scenario: Scenario

  /// Draws merchants of a scenario.
  public init(_ scenario: Scenario) {
    self.scenario = scenario
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
    let entries = MerchantTracer(scenario).entries(
      segment: segment, merchant: merchant, replication: replication, days: 0..<calendar.totalDays)
    let shown = days ?? MerchantDays.tellingDays(entries, in: calendar)
    let picture = MerchantDays(entries, days: shown)
    let name = "\(scenario.segments[segment].name)/\(merchant)"
    let minimum = scenario.rule.minimumCalls
    let rule = say(
      "A day is low if fewer than \(percent(say)) of at least \(minimum) calls are answered; "
        + "\(scenario.rule.lowDays) low days in a row suspend.",
      "一天至少有 \(minimum) 通来电、且应答少于 \(percent(say)) 即为低应答日；连续 \(scenario.rule.lowDays) 个低应答日即停用。")
    let view = MerchantDaysView(picture, days: shown, scenario: scenario, say: say)
    return Chart(
      name: "merchant-days",
      title: say("Why it happens: the days of merchant \(name)", "为何如此：商家 \(name) 的几天"),
      caption: (scenario.rule.enabled ? rule + say(" ", "") : "")
        + say(
          "One simulated merchant, replication \(replication): an example, no estimate.",
          "这是第 \(replication) 次重复中的一个模拟商家：仅为示例，不是估计值。"),
      body: { view.body($0) })
  }

  private func percent(_ say: Language) -> String {
    let value = Double(scenario.rule.threshold.billionths) / 1e7
    let digits = value == value.rounded() ? 0 : 1
    return NumberText.fixed(value, decimals: digits) + say(" %", "%")
  }
}
