import MerchantModel
import SimKernel

/// Rules by whom and when in a sentence each, for people who have not read the scenario.
package struct RulebookSentences {
  private let book: Rulebook

  /// Words for a rulebook.
  package init(_ book: Rulebook) {
    self.book = book
  }

  /// A sentence for each rule in the order in which they are asked, and one for each moratorium.
  package var lines: [String] {
    let rules = book.rules.map {
      "\($0.name), for \(Self.scope($0)): \(RuleSentence($0.rule).text)"
    }
    return (rules.isEmpty ? [RuleSentence(book.rule).text] : rules)
      + book.moratoria.map(Self.sentence)
  }

  private static func scope(_ scoped: ScopedRule) -> String {
    let whom = [segments(scoped), agents(scoped), age(scoped), calls(scoped), share(scoped)]
      .compactMap { $0 }.joined(separator: ", ")
    return [whom.isEmpty ? "everybody" : whom, dates(scoped.from, scoped.through)]
      .compactMap { $0 }.joined(separator: ", ")
  }

  private static func segments(_ scoped: ScopedRule) -> String? {
    scoped.segments?.joined(separator: ", ")
  }

  private static func agents(_ scoped: ScopedRule) -> String? {
    range(scoped.agentsFrom.map(String.init), to: scoped.agentsUpTo.map(String.init)).map {
      "merchants with \($0) agents"
    }
  }

  private static func age(_ scoped: ScopedRule) -> String? {
    [
      scoped.ageFrom.map { "merchants \(days($0)) old or older" },
      scoped.youngerThan.map { "merchants younger than \(days($0))" },
    ].compactMap { $0 }.nonEmpty?.joined(separator: ", ")
  }

  private static func calls(_ scoped: ScopedRule) -> String? {
    let parts = [
      scoped.callsFrom.map { "\(number($0)) calls a day or more" },
      scoped.callsBelow.map { "fewer than \(number($0)) calls a day" },
    ].compactMap { $0 }
    return parts.nonEmpty.map { "merchants with \($0.joined(separator: " and "))" }
  }

  private static func share(_ scoped: ScopedRule) -> String? {
    scoped.share < .always ? "\(number(100 * scoped.share.value)) % of merchants" : nil
  }

  private static func sentence(_ moratorium: Moratorium) -> String {
    let when =
      moratorium.campaign.map { "on the days of the campaign \($0)" }
      ?? dates(moratorium.from, moratorium.through ?? moratorium.from) ?? "on no day"
    let history = moratorium.days == .leftOut ? "" : ", and the history is empty after it"
    return "\(moratorium.name): nobody is judged \(when)\(history)."
  }

  private static func dates(_ first: CivilDate?, _ last: CivilDate?) -> String? {
    if let first, first == last { return "on \(first)" }
    return [first.map { "from \($0)" }, last.map { "through \($0)" }].compactMap { $0 }
      .nonEmpty?.joined(separator: " ")
  }

  private static func range(_ least: String?, to most: String?) -> String? {
    switch (least, most) {
    case (let least?, let most?): least == most ? least : "\(least) to \(most)"
    case (let least?, nil): "at least \(least)"
    case (nil, let most?): "at most \(most)"
    case (nil, nil): nil
    }
  }

  private static func days(_ age: SimDuration) -> String { "\(number(age.inDays)) days" }

  private static func number(_ value: Double) -> String {
    NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 1)
  }
}

extension Array {
  /// The array; nil if there is nothing in it.
  fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
