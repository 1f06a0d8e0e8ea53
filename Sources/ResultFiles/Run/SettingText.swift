import MerchantModel

/// The line below a table's title, which says what was simulated.
enum SettingText {
  /// Merchants, replications, days and seed.
  static func line(_ scenario: Scenario, replications: Int) -> String {
    let merchants = scenario.segments.reduce(0) { $0 + $1.merchants }
    let calendar = scenario.calendar
    let warmup = calendar.warmup > 0 ? " after \(calendar.warmup) days of warm-up" : ""
    return "\(NumberText.fixed(Double(merchants), decimals: 0)) merchants, "
      + "\(replications) replications, "
      + "\(calendar.days) days from \(calendar.start)\(warmup), seed \(scenario.seed)"
  }
}
