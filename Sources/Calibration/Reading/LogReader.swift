import Tables

/// Reads the rows of one log.
struct LogReader {
  /// What it is called.
  let name: String
  /// How its characters are stored.
  let encoding: TextEncoding
  /// What parts its fields; nil of JSON.
  let separator: Separator?
  /// Columns that the mapping does not name.
  let unused: [String]

  private static let mostColumns = 10_000

  private var reader: RecordReader
  private let json: JSONFields?
  private let places: [Int]
  private let number: Int
  private let width: Int
  private let mayBeShort: Bool

  /// Opens a log.
  ///
  /// - Parameters:
  ///   - source: The log.
  ///   - number: Which one it is, from 1.
  ///   - format: How its records are written.
  ///   - wanted: The columns that are needed.
  /// - Throws: ``IngestError`` if it cannot be read, or its header is not as the mapping needs it.
  init(
    _ source: ByteSource, number: Int, format: LogFormat, wanted: [String]
  ) throws(IngestError) {
    name = source.name
    self.number = number
    do {
      let text = try TextSource(source, among: format.encoding.candidates)
      encoding = text.encoding
      reader = RecordReader(text, style: RecordStyle(separator: nil, hasQuotes: false))
      let first = try reader.firstLine()
      guard !first.isEmpty else { throw IngestError.empty(log: source.name) }
      guard format.layout == .table else {
        json = JSONFields(wanted)
        separator = nil
        unused = []
        places = Array(wanted.indices)
        (width, mayBeShort) = (wanted.count, false)
        return
      }
      let parts =
        Separator(rawValue: format.separator.rawValue)
        ?? TableHeader.separator(of: first, naming: wanted, hasQuotes: format.quotes)
      separator = parts
      json = nil
      reader.style = RecordStyle(separator: parts, hasQuotes: format.quotes)
      let header = try Self.header(format, &reader, log: source.name)
      guard header.names.count <= Self.mostColumns else {
        throw IngestError.tooManyColumns(most: Self.mostColumns, log: source.name)
      }
      guard header.repeated.isEmpty else {
        throw IngestError.repeatedColumns(header.repeated, log: source.name)
      }
      let missing = wanted.filter { header.place(of: $0) == nil }
      guard missing.isEmpty else {
        throw IngestError.missingColumns(missing, known: header.names, log: source.name)
      }
      places = wanted.compactMap(header.place)
      // Columns that the mapping itself lists need no mention.
      unused =
        format.columns == nil ? header.names.filter { !$0.isEmpty && !wanted.contains($0) } : []
      (width, mayBeShort) = (header.names.count, format.columns != nil)
    } catch let error as TableError {
      throw .table(error)
    } catch let error as IngestError {
      throw error
    } catch {
      throw .empty(log: source.name)
    }
  }

  private static func header(
    _ format: LogFormat, _ reader: inout RecordReader, log: String
  ) throws -> TableHeader {
    if let columns = format.columns { return TableHeader(columns) }
    var record = Record()
    switch try reader.next(into: &record) {
    case .record: return TableHeader(record.texts)
    case .fault(let fault): throw IngestError.header(fault, log: log)
    case .end: throw IngestError.empty(log: log)
    }
  }

  /// Reads the next row; false at the end.
  ///
  /// - Returns: Whether there was one, and why it cannot be used.
  /// - Throws: ``IngestError`` if the log cannot be read on.
  mutating func next(
    into row: inout LogRow
  ) throws(IngestError) -> (hasRow: Bool, problem: RowProblem?) {
    do throws(TableError) {
      switch try reader.next(into: &row.record) {
      case .end: return (false, nil)
      case .fault(let fault): return (true, .refused(.record(fault), cell: ""))
      case .record: break
      }
    } catch {
      throw .table(error)
    }
    row.log = number
    row.places = places
    if let json {
      return (true, json.pick(from: &row.record).map { .refused(.record($0), cell: "") })
    }
    return (true, countProblem(row.record))
  }

  /// Rows may have empty fields behind the last column, as spreadsheets write them.
  private func countProblem(_ record: Record) -> RowProblem? {
    let count = record.count
    let isShort = count < width && !mayBeShort
    let isLong = count > width && (width..<count).contains { !record.trimmed($0).isEmpty }
    guard isShort || isLong else { return nil }
    return .refused(.fieldCount, cell: "\(count) instead of \(width)")
  }
}

extension LogFormat.Encoding {
  /// The encodings that it may be; none for all.
  fileprivate var candidates: [TextEncoding] {
    switch self {
    case .found: []
    case .utf8: [.utf8]
    case .utf16: [.utf16LittleEndian, .utf16BigEndian]
    case .gb18030: [.gb18030]
    }
  }
}
