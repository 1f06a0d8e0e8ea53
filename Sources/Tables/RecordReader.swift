/// Reads the records of a text one after the other: memory does not depend on how long the text is.
///
/// ```swift
/// var reader = RecordReader(try TextSource(ByteSource(path: "calls.csv")))
/// var record = Record()
/// while try reader.next(into: &record) == .record { print(record.texts) }
/// ```
///
/// Lines end with a line feed, a carriage return or both; blank lines are passed over. A quote counts only at the
/// beginning of a field. A record that cannot be used is handed out with its fault, and reading goes on behind it: after a
/// quote that is never closed with the next line.
public struct RecordReader {
  /// What the reader found.
  public enum Outcome: Hashable, Sendable {
    /// A record with its fields.
    case record
    /// A record that cannot be used; only its line is known.
    case fault(RecordFault)
    /// Nothing any more.
    case end
  }

  /// How records are written.
  public var style: RecordStyle

  private let text: TextSource
  private var buffer: [UInt8] = []
  /// Where the next record begins in the buffer.
  private var place = 0
  private var line = 1
  private var skipsLineFeed = false

  /// The records of a text.
  public init(_ text: TextSource, style: RecordStyle = RecordStyle()) {
    self.text = text
    self.style = style
  }

  /// The records of bytes in memory.
  ///
  /// - Throws: ``TableError`` if the system cannot convert their encoding.
  public init(_ bytes: [UInt8], style: RecordStyle = RecordStyle()) throws(TableError) {
    self.init(try TextSource(ByteSource(bytes)), style: style)
  }

  /// Reads the next record.
  ///
  /// - Throws: ``TableError`` if the text cannot be read on.
  /// - Complexity: O(bytes of the record).
  public mutating func next(into record: inout Record) throws(TableError) -> Outcome {
    while true {
      if place > 1 << 16 {
        buffer.removeSubrange(..<place)
        place = 0
      }
      guard try hasByte(at: place) else { return .end }
      if skipsLineFeed {
        skipsLineFeed = false
        if buffer[place] == Self.lineFeed {
          place += 1
          continue
        }
      }
      record.clear(line: line)
      if let fault = try read(into: &record) { return .fault(fault) }
      if !record.isBlank && !isRemark(record) { return .record }
    }
  }

  /// The first line that says something, without taking it: to find out about the text.
  ///
  /// - Throws: ``TableError`` if the text cannot be read.
  public mutating func firstLine() throws(TableError) -> [UInt8] {
    var index = place
    while try hasByte(at: index) {
      let line = buffer[index...].prefix(while: { !Self.endsLine($0) })
      let end = line.endIndex
      if end == buffer.count, end - index < style.limit, try fill() { continue }
      if !line.allSatisfy(Record.isBlank) { return [UInt8](line) }
      index = end + 1
    }
    return []
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")

  private static func endsLine(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

  private func isRemark(_ record: Record) -> Bool {
    guard let remark = style.remark else { return false }
    return record.bytes.first { !Record.isBlank($0) } == UInt8(ascii: remark)
  }

  /// Where in a field the reader is.
  private enum Position {
    /// Nothing but blanks so far.
    case beginning
    case inside
    case quoted
    /// Behind a quote in a quoted field, which closes it unless another follows.
    case closed
  }

  /// Reads the record at the place, and moves the place past its line end.
  private mutating func read(into record: inout Record) throws(TableError) -> RecordFault? {
    let separator = style.separator?.byte
    var position = Position.beginning
    var (isASCII, hasNul) = (true, false)
    var index = place
    while try hasByte(at: index) {
      if index - place >= style.limit {
        return position == .quoted
          ? try skipLine(after: record.line, as: .unclosedQuote)
          : try skipLine(after: record.line, as: .tooLong(limit: style.limit))
      }
      let byte = buffer[index]
      index += 1
      if byte >= 0x80 { isASCII = false }
      if byte == 0 { hasNul = true }
      switch byte {
      case Self.quote where style.hasQuotes && position == .beginning:
        record.bytes.removeLast(record.bytes.count - (record.ends.last ?? 0))
        position = .quoted
      case Self.quote where position == .quoted: position = .closed
      case Self.quote where position == .closed:
        record.bytes.append(byte)
        position = .quoted
      case separator where position != .quoted:
        record.ends.append(record.bytes.count)
        position = .beginning
      case Self.lineFeed, Self.carriageReturn:
        if byte == Self.lineFeed { line += 1 }
        guard position != .quoted else {
          record.bytes.append(byte)
          break
        }
        if byte == Self.carriageReturn {
          line += 1
          skipsLineFeed = true
        }
        place = index
        return finish(&record, isASCII: isASCII, hasNul: hasNul)
      default:
        record.bytes.append(byte)
        if position == .beginning, !Record.isBlank(byte) { position = .inside }
        if position == .closed { position = .inside }
      }
    }
    if position == .quoted { return try skipLine(after: record.line, as: .unclosedQuote) }
    place = index
    return finish(&record, isASCII: isASCII, hasNul: hasNul)
  }

  private func finish(_ record: inout Record, isASCII: Bool, hasNul: Bool) -> RecordFault? {
    record.ends.append(record.bytes.count)
    if hasNul { return .nul }
    if !isASCII, String(validating: record.bytes, as: UTF8.self) == nil { return .notText }
    return nil
  }

  /// Moves the place behind the line that a record of no use begins on.
  private mutating func skipLine(
    after number: Int, as fault: RecordFault
  ) throws(TableError) -> RecordFault {
    var index = place
    while try hasByte(at: index), !Self.endsLine(buffer[index]) {
      index += 1
      // Nothing of a long line is kept.
      if index > 1 << 20 {
        buffer.removeSubrange(..<index)
        (place, index) = (0, 0)
      }
    }
    line = number + 1
    if index < buffer.count {
      skipsLineFeed = buffer[index] == Self.carriageReturn
      index += 1
    }
    place = index
    return fault
  }

  /// Whether there is a byte at a place of the buffer, which grows if need be.
  @inline(__always)
  private mutating func hasByte(at index: Int) throws(TableError) -> Bool {
    if index < buffer.count { return true }
    return try fill() && index < buffer.count
  }

  /// Reads on; false at the end of the text.
  @inline(never)
  private mutating func fill() throws(TableError) -> Bool {
    let before = buffer.count
    while try text.read(into: &buffer) {
      if buffer.count > before { return true }
    }
    return false
  }
}
