import MerchantModel
import SimKernel

extension Codec where Value == Desk {
  /// The platform's desk.
  static var desk: Codec {
    .object(
      "desk",
      "The platform's desk: people who answer for all merchants what rings in vain; merchants and desk are simulated in "
        + "turn until they agree.",
      defaults: Desk(shifts: []),
      fields: [
        .required(
          "servers", \.shifts, .deskShifts,
          "How many people serve, round the clock or by shifts; those that overlap add up."),
        .optional(
          "segments", \.segments, .list(of: .text, count: 1...1_000),
          "The segments whose missed calls go there; all if left out."),
        .optional(
          "patience", \.patience, .durations,
          "How long customers wait there, from the end of the ring; for as long as it takes if left out."
        ),
        .optional(
          "service", \.service, .durations,
          "How long a call takes there; as long as with an agent if left out."),
        .defaulted(
          "hourCost", \.hourCost, .number(in: .from(0, through: 1e9)),
          "What an hour of one server costs, busy or not."),
      ])
  }
}

extension Codec where Value == [DeskShift] {
  /// A number of people round the clock, or shifts.
  static var deskShifts: Codec {
    .shorthand(
      Codec<Int>.integer(in: 0...1_000_000),
      expand: { [DeskShift(servers: $0)] },
      contract: {
        $0.count == 1 && $0[0] == DeskShift(servers: $0[0].servers) ? $0[0].servers : nil
      },
      or: Codec<[DeskShift]>.list(of: .deskShift, count: 1...1_000))
  }
}

extension Codec where Value == DeskShift {
  /// People who serve together.
  static var deskShift: Codec {
    .object(
      "desk shift", "A number of people who serve at the desk together, week after week.",
      defaults: DeskShift(servers: 0),
      fields: [
        .required("count", \.servers, .integer(in: 0...1_000_000), "How many they are."),
        .defaulted("days", \.shift.days, .weekdays, "The days on which they start."),
        .defaulted("from", \.shift.from, .timeOfDay, "When they start, on the hour."),
        .defaulted(
          "to", \.shift.to, .timeOfDay,
          "When they end, on the hour: on the next day if that is before the start."),
      ],
      check: { shift, findings in
        if shift.shift.from == shift.shift.to { findings.error(EmptyShift(), at: "to") }
        for (key, time) in [("from", shift.shift.from), ("to", shift.shift.to)]
        where time.sinceMidnight.microseconds % SimDuration.hours(1).microseconds != 0 {
          findings.error(DeskShiftOffTheHour(), at: key)
        }
      })
  }
}

extension Scenario {
  /// Checks that the desk's segments are there, and that none has an overflow desk besides.
  func checkDesk(_ findings: inout ObjectCheck) {
    guard let desk else { return }
    let names = segments.map(\.name)
    for (position, name) in (desk.segments ?? []).enumerated() where !names.contains(name) {
      findings.error(
        UnknownSegment(name: name, known: names), at: ["desk", "segments", String(position)])
    }
    for segment in segments where desk.serves(segment) && segment.overflow != nil {
      findings.error(TwoDesks(), at: ["segments", segment.name, "overflow"])
    }
    if desk.serversByHour.allSatisfy({ $0 == 0 }) {
      findings.warn(NobodyAtTheDesk(), at: ["desk", "servers"])
    }
  }
}

/// A shift of the desk that begins or ends between two hours.
struct DeskShiftOffTheHour: DomainProblem {
  var message: String { "shifts of the desk begin and end on the hour" }
  var expected: String? { "a time such as 09:00" }
}

/// A segment whose calls go to two desks.
struct TwoDesks: DomainProblem {
  var message: String { "the segment's missed calls go to the platform's desk already" }
  var hint: String? { "leave `overflow` out, or leave the segment out of `desk.segments`" }
}

/// A desk without servers.
struct NobodyAtTheDesk: DomainProblem {
  var message: String { "nobody serves at the desk, so no call goes there" }
  var hint: String? { "give `servers` above 0, or leave `desk` out" }
}

/// A desk of the kind that is never busy.
struct DeskWithoutLimit: DomainProblem {
  var message: String {
    "`overflow` is a desk with servers without limit: it is never busy, and nobody pays for its idle hours"
  }
  var hint: String? { "give the scenario a `desk` with a number of `servers` instead" }
}
