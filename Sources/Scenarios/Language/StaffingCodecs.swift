import MerchantModel

extension Codec where Value == [AgentGroup] {
  /// A number of identical agents, or named groups.
  static var agentGroups: Codec {
    let groups = Codec<[Named<AgentGroup>]>.names(of: "group", .agentGroup).map {
      $0.map { named in
        var group = named.value
        group.name = named.name
        return group
      }
    } from: { (groups: [AgentGroup]) in
      groups.map { Named($0.name, $0) }
    }
    return .shorthand(
      Codec<Int>.integer(in: 0...10_000),
      expand: { [AgentGroup(name: AgentGroup.onlyName, count: $0)] },
      contract: { $0.count == 1 && $0[0] == AgentGroup(onlyOf: $0[0].count) ? $0[0].count : nil },
      or: groups)
  }
}

extension AgentGroup {
  /// The name of the group that a bare number means.
  fileprivate static let onlyName = "agent"

  fileprivate init(onlyOf count: Int) {
    self.init(name: AgentGroup.onlyName, count: count)
  }
}

extension Codec where Value == AgentGroup {
  /// Agents of one merchant who work alike.
  static var agentGroup: Codec {
    .object(
      "group", "Agents of one merchant who work alike.", defaults: AgentGroup(name: "", count: 1),
      fields: [
        .required("count", \.count, .integer(in: 0...10_000), "How many agents."),
        .optional("roster", \.roster, .roster, "When they work; as the segment if left out."),
        .optional(
          "breaks", \.breaks, .breaks,
          "When they are off within their shifts; as the segment if left out."),
        .optional(
          "datedShifts", \.datedShifts, .datedShifts,
          "When they work besides, on given dates; as the segment if left out."),
        .defaulted("video", \.video, .boolean, "Whether their accounts take video calls."),
        .defaulted("voice", \.voice, .boolean, "Whether their accounts take voice calls."),
      ])
  }
}

extension Codec where Value == Roster {
  /// The shifts of a week.
  static var roster: Codec {
    Codec<[Shift]>.list(of: .shift, count: 0...100).map {
      let roster = Roster(shifts: $0)
      guard !roster.hasOverlap else { throw OverlappingShiftsError() }
      return roster
    } from: {
      $0.shifts
    }
  }
}

/// Two shifts of a roster overlap.
struct OverlappingShiftsError: DomainProblem, Error {
  var message: String { "two shifts of the roster overlap" }
  var hint: String? { "make one shift of them; shifts that only touch are fine" }
}

extension Codec where Value == Shift {
  /// A shift that recurs every week.
  static var shift: Codec {
    .object(
      "shift", "A spell of work that recurs every week.",
      defaults: Shift(from: .midnight, to: .endOfDay),
      fields: [
        .defaulted("days", \.days, .weekdays, "The days on which it starts."),
        .required("from", \.from, .timeOfDay, "When it starts."),
        .required(
          "to", \.to, .timeOfDay, "When it ends: on the next day if that is before the start."),
      ],
      check: { shift, findings in
        if shift.from == shift.to { findings.error(EmptyShift(), at: "to") }
      })
  }
}

/// A shift of no length.
struct EmptyShift: DomainProblem {
  var message: String { "the shift ends when it starts" }
  var hint: String? { "for a whole day write `from: 00:00` and `to: 24:00`" }
}

extension Codec where Value == ChatHandling {
  /// A number of slots, or `others`.
  static var chatHandling: Codec {
    .shorthand(
      Codec<Int>.integer(in: 1...1_000), expand: { .slots($0) },
      contract: { if case .slots(let count) = $0 { count } else { nil } },
      or: Codec<ChatsElsewhere>.choice.map { _ in
        .byOthers
      } from: { _ in
        .others
      })
  }
}

/// The word for chats that others handle outside the model.
enum ChatsElsewhere: String, DescribedChoice {
  case others

  var summary: String { "people outside the model answer chats: no slot, no wait" }
}
