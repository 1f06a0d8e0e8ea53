import Tables

/// A contact as one row of a log has it. Points in time are instants of a ``LogClock``, durations microseconds.
struct ContactRow {
  var id = ""
  var updated: Int64?
  var merchant = ""
  var kind = ""
  var agent = ""
  var arrives: Int64 = 0
  var rings: Int64?
  var leaves: Int64?
  var answered: Int64?
  var ends: Int64?
  var waited: Int64?
  var talked: Int64?
  var outcome = CallOutcome.missed
  /// How many contacts the row stands for. Rows that are sorted by their id stand for one.
  var count = 1
  /// The first stage that was put on the next day, because its time of day came before what it follows.
  var pastMidnight = ""
  var log = 1
  var line = 1

  /// The points in time that are given, in the order in which they must come, with the mapping's names.
  var stages: [(name: String, instant: Int64)] {
    [
      ("arrives", arrives), ("rings", rings), ("leaves", leaves), ("answered", answered),
      ("ends", ends),
    ].compactMap { name, instant in instant.map { (name, $0) } }
  }

  /// Appends everything that ``init(_:)`` reads back.
  func append(to key: inout ByteKey) {
    for text in [id, merchant, kind, agent, pastMidnight] { key.append(text) }
    key.append(arrives)
    for number in [rings, leaves, answered, ends, waited, talked] { key.append(number) }
    key.append(outcome.code)
    key.append(Int64(log))
    key.append(Int64(line))
  }

  /// Reads what ``append(to:)`` wrote.
  init(_ reader: inout ByteKeyReader) {
    id = reader.text()
    merchant = reader.text()
    kind = reader.text()
    agent = reader.text()
    pastMidnight = reader.text()
    arrives = reader.number()
    rings = reader.optional()
    leaves = reader.optional()
    answered = reader.optional()
    ends = reader.optional()
    waited = reader.optional()
    talked = reader.optional()
    outcome = CallOutcome(code: reader.byte())
    log = Int(reader.number())
    line = Int(reader.number())
  }

  init() {}
}

/// Reads the rows of a log of contacts.
struct ContactReader {
  private let id: Cell?
  private let updated: TimeCell?
  private let merchant: Cell?
  private let kind: Cell?
  private let agent: Cell?
  private let arrives: TimeCell
  private let rings: TimeCell?
  private let leaves: TimeCell?
  private let answered: TimeCell?
  private let ends: TimeCell?
  private let waited: DurationCell?
  private let talked: DurationCell?
  private let outcome: Cell?
  private let count: Cell?
  private let outcomes: [String: CallOutcome]
  /// Whether the outcome's word decides, and not whether there is a time of the answer.
  private let decides: Bool

  init(_ contacts: ContactMapping, _ mapping: LogMapping, _ slots: inout ColumnSlots) {
    func text(_ column: TextColumn?, _ slots: inout ColumnSlots) -> Cell? {
      column.map { Cell($0.column, nothing: $0.nothing + mapping.file.nothing, &slots) }
    }
    func time(_ column: TimeColumn?, _ field: String, _ slots: inout ColumnSlots) -> TimeCell? {
      column.map { TimeCell($0, field: field, mapping, &slots) }
    }
    func span(
      _ column: DurationColumn?, _ field: String, _ slots: inout ColumnSlots
    ) -> DurationCell? {
      column.map { DurationCell($0, field: field, hours: 24, mapping, &slots) }
    }
    id = text(contacts.id, &slots)
    updated = time(contacts.updated, "updated", &slots)
    merchant = text(contacts.merchant, &slots)
    kind = text(contacts.kind, &slots)
    agent = text(contacts.agent, &slots)
    arrives = TimeCell(contacts.arrives, field: "arrives", mapping, &slots)
    rings = time(contacts.rings, "rings", &slots)
    leaves = time(contacts.leaves, "leaves", &slots)
    answered = time(contacts.answered, "answered", &slots)
    ends = time(contacts.ends, "ends", &slots)
    waited = span(contacts.waited, "waited", &slots)
    talked = span(contacts.talked, "talked", &slots)
    outcome = contacts.outcome.map { Cell($0.column, nothing: mapping.file.nothing, &slots) }
    count = text(contacts.count, &slots)
    outcomes = Dictionary(
      (contacts.outcome?.words ?? []).map { ($0.word, $0.outcome) },
      uniquingKeysWith: { first, _ in first })
    decides = contacts.outcome?.words.contains { $0.outcome == .answered } ?? false
  }

  /// Reads a row.
  func read(_ row: LogRow, _ clock: inout LogClock) throws(RowProblem) -> ContactRow {
    var contact = ContactRow()
    contact.log = row.log
    contact.line = row.line
    if let id {
      guard let text = id.text(row) else { throw .refused(.missing("id"), cell: "") }
      contact.id = text
    }
    contact.updated = try updated?.instant(row, &clock)
    contact.merchant = merchant?.text(row) ?? ""
    contact.kind = kind?.text(row) ?? ""
    contact.agent = agent?.text(row) ?? ""
    guard let arrival = try arrives.instant(row, &clock) else {
      throw .refused(.missing("arrives"), cell: "")
    }
    contact.arrives = arrival
    var latest = arrival
    contact.rings = try next(rings, "rings", row, &clock, after: &latest, &contact)
    contact.leaves = try next(leaves, "leaves", row, &clock, after: &latest, &contact)
    contact.answered = try next(answered, "answered", row, &clock, after: &latest, &contact)
    contact.ends = try next(ends, "ends", row, &clock, after: &latest, &contact)
    contact.waited = try waited?.micros(row)
    contact.talked = try talked?.micros(row)
    contact.outcome = try outcome(row, isAnswered: contact.answered != nil)
    if let count { contact.count = try number(count, row) }
    return contact
  }

  /// How many contacts a row stands for. Each takes a line of the tidy file, so a number beyond belief is refused.
  private func number(_ cell: Cell, _ row: LogRow) throws(RowProblem) -> Int {
    guard let bytes = cell.bytes(row) else { throw .refused(.missing("count"), cell: "") }
    guard let number = CellNumber.count(bytes) else { throw .refused(.notACount("count"), bytes) }
    guard number <= Self.mostContacts else {
      throw .refused(.moreThanBelieved("count", most: Self.mostContacts), bytes)
    }
    return number
  }

  private static let mostContacts = 1_000_000

  /// Reads a point in time that follows another. Where the time of day has a column of its own, one that seems to come
  /// more than half a day earlier is of the next day.
  private func next(
    _ cell: TimeCell?, _ field: String, _ row: LogRow, _ clock: inout LogClock,
    after latest: inout Int64, _ contact: inout ContactRow
  ) throws(RowProblem) -> Int64? {
    guard let cell, var instant = try cell.instant(row, &clock) else { return nil }
    if cell.isSplit, instant < latest - WrittenTime.dayLength / 2 {
      instant += WrittenTime.dayLength
      if contact.pastMidnight.isEmpty { contact.pastMidnight = field }
    }
    latest = max(latest, instant)
    return instant
  }

  /// How a call ended. A column with a word for answered calls decides; any other says only why there was no answer.
  private func outcome(
    _ row: LogRow, isAnswered: Bool
  ) throws(RowProblem) -> CallOutcome {
    let word = outcome?.text(row)
    let meaning = word.flatMap { outcomes[$0] }
    if meaning == .notACall { return .notACall }
    if isAnswered, !decides { return .answered }
    if let word, meaning == nil { throw .refused(.unknownWord("outcome"), cell: word) }
    return meaning ?? (isAnswered ? .answered : .missed)
  }
}
