import Scenarios

extension Codec where Value == ContactMapping {
  /// A log with one row a contact.
  static var contactMapping: Codec {
    .object(
      "contacts", title: "contact rows", "A log with one row for each contact or call.",
      defaults: ContactMapping(),
      fields: [
        .optional(
          "id", \.id, .textColumn,
          "What a contact is known by; without it rows that come twice are not noticed."),
        .optional(
          "updated", \.updated, .timeColumn,
          "When the row was written: of several with one id the latest stands."),
        .optional("merchant", \.merchant, .textColumn, "Whose contact it is.", synonyms: ["shop"]),
        .optional("kind", \.kind, .textColumn, "Why the customer writes."),
        .required(
          "arrives", \.arrives, .timeColumn, "When the customer came.",
          synonyms: ["time", "start", "arrived"]),
        .optional("rings", \.rings, .timeColumn, "When the call began to ring."),
        .optional(
          "leaves", \.leaves, .timeColumn,
          "When the customer left the queue, or the ringing ended."),
        .optional("answered", \.answered, .timeColumn, "When somebody picked up."),
        .optional("ends", \.ends, .timeColumn, "When it ended.", synonyms: ["end", "ended"]),
        .optional("agent", \.agent, .textColumn, "Who picked up."),
        .optional(
          "waited", \.waited, .durationColumn, "How long the customer waited for an answer.",
          synonyms: ["wait"]),
        .optional("talked", \.talked, .durationColumn, "How long they talked.", synonyms: ["talk"]),
        .optional(
          "outcome", \.outcome, .outcomes,
          "How it ended; without it a call with an answer was answered, and any other missed."),
        .optional(
          "count", \.count, .textColumn,
          "How many contacts the row stands for, as of the interval that begins at `arrives`; without it one."
        ),
      ]
    ) { contacts, findings in
      if contacts.count != nil, contacts.id != nil || contacts.hasCalls {
        findings.error(OneContactARow(), at: "count")
      }
    }
  }
}

extension Codec where Value == ContactMapping.Outcomes {
  fileprivate static var outcomes: Codec {
    .object(
      "outcome", "A column that says how a call ended.", defaults: ContactMapping.Outcomes(),
      fields: [
        .required("column", \.column, .text, "Its name in the header, or its path in JSON."),
        .required("words", \.words, .list(of: .word, count: 1...1_000), "What its words mean."),
      ])
  }
}

extension Codec where Value == ContactMapping.Word {
  fileprivate static var word: Codec {
    .object(
      "word", title: "outcome word", "A word in the column of outcomes.",
      defaults: ContactMapping.Word(),
      fields: [
        .required("word", \.word, .text, "The word."),
        .required(
          "is", \.outcome, .choice,
          "What it means; without a word for `answered` the column says only why others were not."),
      ])
  }
}

extension Codec where Value == EventMapping {
  /// A log with one row an event.
  static var eventMapping: Codec {
    .object(
      "events", title: "event rows", "A log with one row for each thing that happens.",
      defaults: EventMapping(),
      fields: [
        .required("time", \.time, .timeColumn, "When it happens."),
        .optional(
          "merchant", \.merchant, .textColumn, "Whose customers and agents it is about.",
          synonyms: ["shop", "queue"]),
        .optional("call", \.call, .textColumn, "What a call is known by.", synonyms: ["id"]),
        .optional("agent", \.agent, .textColumn, "Who it is about."),
        .required("event", \.event, .textColumn, "What happens, in a word of the log."),
        .required("words", \.words, .list(of: .word, count: 1...1_000), "What the words mean."),
      ]
    ) { mapping, findings in
      let subjects = mapping.words.map(\.meaning.subject)
      if subjects.contains(.call), mapping.call == nil {
        findings.error(NobodyToTellApart(what: "calls", key: "call"), at: "words")
      }
      if subjects.contains(.agent), mapping.agent == nil {
        findings.error(NobodyToTellApart(what: "agents", key: "agent"), at: "words")
      }
      var seen: [String] = []
      for (place, word) in mapping.words.enumerated() {
        if seen.contains(word.word) {
          findings.error(WordTwice(word: word.word), at: ["words", String(place)])
        }
        seen.append(word.word)
      }
    }
  }
}

extension Codec where Value == EventMapping.Word {
  fileprivate static var word: Codec {
    .object(
      "word", title: "event word", "A word in the column of events.", defaults: EventMapping.Word(),
      fields: [
        .required("word", \.word, .text, "The word."),
        .required("is", \.meaning, .choice, "What happens."),
        .optional("waited", \.waited, .durationColumn, "How long the customer had waited."),
        .optional("ringing", \.ringing, .durationColumn, "How long the agent's phone had rung."),
        .optional("talked", \.talked, .durationColumn, "How long they had talked."),
      ])
  }
}

extension Codec where Value == CountMapping {
  /// A log with one row a day.
  static var countMapping: Codec {
    .object(
      "counts", title: "count rows", "A log with one row for each merchant, or account, and day.",
      defaults: CountMapping(),
      fields: [
        .required("date", \.date, .timeColumn, "The day."),
        .optional(
          "merchant", \.merchant, .textColumn, "Whose day it is; without it all rows are of one.",
          synonyms: ["shop"]),
        .optional("account", \.account, .textColumn, "Which of the merchant's accounts."),
        .required("offered", \.offered, .text, "How many calls or chats wanted an answer."),
        .optional("answered", \.answered, .text, "How many got one."),
        .optional("missed", \.missed, .text, "How many got none, where `answered` is not there."),
        .optional("rate", \.rate, .text, "The share that got one, to be checked."),
        .optional("also", \.givenAlso, .names(of: "name", .also), "What else is kept."),
      ]
    ) { mapping, findings in
      if mapping.answered != nil, mapping.missed != nil {
        findings.error(AnsweredTwice(), at: "missed")
      }
    }
  }
}

extension Codec where Value == CountMapping.Also {
  fileprivate static var also: Codec {
    .object(
      "also", title: "further column", "A further column of counts.",
      defaults: CountMapping.Also(),
      fields: [
        .required("column", \.column, .text, "Its name in the header, or its path in JSON."),
        .defaulted("as", \.form, .choice, "How it is read.", synonyms: ["unit", "form"]),
        .optional("suffix", \.suffix, .text, "What stands behind each number."),
      ])
  }
}

extension CountMapping {
  /// Further columns; nil if there are none, because a mapping of names is never empty in a file.
  fileprivate var givenAlso: [Named<Also>]? {
    get { also.isEmpty ? nil : also }
    set { also = newValue ?? [] }
  }
}

/// Things that have no name to be told apart by.
struct NobodyToTellApart: DomainProblem {
  let what: String
  let key: String
  var message: String { "words speak of \(what), and no column tells them apart" }
  var hint: String? { "name it with `\(key)`" }
}

/// A word that a list has twice.
struct WordTwice: DomainProblem {
  let word: String
  var message: String { "the word `\(word)` is given twice" }
}

/// Both how many were answered and how many were not.
struct AnsweredTwice: DomainProblem {
  var message: String { "give `answered` or `missed`: each follows from the other" }
}
