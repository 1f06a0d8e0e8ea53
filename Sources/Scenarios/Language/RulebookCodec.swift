import MerchantModel

extension Codec where Value == [ScopedRule] {
  /// Rules by name, in the order in which they are asked.
  static var scopedRules: Codec {
    Codec<[Named<ScopedRule>]>.names(of: "rule", .scopedRule).map {
      $0.map { named in
        var scoped = named.value
        scoped.name = named.name
        return scoped
      }
    } from: {
      $0.map { Named($0.name, $0) }
    }
  }
}

extension Codec where Value == ScopedRule {
  /// A rule for some merchants or some days.
  static var scopedRule: Codec {
    .object(
      "scoped rule", "A rule for some merchants, for some days, or both.",
      defaults: ScopedRule(name: ""), fields: whomFields + whenFields,
      check: { scoped, findings in scoped.check(&findings) })
  }

  private static var whomFields: [Field<ScopedRule>] {
    [
      .optional(
        "segments", \.segments, .list(of: .text, count: 1...1_000),
        "The segments whose merchants it is for; all if left out."),
      .optional(
        "agentsFrom", \.agentsFrom, .integer(in: 0...1_000_000),
        "It is for merchants with at least so many agents."),
      .optional(
        "agentsUpTo", \.agentsUpTo, .integer(in: 0...1_000_000),
        "It is for merchants with at most so many agents."),
      .optional(
        "ageFrom", \.ageFrom, .duration(atLeast: .zero),
        "It is for merchants at least this old at the midnight that ends the day."),
      .optional(
        "youngerThan", \.youngerThan, .duration(atLeast: .zero),
        "It is for merchants younger than this at the midnight that ends the day."),
      .optional(
        "callsFrom", \.callsFrom, .number(in: .from(0, through: 1e6)),
        "It is for merchants with at least so many calls a day on average."),
      .optional(
        "callsBelow", \.callsBelow, .number(in: .from(0, through: 1e6)),
        "It is for merchants with fewer calls a day on average."),
      .defaulted(
        "callsOver", \.callsOver, .integer(in: 1...3_660),
        "Over how many of the last days with the feature on those calls a day are averaged.",
        unit: "days"),
      .defaulted(
        "share", \.share, .probability,
        "The chance that it is for a merchant, drawn once a replication by the rule's name."),
    ]
  }

  private static var whenFields: [Field<ScopedRule>] {
    [
      .optional("from", \.from, .date, "The first day that it judges; any day if left out."),
      .optional(
        "through", \.through, .date, "The last day that it judges; any day if left out."),
      .defaulted("rule", \.rule, .rule, "What it says."),
    ]
  }
}

extension Codec where Value == [Moratorium] {
  /// Moratoria by name.
  static var moratoria: Codec {
    Codec<[Named<Moratorium>]>.names(of: "moratorium", .moratorium).map {
      $0.map { named in
        var moratorium = named.value
        moratorium.name = named.name
        return moratorium
      }
    } from: {
      $0.map { Named($0.name, $0) }
    }
  }
}

extension Codec where Value == Moratorium {
  /// A stretch of days on which nobody is judged.
  static var moratorium: Codec {
    .object(
      "moratorium", "A stretch of days on which nobody is judged.",
      defaults: Moratorium(name: ""),
      fields: [
        .optional(
          "campaign", \.campaign, .text, "The campaign whose days it covers; or give dates."),
        .optional("from", \.from, .date, "Its first day, where no campaign is named."),
        .optional("through", \.through, .date, "Its last day; the first one if left out."),
        .defaulted("days", \.days, .choice, "What its days do to the history."),
      ],
      check: { moratorium, findings in moratorium.check(&findings) })
  }
}

extension Moratorium.Days: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .leftOut: "they are left out, as if they had not been"
    case .resets: "the history is empty after them"
    }
  }
}

extension Scenario {
  /// The rules by name; nil if there are none, because a mapping of names is never empty in a file.
  var givenRules: [ScopedRule]? {
    get { rulebook.rules.isEmpty ? nil : rulebook.rules }
    set { rulebook.rules = newValue ?? [] }
  }

  /// The moratoria; nil if there are none.
  var givenMoratoria: [Moratorium]? {
    get { rulebook.moratoria.isEmpty ? nil : rulebook.moratoria }
    set { rulebook.moratoria = newValue ?? [] }
  }
}
