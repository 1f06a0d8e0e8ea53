/// Turns the rows of a log of contacts into tidy events.
struct ContactBook {
  private let tidy: TidyBook
  private let audit: AuditBook
  private let mapping: ContactMapping
  private var clock: LogClock

  init(_ mapping: ContactMapping, _ tidy: TidyBook, _ audit: AuditBook, _ clock: LogClock) {
    self.mapping = mapping
    self.tidy = tidy
    self.audit = audit
    self.clock = clock
  }

  /// Takes a row that stands.
  ///
  /// - Throws: ``IngestError`` if the disk is full.
  mutating func take(_ row: ContactRow) throws(IngestError) {
    guard row.outcome != .notACall else { return audit.leaveOut("`outcome` says it is no call") }
    audit.kept += 1
    if !row.pastMidnight.isEmpty { audit.pastMidnight[row.pastMidnight, default: 0] += 1 }
    if row.answered != nil, row.outcome != .answered, mapping.hasCalls {
      audit.contradict(.outcome, at: place(row))
    }
    checkOrder(row)
    var event = TidyEvent()
    event.merchant = row.merchant
    event.start = row.arrives
    event.contact = row.id
    event.kind = row.kind
    event.log = row.log
    event.line = row.line
    for _ in 0..<row.count { try tidy.add(event) }
    guard mapping.hasCalls else { return }
    let isAnswered = row.outcome == .answered
    event.subject = .call
    event.start = row.rings ?? row.arrives
    event.agent = row.agent
    event.outcome = row.outcome.rawValue
    event.wait = wait(row, from: event.start)
    event.duration = isAnswered ? talk(row) : nil
    noteMissing(row, isAnswered)
    let end = (event.wait ?? 0) + (event.duration ?? 0)
    if isAcrossMidnight(event.start, event.start + end) { audit.acrossMidnight += 1 }
    try tidy.add(event)
  }

  /// Counts points in time that come before those they follow.
  private func checkOrder(_ row: ContactRow) {
    let stages = row.stages
    for (earlier, later) in zip(stages, stages.dropFirst()) where later.instant < earlier.instant {
      audit.contradict(
        .order(later.name, before: earlier.name), by: earlier.instant - later.instant,
        at: place(row))
    }
  }

  private func wait(_ row: ContactRow, from start: Int64) -> Int64? {
    let end = row.outcome == .answered ? row.answered ?? row.leaves : row.leaves ?? row.ends
    guard let waited = row.waited else { return end.flatMap { Self.positive($0 - start) } }
    // Without the start of the ringing the customer's way to it is part of the difference. A wait may end with the queue or
    // with the answer.
    let ends = row.outcome == .answered ? [row.answered, row.leaves] : [end]
    let differences = ends.compactMap { $0.map { abs($0 - start - waited) } }
    if row.rings != nil, let least = differences.min(), least > 1_000_000 {
      audit.contradict(.waited, by: least, at: place(row))
    }
    return waited
  }

  private func talk(_ row: ContactRow) -> Int64? {
    let measured = row.ends.flatMap { ends in row.answered.map { ends - $0 } }
    guard let talked = row.talked else { return measured.flatMap(Self.positive) }
    if let measured, abs(measured - talked) > 1_000_000 {
      audit.contradict(.talked, by: abs(measured - talked), at: place(row))
    }
    return talked
  }

  private func noteMissing(_ row: ContactRow, _ isAnswered: Bool) {
    func note(_ field: String, _ isMapped: Bool, _ isThere: Bool) {
      if isMapped && !isThere { audit.miss(field, answered: isAnswered) }
    }
    note("rings", mapping.rings != nil, row.rings != nil)
    note("leaves", mapping.leaves != nil, row.leaves != nil)
    note("ends", mapping.ends != nil, row.ends != nil)
    note("waited", mapping.waited != nil, row.waited != nil)
    guard isAnswered else { return }
    note("answered", mapping.answered != nil, row.answered != nil)
    note("agent", mapping.agent != nil, !row.agent.isEmpty)
    note("talked", mapping.talked != nil, row.talked != nil)
  }

  private mutating func isAcrossMidnight(_ start: Int64, _ end: Int64) -> Bool {
    WrittenTime(micros: clock.local(start), offset: nil).day
      != WrittenTime(micros: clock.local(end), offset: nil).day
  }

  /// A span that clocks a second apart have made negative is 0; a longer one is unknown.
  private static func positive(_ span: Int64) -> Int64? {
    span >= 0 ? span : span >= -1_000_000 ? 0 : nil
  }

  private func place(_ row: ContactRow) -> AuditBook.Place {
    AuditBook.Place(log: row.log, line: row.line)
  }
}
