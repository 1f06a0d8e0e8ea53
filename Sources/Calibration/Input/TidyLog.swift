import MerchantModel
import Tables

/// A log as `ingest` wrote it: counts of a day, or events.
public struct TidyLog: Sendable {
  /// A row of `counts.csv`.
  package struct CountedDay: Sendable {
    package let day: Int
    package let merchant: Int
    package let offered: Int
    /// Nil where the log does not say.
    package let answered: Int?
  }

  /// A row of `events.csv`. Instants are local microseconds since 1970-01-01 00:00, spans microseconds.
  package struct Event: Sendable {
    package let subject: TidyEvent.Subject
    package let merchant: Int
    package let start: Int64
    package let contact: String
    package let agent: String
    /// What a contact was about, by its place in ``TidyLog/kinds``.
    package let kind: Int
    package let outcome: String
    package let wait: Int64?
    package let duration: Int64?

    /// The day it starts on, counted from 1970-01-01.
    package var day: Int { WrittenTime(micros: start, offset: nil).day }
    /// The microseconds since its midnight.
    package var micros: Int64 { WrittenTime(micros: start, offset: nil).micros ?? 0 }
  }

  /// What messages call it.
  public let name: String
  /// The merchants, in order of name.
  public private(set) var merchants: [String] = []
  /// The kinds of contacts, in order of name; empty text where the log does not say.
  package private(set) var kinds: [String] = []
  /// Counts of a day; empty of a log of events.
  package private(set) var counts: [CountedDay] = []
  /// Events in order of time; empty of a log of counts.
  package private(set) var events: [Event] = []

  /// Whether it has counts alone.
  public var isOfCounts: Bool { events.isEmpty }

  /// Reads a log.
  ///
  /// - Throws: ``CalibrationError``.
  /// - Complexity: O(rows) time and memory.
  public init(_ source: ByteSource) throws(CalibrationError) {
    name = source.name
    var reader = try TidyReader(source)
    switch reader.shape {
    case .counts: try readCounts(&reader)
    case .events: try readEvents(&reader)
    case .segments: throw .notTidy(log: name)
    }
    guard !counts.isEmpty || !events.isEmpty else {
      throw .tooLittle(what: "\(name) has no rows")
    }
  }

  /// The rows that begin before a day, counted from 1970-01-01; the merchants stay.
  public func before(_ day: Int) -> TidyLog {
    var log = self
    log.counts.removeAll { $0.day >= day }
    log.events.removeAll { $0.day >= day }
    return log
  }

  private mutating func readCounts(_ reader: inout TidyReader) throws(CalibrationError) {
    var names = NameTable()
    while try reader.next() {
      let offered = try reader.count("offered")
      let answered = reader.isEmpty("answered") ? nil : try reader.count("answered")
      if let answered, answered > offered {
        throw .moreAnsweredThanOffered(log: name, line: reader.line)
      }
      counts.append(
        CountedDay(
          day: try reader.date("date"), merchant: names.place(of: reader.text("merchant")),
          offered: offered, answered: answered))
    }
    let places = names.sorted()
    merchants = places.names
    counts = counts.map {
      CountedDay(
        day: $0.day, merchant: places.new[$0.merchant], offered: $0.offered, answered: $0.answered)
    }
  }

  private mutating func readEvents(_ reader: inout TidyReader) throws(CalibrationError) {
    var (names, words) = (NameTable(), NameTable())
    while try reader.next() {
      let record = reader.text("record")
      guard let subject = TidyEvent.Subject(rawValue: record) else {
        throw .cell(column: "record", cell: record, log: name, line: reader.line)
      }
      events.append(
        Event(
          subject: subject, merchant: names.place(of: reader.text("merchant")),
          start: try reader.instant("start"), contact: reader.text("contact"),
          agent: reader.text("agent"), kind: words.place(of: reader.text("kind")),
          outcome: reader.text("outcome"), wait: try reader.seconds("wait_seconds"),
          duration: try reader.seconds("duration_seconds")))
    }
    let (places, kinds) = (names.sorted(), words.sorted())
    merchants = places.names
    self.kinds = kinds.names
    events = events.map {
      Event(
        subject: $0.subject, merchant: places.new[$0.merchant], start: $0.start,
        contact: $0.contact, agent: $0.agent, kind: kinds.new[$0.kind], outcome: $0.outcome,
        wait: $0.wait, duration: $0.duration)
    }
  }
}

/// Numbers for names, in the order in which they are met.
struct NameTable {
  private var places: [String: Int] = [:]
  private var names: [String] = []

  mutating func place(of name: String) -> Int {
    if let known = places[name] { return known }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The names in their own order, and the new number of each old one.
  func sorted() -> (names: [String], new: [Int]) {
    let order = names.indices.sorted { names[$0] < names[$1] }
    var new = [Int](repeating: 0, count: names.count)
    for (place, old) in order.enumerated() { new[old] = place }
    return (order.map { names[$0] }, new)
  }
}
