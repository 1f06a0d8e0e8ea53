/// Joins the events of one call after the other: its arrival, the legs that rang for it, its answer and its end.
struct CallBook {
  /// What is known of the call in progress.
  private struct Call {
    var merchant = ""
    var id = ""
    var arrival: Int64?
    var firstEvent: Int64
    var end: (time: Int64, outcome: CallOutcome)?
    var waited: Int64?
    var agent = ""
    var talked: Int64?
    var hungUp: Int64?
    var hasRings = false
    var place: AuditBook.Place
  }

  private let tidy: TidyBook
  private let audit: AuditBook
  private var clock: LogClock
  private var call: Call?
  /// When phones that still ring began to, by agent.
  private var ringing: [(agent: String, start: Int64)] = []
  /// How many calls rang at somebody.
  private(set) var callsWithRings = 0

  init(_ tidy: TidyBook, _ audit: AuditBook, _ clock: LogClock) {
    self.tidy = tidy
    self.audit = audit
    self.clock = clock
  }

  /// Takes the next event; those of one call come one after the other.
  ///
  /// - Throws: ``IngestError`` if the disk is full.
  mutating func take(_ event: EventRow) throws(IngestError) {
    let isOther = call.map { $0.merchant != event.merchant || $0.id != event.call } ?? false
    // Somebody who calls again under the same number has a call of its own.
    let isAgain = event.meaning == .arrives && call?.arrival != nil
    if isOther || isAgain { try finish() }
    let place = AuditBook.Place(log: event.log, line: event.line)
    if call == nil { call = Call(firstEvent: event.time, place: place) }
    call?.merchant = event.merchant
    call?.id = event.call
    switch event.meaning {
    case .arrives:
      call?.arrival = event.time
      call?.place = place
    case .rings:
      // A phone that never stops is forgotten with the oldest, so that no log can fill the memory.
      if ringing.count >= 10_000 { ringing.removeFirst() }
      ringing.append((event.agent, event.time))
    case .unanswered: try addRing(event, outcome: "unanswered")
    case .answered:
      try addRing(event, outcome: "answered")
      if call?.end?.outcome == .answered { break }
      call?.agent = event.agent
      conclude(event, .answered)
    case .abandoned: conclude(event, .abandoned)
    case .timeout: conclude(event, .timeout)
    case .refused: conclude(event, .refused)
    case .ends:
      call?.hungUp = event.time
      call?.talked = event.talked
      if call?.waited == nil { call?.waited = event.waited }
    default: break
    }
  }

  private mutating func conclude(_ event: EventRow, _ outcome: CallOutcome) {
    if call?.end != nil { return }
    call?.end = (event.time, outcome)
    call?.waited = event.waited
  }

  private mutating func addRing(_ event: EventRow, outcome: String) throws(IngestError) {
    let known = ringing.firstIndex { $0.agent == event.agent }
    let began = known.map { ringing.remove(at: $0).start }
    guard let start = event.ringing.map({ event.time - $0 }) ?? began else { return }
    call?.hasRings = true
    var ring = TidyEvent()
    ring.subject = .ring
    ring.merchant = event.merchant
    ring.contact = event.call
    ring.agent = event.agent
    ring.start = start
    ring.outcome = outcome
    ring.duration = max(0, event.time - start)
    ring.log = event.log
    ring.line = event.line
    try tidy.add(ring)
  }

  /// Ends the call in progress, if there is one.
  ///
  /// - Throws: ``IngestError`` if the disk is full.
  mutating func finish() throws(IngestError) {
    guard let call else { return }
    self.call = nil
    ringing.removeAll(keepingCapacity: true)
    if call.hasRings { callsWithRings += 1 }
    if call.arrival == nil { audit.withoutBeginning += 1 }
    let began = call.end.flatMap { end in call.waited.map { end.time - $0 } }
    let arrival = call.arrival ?? began ?? call.firstEvent
    var event = TidyEvent()
    event.merchant = call.merchant
    event.contact = call.id
    event.start = arrival
    event.log = call.place.log
    event.line = call.place.line
    try tidy.add(event)
    event.subject = .call
    event.agent = call.agent
    event.outcome = (call.end?.outcome ?? .open).rawValue
    event.wait = wait(call, from: arrival)
    event.duration = talk(call)
    let end = arrival + (event.wait ?? 0) + (event.duration ?? 0)
    if WrittenTime(micros: clock.local(arrival), offset: nil).day
      != WrittenTime(micros: clock.local(end), offset: nil).day
    {
      audit.acrossMidnight += 1
    }
    try tidy.add(event)
  }

  private func wait(_ call: Call, from arrival: Int64) -> Int64? {
    guard let end = call.end else { return call.waited }
    let measured = end.time - arrival
    if let waited = call.waited, abs(measured - waited) > 1_000_000 {
      audit.contradict(.waited, by: abs(measured - waited), at: call.place)
    }
    return measured >= 0 ? measured : call.waited
  }

  private func talk(_ call: Call) -> Int64? {
    guard let end = call.end, end.outcome == .answered else { return nil }
    guard let hungUp = call.hungUp else {
      audit.miss("ends", answered: true)
      return nil
    }
    let measured = hungUp - end.time
    if let talked = call.talked, abs(measured - talked) > 1_000_000 {
      audit.contradict(.talked, by: abs(measured - talked), at: call.place)
    }
    return measured >= 0 ? measured : call.talked
  }
}
