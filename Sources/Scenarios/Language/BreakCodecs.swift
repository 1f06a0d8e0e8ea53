import MerchantModel
import SimRandom

extension Codec where Value == [Break] {
  /// The breaks of a week.
  static var breaks: Codec { .list(of: .pause, count: 0...100) }
}

extension Codec where Value == Break {
  /// Breaks within shifts, repeated every week.
  static var pause: Codec {
    .object(
      "break", "Time off within shifts that recurs every week.",
      defaults: Break(from: .midnight, to: .midnight),
      fields: [
        .defaulted("days", \.days, .weekdays, "The days on which it starts."),
        .required("from", \.from, .timeOfDay, "When it starts."),
        .required(
          "to", \.to, .timeOfDay, "When it ends: on the next day if that is before the start."),
      ],
      check: { pause, findings in
        if pause.from == pause.to { findings.error(EmptyBreak(), at: "to") }
      })
  }
}

extension Codec where Value == Push {
  /// A push message that wakes apps as a call rings.
  static var push: Codec {
    .object(
      "push", "A push message that wakes apps in the background as a call rings.",
      defaults: Push(chance: .never, delay: .always(.zero)),
      fields: [
        .required(
          "chance", \.chance, .probability,
          "The chance that an agent in the background answers as if in the foreground."),
        .defaulted("delay", \.delay, .durations, "How much later than from the foreground."),
      ])
  }
}

extension Segment {
  /// Warns of breaks that lie in no shift.
  static func checkBreaks(_ segment: Segment, _ findings: inout ObjectCheck) {
    let staffing = segment.staffing
    let users = staffing.allGroups.filter { $0.breaks == nil }.map { $0.roster ?? staffing.roster }
    for (index, pause) in staffing.breaks.enumerated() {
      guard users.allSatisfy({ $0.misses(pause) }) else { continue }
      findings.warn(IdleBreak(number: index + 1), at: ["breaks"])
    }
    for group in staffing.groups {
      for (index, pause) in (group.breaks ?? []).enumerated() {
        guard (group.roster ?? staffing.roster).misses(pause) else { continue }
        findings.warn(IdleBreak(number: index + 1), at: ["agents", group.name, "breaks"])
      }
    }
  }
}

/// A break of no length.
struct EmptyBreak: DomainProblem {
  var message: String { "the break ends when it starts" }
}

/// A break outside all shifts.
struct IdleBreak: DomainProblem {
  let number: Int
  var message: String { "break \(number) lies in no shift" }
}
