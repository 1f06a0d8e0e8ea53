import MerchantModel
import Tables

/// Reads the rows of `counts.csv`, `events.csv` or a file of segments, cell by cell.
struct TidyReader {
  /// Which of the files it is.
  enum Shape {
    case counts
    case events
    case segments
  }

  /// Which file it is.
  let shape: Shape
  private let log: String
  private let places: [String: Int]
  private var records: RecordReader
  private var record = Record()

  private static let longest = 19

  /// Opens a file and reads its header.
  ///
  /// - Throws: ``CalibrationError``.
  init(_ source: ByteSource) throws(CalibrationError) {
    log = source.name
    do {
      records = RecordReader(
        try TextSource(source, among: [.utf8]), style: RecordStyle(separator: .comma))
    } catch {
      throw .table(error)
    }
    guard try Self.advance(&records, &record, log) else { throw .notTidy(log: log) }
    let names = record.texts
    places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    if TidyEvent.columns.allSatisfy(names.contains) {
      shape = .events
    } else if ["date", "merchant", "offered", "answered"].allSatisfy(names.contains) {
      shape = .counts
    } else if ["merchant", "segment"].allSatisfy(names.contains) {
      shape = .segments
    } else {
      throw .notTidy(log: log)
    }
  }

  /// The line of the row.
  var line: Int { record.line }

  /// Reads the next row; false at the end.
  ///
  /// - Throws: ``CalibrationError``.
  mutating func next() throws(CalibrationError) -> Bool {
    try Self.advance(&records, &record, log)
  }

  private static func advance(
    _ records: inout RecordReader, _ record: inout Record, _ log: String
  ) throws(CalibrationError) -> Bool {
    let outcome: RecordReader.Outcome
    do throws(TableError) {
      outcome = try records.next(into: &record)
    } catch {
      throw .table(error)
    }
    switch outcome {
    case .record: return true
    case .end: return false
    case .fault(let fault): throw .record(fault, log: log, line: record.line)
    }
  }

  /// A cell as text.
  func text(_ column: String) -> String { places[column].map { record.text($0) } ?? "" }

  /// Whether a cell has nothing in it.
  func isEmpty(_ column: String) -> Bool { text(column).isEmpty }

  /// A cell that is a whole number from 0.
  func count(_ column: String) throws(CalibrationError) -> Int {
    let cell = text(column)
    guard let number = Self.digits(cell[...]) else { throw wrong(column) }
    return number
  }

  /// The day number of a cell that is a date.
  func date(_ column: String) throws(CalibrationError) -> Int {
    guard let time = written(column), time.micros == nil else { throw wrong(column) }
    return time.day
  }

  /// The local microseconds since 1970 of a cell that is a date and a time of day.
  func instant(_ column: String) throws(CalibrationError) -> Int64 {
    guard let time = written(column), let micros = time.micros, time.offset == nil else {
      throw wrong(column)
    }
    return Int64(time.day) * 86_400_000_000 + micros
  }

  private func written(_ column: String) -> WrittenTime? {
    places[column].flatMap { TimeText.parse(record.trimmed($0), as: .ymd) }
  }

  /// The microseconds of a cell of seconds; nil of an empty one.
  func seconds(_ column: String) throws(CalibrationError) -> Int64? {
    let cell = text(column)
    if cell.isEmpty { return nil }
    guard let micros = Self.micros(cell[...]) else { throw wrong(column) }
    return micros
  }

  private func wrong(_ column: String) -> CalibrationError {
    .cell(column: column, cell: String(text(column).prefix(80)), log: log, line: line)
  }

  private static func digits(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count < longest,
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text)
  }

  /// Whole seconds below 1e12 with at most six decimals.
  private static func micros(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count <= 12, let whole = digits(parts[0]) else {
      return nil
    }
    guard parts.count == 2 else { return Int64(whole) * 1_000_000 }
    guard parts[1].utf8.count <= 6, let fraction = digits(parts[1]) else { return nil }
    let scale = (parts[1].utf8.count..<6).reduce(1) { scale, _ in scale * 10 }
    return Int64(whole) * 1_000_000 + Int64(fraction * scale)
  }
}
