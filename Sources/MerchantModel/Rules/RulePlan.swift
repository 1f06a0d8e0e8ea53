import SimKernel

/// A rule reduced to the numbers the judgement needs.
struct RulePlan {
  let isEnabled: Bool
  let threshold: Threshold
  let minimumCalls: Int64
  let lowDays: Int
  let suspension: SimDuration

  init(_ rule: Rule) {
    isEnabled = rule.enabled
    threshold = rule.threshold
    // A day without a call has no rate, whatever the minimum.
    minimumCalls = Int64(max(1, rule.minimumCalls))
    lowDays = rule.lowDays
    suspension = .days(Int64(rule.suspensionDays))
  }
}
