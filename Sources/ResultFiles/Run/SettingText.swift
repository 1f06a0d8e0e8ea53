import MerchantModel

/// The line below a table's title, which says what was simulated.
enum SettingText {
  /// Merchants, replications, days, seed, and which question is asked if the scenario says.
  static func line(_ scenario: Scenario, replications: Int) -> String {
    let merchants = scenario.segments.reduce(0) { $0 + $1.merchants }
    let calendar = scenario.calendar
    let warmup =
      calendar.warmup > 0
      ? " after \(NumberText.counted(calendar.warmup, "day")) of warm-up" : ""
    let question = question(calendar.horizon).map { " of \($0)" } ?? ""
    return "\(NumberText.counted(merchants, "merchant")), "
      + "\(NumberText.counted(replications, "replication")), "
      + "\(NumberText.counted(calendar.days, "day"))\(question) from \(calendar.start)\(warmup), seed \(scenario.seed)"
  }

  /// The question that is asked, as it stands behind a comma or "of"; nil if the scenario does not say.
  static func question(_ horizon: Horizon?) -> String? {
    switch horizon {
    case .launch: "the launch"
    case .longRun: "the long run"
    case nil: nil
    }
  }

  /// The same with a comma before it, or nothing.
  static func andQuestion(_ horizon: Horizon?) -> String {
    question(horizon).map { ", \($0)" } ?? ""
  }
}
