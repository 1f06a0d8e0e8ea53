/// A language in which charts and reports are written.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// English.
  case english = "en"
  /// Chinese, in simplified characters.
  case chinese = "zh"

  /// The text in this language.
  package func callAsFunction(_ text: LocalizedText) -> String {
    self == .english ? text.english : text.chinese
  }

  /// How dates are written on an axis, in the directives of d3-time-format.
  package var dayFormat: String { self(SharedText.dayFormat) }

  /// What stands between the ends of an interval.
  package var to: String { self(SharedText.to) }
}

/// A text in both languages.
///
/// All texts stand in the folders `Texts` of `Charts` and `Pages`, a file a topic. What they are put together of
/// is passed as arguments, in the language of the reader.
package struct LocalizedText: Hashable, Sendable {
  let english: String
  let chinese: String

  /// Pairs the English text with the Chinese one.
  package init(en english: String, zh chinese: String) {
    self.english = english
    self.chinese = chinese
  }
}
