/// A language in which charts and reports are written.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// English.
  case english = "en"
  /// Chinese, in simplified characters.
  case chinese = "zh"

  /// The text of the language; both stand side by side where they are used.
  package func callAsFunction(_ english: String, _ chinese: String) -> String {
    self == .english ? english : chinese
  }

  /// How dates are written on an axis, in the directives of d3-time-format.
  package var dayFormat: String { self("%-d %b", "%-m月%-d日") }

  /// What stands between the ends of an interval.
  package var to: String { self(" to ", " 至 ") }
}
