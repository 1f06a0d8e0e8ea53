import Foundation
import MerchantModel

extension Codec where Value == [Replay] {
  /// Replays by contact kind.
  static var replays: Codec {
    Codec<[Named<Replay>]>.names(of: "kind", .replay).map {
      $0.map { named in
        var replay = named.value
        replay.kind = named.name
        return replay
      }
    } from: {
      $0.map { Named($0.kind, $0) }
    }
  }
}

extension Codec where Value == Replay {
  /// Contacts that arrive as a file recorded them; the file is read with the scenario.
  static var replay: Codec {
    Codec.object(
      "replay", "Contacts that arrive at the instants of a file, for every merchant.",
      defaults: Replay(kind: "", file: ""),
      fields: [
        .required(
          "file", \.file, .text,
          "The file of timestamps; a path is relative to the folder of the file that names it."),
        .optional(
          "column", \.column, .text,
          "The column of the timestamps in a CSV file with a header line; without it, each line is "
            + "a timestamp."),
        .defaulted(
          "alignTo", \.alignment, .choice,
          "Where the file's days are put: on their own dates, or shifted.", synonyms: ["align"]),
      ]
    ).completed { replay, location in
      let content = try location.text.content(ofNeighbour: replay.file)
      var replay = replay
      replay.instants = try ReplayFile.instants(
        in: [UInt8](content), column: replay.column, name: replay.file)
      return replay
    }
  }
}

extension ReplayAlignment: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .dates: "on their own dates"
    case .start: "the file's first day is the first counted day"
    case .warmup: "the file's first day is the first simulated day, the warm-up's first"
    }
  }
}

extension Segment {
  /// The replays; nil if there are none, because a mapping of names is never empty in a file.
  var givenReplays: [Replay]? {
    get { replays.isEmpty ? nil : replays }
    set { replays = newValue ?? [] }
  }

  /// The rates; nil if there are none, which is valid if all kinds are replayed.
  var givenContacts: [ContactRate]? {
    get { contacts.isEmpty ? nil : contacts }
    set { contacts = newValue ?? [] }
  }

  /// Checks rates against replays.
  static func checkContacts(_ segment: Segment, _ findings: inout ObjectCheck) {
    if segment.contacts.isEmpty && segment.replays.isEmpty { findings.error(NoContacts()) }
    for replay in segment.replays where segment.contacts.contains(where: { $0.kind == replay.kind })
    {
      findings.error(DrawnAndReplayed(kind: replay.kind), at: ["contactsPerDay", replay.kind])
    }
  }

  /// Checks replays against the scenario.
  func checkReplays(in scenario: Scenario, _ findings: inout ObjectCheck) {
    let kinds = scenario.kinds.map(\.name)
    let calendar = scenario.calendar
    for replay in replays {
      let place = ["segments", name, "replay", replay.kind]
      if !kinds.contains(replay.kind) {
        findings.error(UnknownKind(name: replay.kind, known: kinds), at: place)
      }
      guard let first = replay.instants.first, let last = replay.instants.last else { continue }
      if replay.reaches(calendar) {
        let covered = replay.coveredDays(of: calendar)
        // A quiet first or last day has no contact to show it.
        if covered * 10 < calendar.days * 9 {
          findings.warn(
            PartlyCovered(file: replay.file, covered: covered, days: calendar.days),
            at: place + ["file"])
        }
        if let date = replay.firstDate(on: calendar), date.weekday != first.day.weekday {
          findings.warn(
            OtherWeekday(file: replay.file, recorded: first.day, simulated: date),
            at: place + ["alignTo"])
        }
        continue
      }
      let days =
        "times from \(calendar.date(ofDay: 0)) to \(calendar.date(ofDay: calendar.totalDays - 1))"
      findings.error(
        ReplayError.noneInDays(
          path: replay.file, first: first.day.description, last: last.day.description, days: days),
        at: place + ["file"])
    }
  }
}

/// A segment whose customers never contact it.
struct NoContacts: DomainProblem {
  var message: String { "the segment says nothing of its contacts" }
  var expected: String? { "`contactsPerDay`, `replay`, or both for different kinds" }
}

/// A file of recorded contacts that ends long before the counted days do, or begins long after them.
struct PartlyCovered: DomainProblem {
  let file: String
  let covered: Int
  let days: Int
  var message: String {
    "`\(file)` covers \(covered) of the \(days) counted days; on the others nobody writes"
  }
  var hint: String? { "count the days of the file alone, with `calendar`" }
}

/// A file of recorded contacts whose days are put on other days of the week.
struct OtherWeekday: DomainProblem {
  let file: String
  let recorded: CivilDate
  let simulated: CivilDate
  var message: String {
    "`\(file)` begins on a \(name(recorded)), \(recorded), and is put on a \(name(simulated)), "
      + "\(simulated)"
  }
  var hint: String? {
    let days = (recorded.weekday.rawValue - simulated.weekday.rawValue + 7) % 7
    let later = days == 1 ? "a day" : "\(days) days"
    return "begin the calendar \(later) later, or shifts meet other days of the week"
  }

  private func name(_ date: CivilDate) -> String { "\(date.weekday)".capitalized }
}

/// A kind that is both drawn and replayed.
struct DrawnAndReplayed: DomainProblem {
  let kind: String
  var message: String { "contacts of the kind `\(kind)` are replayed from a file" }
  var hint: String? { "give a rate or a replay, not both" }
}
