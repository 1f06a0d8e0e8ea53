import MerchantModel

/// A file of recorded contacts: CSV with a header line and a column of timestamps (RFC 4180, commas and
/// double quotes), or a line for each timestamp and nothing else.
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
    var reader = RecordReader(bytes)
    var wanted = 0
    if let column {
      guard let header = reader.next() else { throw .empty(path: name) }
      let known = header.fields.map { String(decoding: $0, as: UTF8.self) }
      guard let index = known.firstIndex(of: column) else {
        throw .noSuchColumn(column, path: name, known: known)
      }
      guard known.lastIndex(of: column) == index else {
        throw .repeatedColumn(column, path: name)
      }
      wanted = index
    }
    var instants: [RecordedInstant] = []
    while let record = reader.next() {
      guard record.fields.indices.contains(wanted) else {
        throw .shortRecord(path: name, line: record.line)
      }
      let field = record.fields[wanted]
      guard let instant = TimestampText.parse(field) else {
        throw .badTimestamp(
          String(String(decoding: field, as: UTF8.self).prefix(40)), path: name, line: record.line)
      }
      instants.append(instant)
    }
    guard !instants.isEmpty else { throw .empty(path: name) }
    return instants.sorted()
  }
}

/// Splits CSV into records. Skips blank lines.
package struct RecordReader {
  /// A record with the line it begins on, from 1.
  package struct Record {
    package var fields: [[UInt8]]
    package var line: Int
  }

  private let bytes: [UInt8]
  private var place: Int
  private var line = 1

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  package mutating func next() -> Record? {
    while place < bytes.count {
      let record = read()
      let isBlank = record.fields.count == 1 && record.fields[0].allSatisfy { $0 == 0x20 }
      if !isBlank { return record }
    }
    return nil
  }

  /// Returns the record at the place and moves the place past its line end.
  private mutating func read() -> Record {
    var record = Record(fields: [[]], line: line)
    var isQuoted = false
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      let last = record.fields.count - 1
      switch byte {
      case UInt8(ascii: "\""):
        let isDoubled = isQuoted && place < bytes.count && bytes[place] == byte
        if isDoubled {
          record.fields[last].append(byte)
          place += 1
        } else {
          isQuoted.toggle()
        }
      case UInt8(ascii: ",") where !isQuoted:
        record.fields.append([])
      case UInt8(ascii: "\r") where !isQuoted:
        break
      case UInt8(ascii: "\n"):
        line += 1
        guard isQuoted else { return record }
        record.fields[last].append(byte)
      default:
        record.fields[last].append(byte)
      }
    }
    return record
  }
}

/// Local times such as `2026-03-02T09:15`, `2026-03-02 09:15:30` or `2026-03-02T09:15:30.250`.
enum TimestampText {
  /// Returns the instant that a text gives, without blanks around it; nil if it gives none. Digits beyond
  /// microseconds are cut off.
  static func parse(_ text: [UInt8]) -> RecordedInstant? {
    let blank = UInt8(ascii: " ")
    var rest = text[...].drop { $0 == blank }
    while rest.last == blank { rest.removeLast() }
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
