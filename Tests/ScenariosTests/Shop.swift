import MerchantModel
import Scenarios
import SimKernel
import SimRandom

/// A small language with one of everything, to test the machinery without the domain.
struct Shop: Sendable, Equatable {
  var title = ""
  var seed: UInt64 = 1
  var calendar = Calendar()
  var rule = Rule()
  var segments: [Named<Segment>] = []
  var note: String?

  struct Calendar: Sendable, Equatable {
    var start = CivilDate(dayNumber: 20_514)
    var days = 30
    var isOpen = true
  }

  struct Rule: Sendable, Equatable {
    var threshold = Probability(clamping: 0.6)
    var lowDays = Streak()
    var suspensionDays = 3
    var returnDelay = DistributionSpec.constant(0)
    var kind = Kind.streak
  }

  /// Written as `2` or as `{count: 2, carries: true}`.
  struct Streak: Sendable, Equatable {
    var count = 2
    var carries = false
  }

  enum Kind: String, DescribedChoice {
    case streak, window, cusum

    var summary: String {
      switch self {
      case .streak: "low days in a row"
      case .window: "low days of the last few"
      case .cusum: "a cumulative-sum chart"
      }
    }
  }

  struct Segment: Sendable, Equatable {
    var agents = 1
    var shifts: [Shift] = []
    var hours: [Double] = Array(repeating: 1, count: 4)
    var text = DistributionSpec.constant(2_700)
    var volume = DistributionSpec.constant(1)
    var patience: SimDuration?
  }

  struct Shift: Sendable, Equatable {
    var name: String?
    var days: [Weekday] = Weekday.allCases
    var from = TimeOfDay.hour(9)
    var to = TimeOfDay.hour(17)
  }

  /// What only several values together can have wrong.
  enum Conflict: DomainProblem {
    case shiftOfNoLength
    case longerThanStudy(Int)

    var message: String {
      switch self {
      case .shiftOfNoLength: "the shift has no length"
      case .longerThanStudy(let days): "a suspension outlasts the \(days) days of the study"
      }
    }
  }
}

extension Shop {
  static let codec = Codec<Shop>.object(
    "scenario", "A shop and the rule it lives under.", defaults: Shop(),
    fields: [
      .required("title", \.title, .text, "What the scenario is about."),
      .defaulted("seed", \.seed, .unsigned, "Seed of all random numbers."),
      .defaulted("calendar", \.calendar, Calendar.codec, "Which days are simulated."),
      .defaulted("rule", \.rule, Rule.codec, "What suspends the feature."),
      .required(
        "segments", \.segments, .names(of: "segment", Segment.codec), "The kinds of merchants.",
        synonyms: ["merchants", "groups"]),
      .optional("note", \.note, .text, "Anything else."),
    ]
  ) { shop, check in
    if shop.rule.suspensionDays > shop.calendar.days {
      check.warn(Conflict.longerThanStudy(shop.calendar.days), at: "rule")
    }
  }
}

extension Shop.Calendar {
  static let codec = Codec<Self>.object(
    "calendar", "Which days are simulated.", defaults: Self(),
    fields: [
      .defaulted("start", \.start, .date, "The first counted day."),
      .defaulted("days", \.days, .integer(in: 1...3_650), "How many days count.", unit: "days"),
      .defaulted("isOpen", \.isOpen, .boolean, "Whether the shop is open."),
    ])
}

extension Shop.Rule {
  static let codec = Codec<Self>.object(
    "rule", "What suspends the feature.", defaults: Self(),
    fields: [
      .defaulted(
        "threshold", \.threshold, .probability, "Answer rate below which a day is low.",
        synonyms: ["minimumRate"]),
      .defaulted("lowDays", \.lowDays, Shop.Streak.codec, "Low days that suspend."),
      .defaulted(
        "suspensionDays", \.suspensionDays, .integer(in: 1...365), "How long it is off.",
        unit: "days"),
      .defaulted(
        "returnDelay", \.returnDelay, .distributionSpec(of: .duration),
        "From the end of the suspension to the return."),
      .defaulted("kind", \.kind, .choice, "What triggers."),
    ])
}

extension Shop.Streak {
  static let codec = Codec<Self>.shorthand(
    .integer(in: 1...30), expand: { Self(count: $0) }, contract: { $0.carries ? nil : $0.count },
    or: .object(
      "streak", "Low days in a row.", defaults: Self(),
      fields: [
        .required("count", \.count, .integer(in: 1...30), "How many.", unit: "days"),
        .defaulted("carries", \.carries, .boolean, "Whether days of few calls carry it."),
      ]))
}

extension Shop.Segment {
  static let codec = Codec<Self>.object(
    "segment", "A kind of merchant.", defaults: Self(),
    fields: [
      .required("agents", \.agents, .integer(in: 1...1_000), "Agents of a merchant."),
      .defaulted("shifts", \.shifts, .list(of: Shop.Shift.codec), "When they work."),
      .defaulted(
        "hours", \.hours, .list(of: .number(in: .nonNegative), count: 4...4),
        "Weights of the quarters of a day."),
      .defaulted("text", \.text, .distributionSpec(of: .duration), "Guidance by text."),
      .defaulted("volume", \.volume, .distributionSpec(of: .number), "A merchant's own volume."),
      .optional(
        "patience", \.patience, .duration(atLeast: .seconds(1)), "How long a customer waits."),
    ])
}

extension Shop.Shift {
  static let codec = Codec<Self>.object(
    "shift", "A spell of work.", defaults: Self(),
    fields: [
      .optional("name", \.name, .text, "What it is called."),
      .defaulted("days", \.days, .weekdays, "The days on which it starts."),
      .required("from", \.from, .timeOfDay, "When it starts."),
      .required("to", \.to, .timeOfDay, "When it ends."),
    ]
  ) { shift, check in
    if shift.from == shift.to { check.error(Shop.Conflict.shiftOfNoLength, at: "to") }
  }

}

extension Shop {
  /// A valid scenario that uses every part of the language.
  static let example = """
    # A comment
    title: Two kinds of shops
    seed: 18446744073709551615
    calendar: {start: 2026-03-02, days: 90, isOpen: false}
    rule:
      threshold: 62.5 %
      lowDays: {count: 3, carries: true}
      suspensionDays: 5
      returnDelay: {exponential: {mean: 12 h}}
      kind: window
    segments:
      solo: &base
        agents: 1
        hours: [0, 1, 2.5, 1e-1]
        text: {lognormal: {p50: 8 s, p90: 15 s}}
        patience: 1 h 30 min
        shifts:
          - days: mon-fri
            from: 8:30
            to: "17:00"
          - {name: late, days: [sat], from: 22:00, to: 24:00}
      desk:
        <<: *base
        agents: 4
        text: {gamma: {mean: 45 min, cv: 0.6}}
        volume:
          mixture:
            - {weight: 1, of: 0.5}
            - weight: 3
              of: {truncated: {of: {weibull: {shape: 2, scale: 1}}, max: 4}}
    note: "quoted: yes"

    """

  /// Reads a text as a scenario.
  static func load(
    _ text: String, policies: [String] = [], settings: [String] = []
  ) throws(ScenarioError) -> LoadedDocument<Shop> {
    let reader = SourceReader()
    let document = try reader.text(bytes: Array(text.utf8), name: "shop.yaml")
    var overlays: [SourceText] = []
    for (ordinal, policy) in policies.enumerated() {
      overlays.append(
        try reader.text(
          bytes: Array(policy.utf8), name: "policy\(ordinal + 1).yaml", role: .policy,
          ordinal: ordinal))
    }
    return try DocumentLoader(codec).load(document, policies: overlays, settings: settings)
  }

  /// What is said of a faulty input; empty if it is read without error.
  static func complaint(
    _ text: String, policies: [String] = [], settings: [String] = []
  ) -> String {
    do {
      let loaded = try load(text, policies: policies, settings: settings)
      return DiagnosticRenderer().render(loaded.warnings)
    } catch {
      return error.description
    }
  }
}
