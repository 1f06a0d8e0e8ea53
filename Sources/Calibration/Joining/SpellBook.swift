/// Joins events of agents to spells of presence and pauses, and events of merchants to suspensions.
struct SpellBook {
  private let tidy: TidyBook
  private let audit: AuditBook
  private var merchant = ""
  private var agent = ""
  /// The spell that has begun.
  private var spell:
    (subject: TidyEvent.Subject, outcome: String, start: Int64, place: AuditBook.Place)?

  init(_ tidy: TidyBook, _ audit: AuditBook) {
    self.tidy = tidy
    self.audit = audit
  }

  /// Takes the next event; those of one agent or merchant come one after the other.
  ///
  /// - Throws: ``IngestError`` if the disk is full.
  mutating func take(_ event: EventRow) throws(IngestError) {
    let subject: TidyEvent.Subject =
      event.meaning.subject == .agent ? .presence : .suspension
    let isOther =
      merchant != event.merchant || agent != event.agent
      || spell.map { $0.subject != subject } ?? false
    if isOther { try finish() }
    merchant = event.merchant
    agent = event.agent
    let outcome = Self.outcome(event.meaning)
    let place = AuditBook.Place(log: event.log, line: event.line)
    if let spell, spell.outcome == outcome {
      // The spell goes on: when it began is known.
      return audit.contradict(.sequence(event.meaning), at: place)
    }
    if spell != nil { try close(at: event.time) }
    spell = outcome.map { (subject, $0, event.time, place) }
  }

  /// Ends the spell in progress, whose end the log does not have.
  ///
  /// - Throws: ``IngestError`` if the disk is full.
  mutating func finish() throws(IngestError) {
    if spell != nil { try close(at: nil) }
  }

  /// What an event begins; nil if it only ends something.
  private static func outcome(_ meaning: EventMeaning) -> String? {
    switch meaning {
    case .present, .resumes: "present"
    case .pauses: "paused"
    case .suspended: "suspended"
    default: nil
    }
  }

  private mutating func close(at end: Int64?) throws(IngestError) {
    guard let spell else { return }
    self.spell = nil
    var event = TidyEvent()
    event.subject = spell.subject
    event.merchant = merchant
    event.agent = agent
    event.start = spell.start
    event.outcome = spell.outcome
    event.duration = end.map { $0 - spell.start }
    event.log = spell.place.log
    event.line = spell.place.line
    try tidy.add(event)
  }
}
