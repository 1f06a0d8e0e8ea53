internal import Tables

/// Numbers read from a text: one a line, or a named column of a table.
public struct Observations: Hashable, Sendable {
  /// The numbers, in the order of the text.
  public let values: [Double]

  /// The numbers of a text with one number a line.
  ///
  /// Blank lines, and lines that begin with `#`, are passed over.
  ///
  /// - Throws: ``ObservationsError`` when a line is not a finite number, or there is none.
  public init(lines text: String) throws(ObservationsError) {
    try self.init(in: text.utf8, name: "")
  }

  /// The numbers of one column of separated values, whose first line names the columns.
  ///
  /// Commas, tabs, semicolons or bars part the fields, whichever the column is found by. Fields may stand in double
  /// quotes, with a quote inside doubled. Lines whose field is empty are passed over, as are blank lines and those that
  /// begin with `#`.
  ///
  /// - Throws: ``ObservationsError`` when no column, or more than one, has the name, a line has not as many fields as the
  ///   first, a field is not a finite number, or there is none.
  public init(column name: String, ofCSV text: String) throws(ObservationsError) {
    try self.init(in: text.utf8, column: name, name: "")
  }

  /// The numbers of a file, one a line, or of a named column of its separated values.
  ///
  /// - Throws: ``ObservationsError`` as for a text, and when the file cannot be read.
  public init(
    contentsOf path: String, column: String? = nil
  ) throws(ObservationsError) {
    let file: ByteSource
    do throws(TableError) {
      file = try ByteSource(path: path)
    } catch {
      throw .unreadable(path: path)
    }
    try self.init(of: file, column: column, name: path)
  }

  /// The numbers of a file's contents, in UTF-8, UTF-16 or GB18030.
  ///
  /// - Parameters:
  ///   - content: The contents.
  ///   - column: The name of the column; nil for one number a line.
  ///   - name: The name of the file, for messages.
  /// - Throws: ``ObservationsError`` as for a text.
  public init(
    in content: some Sequence<UInt8>, column: String? = nil, name: String
  ) throws(ObservationsError) {
    try self.init(of: ByteSource(Array(content), name: name), column: column, name: name)
  }

  private init(
    of source: ByteSource, column: String?, name: String
  ) throws(ObservationsError) {
    var reader: RecordReader
    do throws(TableError) {
      reader = RecordReader(
        try TextSource(source),
        style: RecordStyle(separator: nil, hasQuotes: column != nil, remark: "#"))
      if let column {
        reader.style.separator = TableHeader.separator(
          of: try reader.firstLine(), naming: [column])
      }
    } catch {
      throw .unreadable(path: name)
    }
    var record = Record()
    var (place, width) = (0, 1)
    if let column {
      guard try Self.next(&record, of: &reader, name: name) else { throw .noNumbers }
      let header = TableHeader(record.texts)
      guard let found = header.place(of: column) else {
        throw .noSuchColumn(column, columns: header.names)
      }
      guard !header.repeated.contains(column) else { throw .repeatedColumn(column) }
      (place, width) = (found, header.names.count)
    }
    var values: [Double] = []
    while try Self.next(&record, of: &reader, name: name) {
      guard record.count == width else {
        throw .unequalFields(line: record.line, found: record.count, expected: width)
      }
      let text = record.text(place)
      if text.isEmpty { continue }
      guard let number = Double(text), number.isFinite else {
        throw .notANumber(line: record.line, text: text)
      }
      values.append(number)
    }
    guard !values.isEmpty else { throw .noNumbers }
    self.values = values
  }

  /// Reads the next record; false at the end.
  private static func next(
    _ record: inout Record, of reader: inout RecordReader, name: String
  ) throws(ObservationsError) -> Bool {
    let outcome: RecordReader.Outcome
    do throws(TableError) {
      outcome = try reader.next(into: &record)
    } catch {
      throw .unreadable(path: name)
    }
    switch outcome {
    case .record: return true
    case .end: return false
    case .fault(.notText): throw .notUTF8(path: name)
    case .fault(let fault): throw .unusable(line: record.line, reason: fault.description)
    }
  }
}

/// Why no observations could be read.
public enum ObservationsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such file, or it may not be read.
  case unreadable(path: String)
  /// The file has bytes that are no text.
  case notUTF8(path: String)
  /// No line holds a number.
  case noNumbers
  /// A line, counted from 1, holds something else than a finite number.
  case notANumber(line: Int, text: String)
  /// The first line does not name the column.
  case noSuchColumn(String, columns: [String])
  /// The first line names several columns so.
  case repeatedColumn(String)
  /// A line, counted from 1, cannot be taken apart.
  case unusable(line: Int, reason: String)
  /// A line, counted from 1, has more or fewer fields than the first.
  case unequalFields(line: Int, found: Int, expected: Int)

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .unreadable(let path): "cannot read \(path)"
    case .notUTF8(let path): "\(path) has bytes that are no text"
    case .noNumbers: "there are no numbers"
    case .notANumber(let line, let text): "line \(line): \"\(text)\" is not a finite number"
    case .noSuchColumn(let name, let columns):
      "there is no column \"\(name)\"; the columns are \(columns.joined(separator: ", "))"
    case .repeatedColumn(let name): "several columns are called \"\(name)\""
    case .unusable(let line, let reason): "line \(line): \(reason)"
    case .unequalFields(let line, let found, let expected):
      "line \(line): \(found) fields where the first line has \(expected)"
    }
  }
}
