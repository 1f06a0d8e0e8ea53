extension Measure {
  /// Today's names of measures that had another one in an earlier release, by the former name.
  ///
  /// What reads a name reads the former one too; nothing is written under it.
  public static let currentNames = [
    "bad_luck": "false_positive_share",
    "bad_luck_lower_threshold": "false_positive_share_lower_threshold",
    "bad_luck_higher_threshold": "false_positive_share_higher_threshold",
    "minutes_saved": "customer_minutes_saved",
    "minutes_saved_per_contact": "customer_minutes_saved_per_contact",
    "agent_minutes": "staff_effort",
  ]
}

extension Sequence<Measure> {
  /// The measure of a name, or of a former name; nil if there is none.
  ///
  /// - Complexity: O(measures).
  public func named(_ name: String) -> Measure? {
    let current = Measure.currentNames[name] ?? name
    return first { $0.name == current }
  }
}
