/// An event of a log. Points in time are instants of a ``LogClock``, durations microseconds.
struct EventRow {
  var meaning = EventMeaning.nothing
  var time: Int64 = 0
  var merchant = ""
  var call = ""
  var agent = ""
  var waited: Int64?
  var ringing: Int64?
  var talked: Int64?
  var log = 1
  var line = 1

  init() {}

  /// Appends what events are sorted by: whom they are about, then time. Two events of the same bytes are one that came
  /// twice.
  func append(to key: inout ByteKey) {
    key.append(meaning.subject.rawValue)
    key.append(merchant)
    switch meaning.subject {
    case .call: key.append(call)
    case .agent: key.append(agent)
    case .merchant, .nothing: key.append("")
    }
    key.append(time)
    key.append(meaning.code)
    key.append(agent)
    for span in [waited, ringing, talked] { key.append(span) }
  }

  /// Reads what ``append(to:)`` wrote.
  init(_ key: [UInt8]) {
    var reader = ByteKeyReader(key)
    let isCall = reader.byte() == EventMeaning.Subject.call.rawValue
    merchant = reader.text()
    let subject = reader.text()
    time = reader.number()
    meaning = EventMeaning(code: reader.byte())
    agent = reader.text()
    waited = reader.optional()
    ringing = reader.optional()
    talked = reader.optional()
    if isCall { call = subject }
  }
}

/// Reads the rows of a log of events.
struct EventReader {
  /// What a word means, and which durations come with it.
  private struct Word {
    let meaning: EventMeaning
    let waited: DurationCell?
    let ringing: DurationCell?
    let talked: DurationCell?
  }

  private let time: TimeCell
  private let merchant: Cell?
  private let call: Cell?
  private let agent: Cell?
  private let event: Cell
  private let words: [String: Word]

  init(_ events: EventMapping, _ mapping: LogMapping, _ slots: inout ColumnSlots) {
    func text(_ column: TextColumn?, _ slots: inout ColumnSlots) -> Cell? {
      column.map { Cell($0.column, nothing: $0.nothing + mapping.file.nothing, &slots) }
    }
    func span(
      _ column: DurationColumn?, _ field: String, hours: Int64, _ slots: inout ColumnSlots
    ) -> DurationCell? {
      column.map { DurationCell($0, field: field, hours: hours, mapping, &slots) }
    }
    time = TimeCell(events.time, field: "time", mapping, &slots)
    merchant = text(events.merchant, &slots)
    call = text(events.call, &slots)
    agent = text(events.agent, &slots)
    event = Cell(
      events.event.column, nothing: events.event.nothing + mapping.file.nothing, &slots)
    var words: [String: Word] = [:]
    for word in events.words {
      words[word.word] = Word(
        meaning: word.meaning, waited: span(word.waited, "waited", hours: 24, &slots),
        ringing: span(word.ringing, "ringing", hours: 1, &slots),
        talked: span(word.talked, "talked", hours: 24, &slots))
    }
    self.words = words
  }

  /// Reads a row; nil of one that means nothing, with its word.
  func read(
    _ row: LogRow, _ clock: inout LogClock
  ) throws(RowProblem) -> (event: EventRow?, word: String) {
    guard let word = event.text(row) else { throw .refused(.missing("event"), cell: "") }
    guard let known = words[word] else { throw .refused(.unknownWord("event"), cell: word) }
    guard known.meaning != .nothing else { return (nil, word) }
    var result = EventRow()
    result.meaning = known.meaning
    result.log = row.log
    result.line = row.line
    guard let instant = try time.instant(row, &clock) else {
      throw .refused(.missing("time"), cell: "")
    }
    result.time = instant
    result.merchant = merchant?.text(row) ?? ""
    result.call = call?.text(row) ?? ""
    result.agent = agent?.text(row) ?? ""
    switch known.meaning.subject {
    case .call: if result.call.isEmpty { throw .refused(.missing("call"), cell: "") }
    case .agent: if result.agent.isEmpty { throw .refused(.missing("agent"), cell: "") }
    case .merchant, .nothing: break
    }
    result.waited = try known.waited?.micros(row)
    result.ringing = try known.ringing?.micros(row)
    result.talked = try known.talked?.micros(row)
    return (result, word)
  }
}
