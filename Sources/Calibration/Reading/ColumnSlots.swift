import Tables

/// The columns that a mapping names, each once; a row has its cells in this order.
struct ColumnSlots {
  /// The names.
  private(set) var names: [String] = []

  /// The place of a column, which is added if it is new.
  mutating func slot(_ name: String) -> Int {
    if let known = names.firstIndex(of: name) { return known }
    names.append(name)
    return names.count - 1
  }
}

/// A row of a log: the cells of the columns that a mapping names.
struct LogRow {
  /// Which log it stands in, from 1.
  var log = 1
  /// The record.
  var record = Record()
  /// Where the record has the column of each slot.
  var places: [Int] = []

  /// The line that it begins on.
  var line: Int { record.line }

  /// A cell without blanks around it.
  subscript(_ slot: Int) -> ArraySlice<UInt8> { record.trimmed(places[slot]) }
}

/// A cell that may mean nothing.
struct Cell {
  private let slot: Int
  private let nothing: [[UInt8]]

  init(_ column: String, nothing: [String], _ slots: inout ColumnSlots) {
    slot = slots.slot(column)
    self.nothing = nothing.map { [UInt8]($0.utf8) }
  }

  /// What stands in it; nil if that means nothing.
  func bytes(_ row: LogRow) -> ArraySlice<UInt8>? {
    let bytes = row[slot]
    return bytes.isEmpty || nothing.contains { $0[...] == bytes } ? nil : bytes
  }

  /// The same as text.
  func text(_ row: LogRow) -> String? { bytes(row).map { String(decoding: $0, as: UTF8.self) } }
}

/// What of a row cannot be used.
enum RowProblem: Error, Equatable {
  /// It is refused for what stands in a cell.
  case refused(RefusalReason, cell: String)
  /// It counts from UTC, and no zone is given.
  case noZone(cell: String)

  /// A refusal that shows the beginning of a cell.
  static func refused(_ reason: RefusalReason, _ cell: ArraySlice<UInt8>) -> RowProblem {
    .refused(reason, cell: String(decoding: cell.prefix(80), as: UTF8.self))
  }
}

/// A column of points in time.
struct TimeCell {
  /// What was read, with the day that a time of day was put on.
  private let whole: Cell?
  private let date: Cell?
  private let clock: Cell?
  private let form: TimeForm
  private let field: String
  /// Whether date and time of day are in two columns, so that a time past midnight may have yesterday's date.
  let isSplit: Bool

  init(
    _ column: TimeColumn, field: String, _ mapping: LogMapping, _ slots: inout ColumnSlots
  ) {
    let nothing = column.nothing + mapping.file.nothing
    whole = column.column.map { Cell($0, nothing: nothing, &slots) }
    date = column.date.map { Cell($0, nothing: nothing, &slots) }
    clock = column.clock.map { Cell($0, nothing: nothing, &slots) }
    form = column.form ?? mapping.times.form
    self.field = field
    isSplit = column.date != nil && column.clock != nil
  }

  /// The instant; nil if the cell means nothing.
  func instant(_ row: LogRow, _ clocks: inout LogClock) throws(RowProblem) -> Int64? {
    guard let (time, bytes) = try written(row) else { return nil }
    guard time.micros != nil else { throw .refused(.dateOnly(field), bytes) }
    guard let instant = clocks.instant(time) else {
      throw .noZone(cell: String(decoding: bytes.prefix(80), as: UTF8.self))
    }
    return instant
  }

  /// The day alone; nil if the cell means nothing.
  func day(_ row: LogRow, _ clocks: inout LogClock) throws(RowProblem) -> Int? {
    guard let (time, bytes) = try written(row) else { return nil }
    guard time.offset != nil else { return time.day }
    guard let instant = clocks.instant(time) else {
      throw .noZone(cell: String(decoding: bytes.prefix(80), as: UTF8.self))
    }
    return WrittenTime(micros: clocks.local(instant), offset: nil).day
  }

  private func written(
    _ row: LogRow
  ) throws(RowProblem) -> (time: WrittenTime, bytes: ArraySlice<UInt8>)? {
    guard let bytes = (whole ?? date)?.bytes(row) else { return nil }
    guard var time = TimeText.parse(bytes, as: form) else {
      throw .refused(.notATime(field, form), bytes)
    }
    if let clock {
      guard let part = clock.bytes(row) else { return nil }
      guard let micros = TimeText.clock(part, as: form) else {
        throw .refused(.notAClock(field), part)
      }
      time.micros = micros
    }
    // 1990 to 2099: outside, a unit or an order is wrong.
    guard (7_305..<47_482).contains(time.day) else { throw .refused(.impossibleTime(field), bytes) }
    return (time, bytes)
  }
}

/// A column of durations.
struct DurationCell {
  private let cell: Cell
  private let unit: DurationUnit
  private let suffix: [UInt8]
  private let field: String
  private let limit: Int64

  /// - Parameter hours: The longest that is believed.
  init(
    _ column: DurationColumn, field: String, hours: Int64, _ mapping: LogMapping,
    _ slots: inout ColumnSlots
  ) {
    cell = Cell(column.column, nothing: column.nothing + mapping.file.nothing, &slots)
    unit = column.unit
    suffix = [UInt8]((column.suffix ?? "").utf8)
    self.field = field
    limit = hours * 3_600_000_000
  }

  /// The duration in microseconds; nil if the cell means nothing.
  func micros(_ row: LogRow) throws(RowProblem) -> Int64? {
    guard let bytes = cell.bytes(row) else { return nil }
    guard let micros = unit.parse(CellSuffix.removing(suffix, from: bytes)) else {
      throw .refused(.notADuration(field, unit), bytes)
    }
    guard micros <= limit else {
      throw .refused(.tooLong(field, hours: limit / 3_600_000_000), bytes)
    }
    return micros
  }
}

/// What stands behind numbers.
enum CellSuffix {
  /// Returns a cell without its suffix and the blanks before it.
  static func removing(_ suffix: [UInt8], from cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard !suffix.isEmpty, cell.suffix(suffix.count).elementsEqual(suffix) else { return cell }
    var rest = cell.dropLast(suffix.count)
    while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    return rest
  }
}
