/// What an audit says in sentences.
enum AuditFindings {
  /// What is odd about contacts, calls and rings.
  static func of(_ tidy: TidyBook, _ book: AuditBook, callsWithRings: Int) -> [String] {
    var findings: [String] = []
    let coverage = tidy.coverage
    if coverage.count > 1, coverage.atMidnight == coverage.count {
      findings.append("every contact comes at midnight: these are dates, and the hours are unknown")
    } else if coverage.atMidnight * 10 > coverage.count, coverage.atMidnight > 10 {
      findings.append(
        "\(coverage.atMidnight) of \(coverage.count) contacts come at midnight sharp: some are dates"
      )
    }
    let calls = tidy.counts[.call] ?? 0
    let rings = tidy.counts[.ring] ?? 0
    // A log of real calls has one that lasts a second.
    for (what, longest, count) in [
      ("wait", tidy.longest.wait, calls),
      ("talk", tidy.longest.talk, tidy.outcomes["answered"] ?? 0),
      ("ring", tidy.longest.ring, rings),
    ] where count >= 20 && longest > 0 && longest < 1_000_000 {
      findings.append("no \(what) is as long as 1 s: its unit is probably another")
    }
    if rings > 0 {
      findings.append(
        "\(count(rings, "leg")) that rang at an agent belong to \(count(callsWithRings, "call"))")
    }
    if book.acrossMidnight > 0 {
      findings.append(
        "\(count(book.acrossMidnight, "call")) across midnight: the day is that of the start")
    }
    for (field, rows) in book.pastMidnight.sorted(by: { $0.key < $1.key }) {
      findings.append(
        "\(count(rows, "row")) with `\(field)` past midnight under the date of the start: put on the "
          + "next day")
    }
    if book.withoutBeginning > 0 {
      findings.append("\(count(book.withoutBeginning, "call")) without a beginning in the log")
    }
    if let open = tidy.outcomes["open"] {
      findings.append("\(count(open, "call")) without an end in the log")
    }
    return findings
  }

  /// What logs of a kind cannot tell, by the columns that a mapping has.
  static func unknown(to mapping: LogMapping) -> [String] {
    if mapping.counts != nil {
      return [
        "when within a day anybody came, waited or was answered",
        "which of the calls or chats went unanswered, and why",
        "whether a day without a row was closed, quiet or not exported",
      ]
    }
    var unknown: [String] = []
    if let contacts = mapping.contacts {
      if contacts.hasCalls {
        unknown.append(
          "at whom a call rang before somebody picked up, and how long each let it ring")
      } else {
        unknown.append("whether customers called, how long they waited, and who answered")
      }
      if contacts.hasCalls, contacts.outcome == nil {
        unknown.append("whether a customer gave up or the ringing ended")
      }
      if contacts.kind == nil { unknown.append("why customers wrote") }
      if contacts.merchant == nil {
        unknown.append("which merchants there are: all rows are of one")
      }
      unknown += ["when agents were there", "when the feature was off"]
    }
    if let events = mapping.events {
      let meanings = events.words.map(\.meaning)
      let subjects = meanings.map(\.subject)
      if !meanings.contains(.abandoned) { unknown.append("whether customers gave up") }
      if !meanings.contains(.unanswered) {
        unknown.append(
          "at whom a call rang before somebody picked up, and how long each let it ring")
      }
      if !subjects.contains(.agent) { unknown.append("when agents were there") }
      if !subjects.contains(.merchant) { unknown.append("when the feature was off") }
      unknown.append("why customers wrote")
    }
    return unknown + [
      "how soon the agents would have picked up who were not the first",
      "what an agent's app was doing as it rang",
      "whether hours without a contact were closed or quiet",
    ]
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
