import MerchantModel
import Tables

/// A file of recorded contacts: a table with a header line and a column of timestamps, or a line for each timestamp and
/// nothing else; in UTF-8, UTF-16 or GB18030.
///
/// - Complexity: O(bytes), plus a sort where the timestamps are not in order.
public enum ReplayFile {
  /// Reads the instants of a file's bytes, in ascending order.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file.
  ///   - column: The name of the column; nil for a file without a header line.
  ///   - name: The name of the file, for messages.
  /// - Throws: `ReplayError`.
  public static func instants(
    in bytes: [UInt8], column: String?, name: String
  ) throws(ReplayError) -> [RecordedInstant] {
    var reader = try reader(of: bytes, column: column, name: name)
    var record = Record()
    var wanted = 0
    if let column {
      guard try next(&record, of: &reader, name: name) else { throw .empty(path: name) }
      let header = TableHeader(record.texts)
      guard let index = header.place(of: column) else {
        throw .noSuchColumn(column, path: name, known: header.names)
      }
      guard !header.repeated.contains(column) else {
        throw .repeatedColumn(column, path: name)
      }
      wanted = index
    }
    var instants: [RecordedInstant] = []
    while try next(&record, of: &reader, name: name) {
      guard wanted < record.count else { throw .shortRecord(path: name, line: record.line) }
      guard let instant = TimestampText.parse(record.trimmed(wanted)) else {
        throw .badTimestamp(
          String(record.text(wanted).prefix(40)), path: name, line: record.line)
      }
      instants.append(instant)
    }
    guard !instants.isEmpty else { throw .empty(path: name) }
    return instants.sorted()
  }

  /// A reader of the contents, whose fields are parted by whatever the column is found by.
  private static func reader(
    of bytes: [UInt8], column: String?, name: String
  ) throws(ReplayError) -> RecordReader {
    do throws(TableError) {
      var reader = try RecordReader(bytes)
      if let column {
        reader.style.separator = TableHeader.separator(of: try reader.firstLine(), naming: [column])
      }
      return reader
    } catch {
      throw .unreadable(path: name, reason: error.description)
    }
  }

  /// Reads the next record; false at the end.
  private static func next(
    _ record: inout Record, of reader: inout RecordReader, name: String
  ) throws(ReplayError) -> Bool {
    let outcome: RecordReader.Outcome
    do throws(TableError) {
      outcome = try reader.next(into: &record)
    } catch {
      throw .unreadable(path: name, reason: error.description)
    }
    switch outcome {
    case .record: return true
    case .end: return false
    case .fault(let fault):
      throw .unusableRecord(path: name, line: record.line, reason: fault.description)
    }
  }
}

/// Local times such as `2026-03-02T09:15`, `2026-03-02 09:15:30` or `2026-03-02T09:15:30.250`.
enum TimestampText {
  /// Returns the instant that a text without blanks around it gives; nil if it gives none. Digits beyond
  /// microseconds are cut off.
  static func parse(_ text: ArraySlice<UInt8>) -> RecordedInstant? {
    var rest = text
    guard let year = number(&rest, digits: 4), take("-", &rest),
      let month = number(&rest, digits: 2), take("-", &rest), let day = number(&rest, digits: 2),
      let date = CivilDate(year: year, month: month, day: day),
      take("T", &rest) || take(" ", &rest), let hour = number(&rest, digits: 2), hour < 24,
      take(":", &rest), let minute = number(&rest, digits: 2), minute < 60
    else { return nil }
    var micros = (hour * 60 + minute) * 60_000_000
    if take(":", &rest) {
      guard let second = number(&rest, digits: 2), second < 60 else { return nil }
      micros += second * 1_000_000
      if take(".", &rest) {
        guard let fraction = fraction(&rest) else { return nil }
        micros += fraction
      }
    }
    guard rest.isEmpty else { return nil }
    return RecordedInstant(day: date, sinceMidnight: .microseconds(Int64(micros)))
  }

  private static func take(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, digits: Int) -> Int? {
    guard rest.count >= digits else { return nil }
    var value = 0
    for byte in rest.prefix(digits) {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    rest.removeFirst(digits)
    return value
  }

  /// Microseconds of the digits behind a point, at least one and at most nine of them.
  private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(rest.count), rest.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    var value = 0
    for place in 0..<6 {
      let digit = rest.count > place ? Int(rest[rest.startIndex + place] - 0x30) : 0
      value = value * 10 + digit
    }
    rest.removeAll()
    return value
  }
}
