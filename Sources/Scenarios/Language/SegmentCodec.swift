import MerchantModel
import SimRandom

extension Codec where Value == [Segment] {
  /// The kinds of merchants, by name.
  static var segments: Codec {
    Codec<[Named<Segment>]>.names(of: "segment", .segment).map {
      $0.map { named in
        var segment = named.value
        segment.name = named.name
        return segment
      }
    } from: {
      $0.map { Named($0.name, $0) }
    }
  }
}

extension Codec where Value == Segment {
  /// A kind of merchant.
  static var segment: Codec {
    .object(
      "segment", "A kind of merchant.", defaults: Segment(name: ""),
      fields: [
        .required(
          "merchants", \.merchants, .integer(in: 1...100_000_000),
          "How many merchants are simulated in each replication."
        ).known(),
        .optional(
          "represents", \.represents, .number(in: .above(0, through: 1e12)),
          "How many real merchants they stand for; the simulated ones if left out."
        ).known(),
        .required(
          "agents", \.staffing.groups, .agentGroups,
          "How many agents each has, or named groups of agents."),
        .defaulted(
          "moreAgents", \.staffing.moreAgents, .integer(in: 0...10_000),
          "How many agents on the segment's roster each has besides: what policies add."),
        .optional(
          "contactsPerDay", \.givenContacts, .contactRates,
          "Mean contacts per merchant and day, by kind.", synonyms: ["contacts"]),
        .optional(
          "replay", \.givenReplays, .replays,
          "Kinds whose contacts arrive at the instants of a file instead."),
        .defaulted(
          "adoption", \.adoption, .probability,
          "The chance that a merchant adopted the feature, drawn once a replication."),
        .optional(
          "adoptionCorrelation", \.givenCorrelation, .adoptionCorrelation,
          "With what of a merchant its adoption goes; with nothing if left out."),
        .defaulted("demand", \.demand, .demand, "How their contacts vary."),
        .defaulted(
          "roster", \.staffing.roster, .roster, "When agents work, week after week."),
        .defaulted(
          "breaks", \.staffing.breaks, .breaks, "When agents are off within their shifts."),
        .optional(
          "datedShifts", \.staffing.givenDatedShifts, .datedShifts,
          "When agents work besides, on given dates; never if left out."),
        .defaulted(
          "absence", \.staffing.absence, .probability,
          "The chance that an agent is absent for a whole day."),
        .defaulted(
          "chats", \.staffing.chats, .chatHandling,
          "Chat slots of each agent, or `others` for text handled outside the model.",
          synonyms: ["chatSlots", "slots"]),
        .optional(
          "firstReply", \.firstReply, .firstReply,
          "When agents see new chats and reply; at once if left out.",
          synonyms: ["reply", "replyDelay"]),
        .defaulted(
          "slowdown", \.slowdown, .chatSlowdown,
          "How much slower an agent's chats get where there are many of them, or a call."
        ).leftOutByDefault(),
        .defaulted("app", \.app, .app, "How the apps of agents on shift behave."),
        .required("answering", \.answering, .answering, "How agents answer, by state."),
        .defaulted(
          "diligence", \.diligence, .factor,
          "A merchant's own factor on the odds of answering, drawn once a replication."),
        .defaulted(
          "dayEffect", \.dayEffect, .dayEffect,
          "A merchant's good and bad days at noticing rings, shared by its agents."
        ).leftOutByDefault(),
        .optional(
          "age", \.age, .durations,
          "A merchant's time on the platform as the counted days begin, drawn once a replication; "
            + "beyond every rule's exemption if left out."),
        .defaulted("ring", \.ring, .ring, "How calls ring."),
        .optional(
          "overflow", \.overflow, .overflow,
          "A desk with servers without limit that answers what agents leave ringing; none if left out. A `desk` can be busy."
        ),
        .optional(
          "callBack", \.callBack, .callBack,
          "A call-back promised after a miss; none if left out."),
        .defaulted("night", \.night, .night, "The hours of the night."),
      ],
      check: { segment, findings in
        Segment.checkContacts(segment, &findings)
        Segment.checkBreaks(segment, &findings)
        if segment.overflow != nil { findings.warn(DeskWithoutLimit(), at: "overflow") }
        if segment.night.answers && segment.hasNobodyAtNight {
          findings.warn(NobodyAtNight(), at: ["night", "answers"])
        }
      })
  }
}

/// Calls at night are open, but nobody works at night and nobody off shift answers.
struct NobodyAtNight: DomainProblem {
  var message: String { "nobody is on shift at night, so calls rung then are missed" }
  var hint: String? { "roster somebody for the night, or set `answers: false`" }
}

extension Segment {
  /// Whether no agent's roster overlaps the night.
  fileprivate var hasNobodyAtNight: Bool {
    guard answering.offShift.chance.value == 0 else { return false }
    let rosters = staffing.allGroups.filter { $0.video && $0.count > 0 }.map {
      $0.roster ?? staffing.roster
    }
    return !rosters.contains { $0.touches(night) }
  }
}
