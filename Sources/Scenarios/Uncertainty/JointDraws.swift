import Tables

/// Joint draws of several values: a table in which each row is one draw of all its columns.
///
/// Whoever takes several columns at one place takes them from one row, so that the values go together as they do in the
/// file. Places follow the rows sorted along the main direction in which the columns vary, which evenly spread places then
/// cover evenly.
public struct JointDraws: Sendable {
  /// What the document calls the file.
  public let file: String
  /// The names of the columns.
  public let columns: [String]
  /// The cells of each row, as they were written, in the order of the file.
  let rows: [[String]]
  /// The line of the file on which each row stands, from 1.
  let lines: [Int]
  /// The numbers of the rows along the main direction.
  private let order: [Int]
  /// What the file holds, in short: two files of one name that hold the same are one.
  private let checksum: UInt64

  /// With fewer rows a twentieth of the draws is not one of them.
  public static let fewestRows = 20
  /// The most rows.
  public static let mostRows = 100_000
  /// The most cells.
  static let mostCells = 4_000_000

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: Its contents, in UTF-8, UTF-16 or GB18030: separated values whose first line names the columns. Lines that
  ///     begin with `#`, and blank ones, are passed over.
  ///   - file: What the document calls it.
  ///   - column: The name of a column, by which the separator is found.
  /// - Throws: ``JointDrawsError``.
  /// - Complexity: O(bytes), and some 60 passes over the cells.
  init(
    in bytes: [UInt8], file: String, naming column: String
  ) throws(JointDrawsError) {
    self.file = file
    let separator = try Self.separator(of: bytes, file: file, naming: column)
    var reader = try Self.reader(
      of: bytes, RecordStyle(separator: separator, hasQuotes: true, remark: "#"), file: file)
    var record = Record()
    guard try Self.next(&record, of: &reader, file: file) else { throw .tooFewRows(0, file: file) }
    let header = TableHeader(record.texts)
    columns = header.names
    if let twice = header.repeated.first { throw .repeatedColumn(twice, file: file) }
    var (rows, lines): ([[String]], [Int]) = ([], [])
    while try Self.next(&record, of: &reader, file: file) {
      guard record.count == columns.count else {
        throw .unequalRow(
          line: record.line, file: file, found: record.count, expected: columns.count)
      }
      guard rows.count < Self.mostRows, (rows.count + 1) * columns.count <= Self.mostCells else {
        throw .tooManyRows(file: file)
      }
      rows.append(record.texts)
      lines.append(record.line)
    }
    guard rows.count >= Self.fewestRows else { throw .tooFewRows(rows.count, file: file) }
    (self.rows, self.lines) = (rows, lines)
    let numbers = columns.indices.compactMap { column -> [Double]? in
      let numbers = rows.compactMap { ScalarForm.anyNumber($0[column]) }
      return numbers.count == rows.count ? numbers : nil
    }
    order = MainDirection(of: numbers).order(of: rows.count)
    checksum = ([columns] + rows).joined().reduce(0xCBF2_9CE4_8422_2325) { sum, cell in
      // The cells' ends count, too.
      (Array(cell.utf8) + [0]).reduce(sum) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
  }

  /// By what draws of this file are known in a design: two of them are one where name and contents are the same.
  var key: String { "\(file)#\(String(checksum, radix: 16))" }

  /// The number of the row at a place from 0 to 1.
  func row(at place: Double) -> Int {
    order[min(max(Int(place * Double(rows.count)), 0), rows.count - 1)]
  }

  /// Places of rows worth trying: those in which one of some columns has its least or its greatest number, and of the
  /// others at most a thousand, evenly.
  ///
  /// - Parameter columns: The numbers of each.
  func placesWorthTrying(_ columns: [[Double]]) -> [Double] {
    var wanted = Set(stride(from: 0, to: rows.count, by: max(rows.count / 1_000, 1)))
    for numbers in columns {
      let known = numbers.indices
      if let least = known.min(by: { numbers[$0] < numbers[$1] }) { wanted.insert(least) }
      if let greatest = known.max(by: { numbers[$0] < numbers[$1] }) { wanted.insert(greatest) }
    }
    return order.indices.filter { wanted.contains(order[$0]) }
      .map { (Double($0) + 0.5) / Double(rows.count) }
  }

  /// The table, as values separated by commas, without remarks.
  package var text: String {
    ([columns] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\r\n#".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  /// What parts the fields, by the first line that is no remark.
  private static func separator(
    of bytes: [UInt8], file: String, naming column: String
  ) throws(JointDrawsError) -> Separator {
    var whole = try reader(
      of: bytes, RecordStyle(separator: nil, hasQuotes: false, remark: "#"), file: file)
    var record = Record()
    guard try next(&record, of: &whole, file: file) else { throw .tooFewRows(0, file: file) }
    return TableHeader.separator(of: [UInt8](record.text(0).utf8), naming: [column])
  }

  private static func reader(
    of bytes: [UInt8], _ style: RecordStyle, file: String
  ) throws(JointDrawsError) -> RecordReader {
    do throws(TableError) {
      return try RecordReader(bytes, style: style)
    } catch {
      throw .unreadable(file: file, reason: error.description)
    }
  }

  /// Reads the next record; false at the end.
  private static func next(
    _ record: inout Record, of reader: inout RecordReader, file: String
  ) throws(JointDrawsError) -> Bool {
    let outcome: RecordReader.Outcome
    do throws(TableError) {
      outcome = try reader.next(into: &record)
    } catch {
      throw .unreadable(file: file, reason: error.description)
    }
    switch outcome {
    case .record: return true
    case .end: return false
    case .fault(let fault):
      throw .unusableRow(line: record.line, file: file, reason: fault.description)
    }
  }
}
