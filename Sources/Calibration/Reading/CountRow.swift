import Tables

/// What a log says of a merchant's, or an account's, day.
struct CountRow: Equatable {
  var day = 0
  var merchant = ""
  var account = ""
  /// Whether the row adds up others.
  var isTotal = false
  var offered = 0
  var answered: Int?
  /// The share that the log gives, with how far rounding may have moved it.
  var rate: CellNumber?
  /// Further figures as they are written.
  var also: [String] = []
  var log = 1
  var line = 1

  init() {}

  /// Appends what rows are sorted by: day, merchant, and its accounts before their total.
  func append(to key: inout ByteKey) {
    key.append(Int64(day))
    key.append(merchant)
    key.append(UInt8(isTotal ? 1 : 0))
    key.append(account)
  }

  /// Appends the rest.
  func appendFigures(to payload: inout ByteKey) {
    payload.append(Int64(offered))
    payload.append(answered.map(Int64.init))
    payload.append(UInt8(rate == nil ? 0 : rate?.isPerCent == true ? 2 : 1))
    payload.append(Int64(bitPattern: (rate?.value ?? 0).bitPattern))
    payload.append(Int64(rate?.decimals ?? 0))
    payload.append(Int64(log))
    payload.append(Int64(line))
    payload.append(Int64(also.count))
    for text in also { payload.append(text) }
  }

  /// Reads an entry back.
  init(_ entry: SortedEntry) {
    var key = ByteKeyReader(entry.key)
    day = Int(key.number())
    merchant = key.text()
    isTotal = key.byte() == 1
    account = key.text()
    var figures = ByteKeyReader(entry.payload)
    offered = Int(figures.number())
    answered = figures.optional().map { Int($0) }
    let form = figures.byte()
    let value = Double(bitPattern: UInt64(bitPattern: figures.number()))
    let decimals = Int(figures.number())
    if form > 0 { rate = CellNumber(value: value, decimals: decimals, isPerCent: form == 2) }
    log = Int(figures.number())
    line = Int(figures.number())
    also = (0..<figures.number()).map { _ in figures.text() }
  }

  /// Whether two rows give the same figures.
  func agrees(with other: CountRow) -> Bool {
    offered == other.offered && answered == other.answered && rate == other.rate
      && also == other.also
  }
}

/// Reads the rows of a log of counts.
struct CountReader {
  private let date: TimeCell
  private let merchant: Cell?
  private let account: Cell?
  private let offered: Cell
  private let answered: Cell?
  private let missed: Cell?
  private let rate: Cell?
  private let also: [(name: String, cell: Cell, column: CountMapping.Also)]

  init(_ counts: CountMapping, _ mapping: LogMapping, _ slots: inout ColumnSlots) {
    func cell(_ column: String, _ slots: inout ColumnSlots) -> Cell {
      Cell(column, nothing: mapping.file.nothing, &slots)
    }
    func text(_ column: TextColumn?, _ slots: inout ColumnSlots) -> Cell? {
      column.map { Cell($0.column, nothing: $0.nothing + mapping.file.nothing, &slots) }
    }
    date = TimeCell(counts.date, field: "date", mapping, &slots)
    merchant = text(counts.merchant, &slots)
    account = text(counts.account, &slots)
    offered = cell(counts.offered, &slots)
    answered = counts.answered.map { cell($0, &slots) }
    missed = counts.missed.map { cell($0, &slots) }
    rate = counts.rate.map { cell($0, &slots) }
    var also: [(String, Cell, CountMapping.Also)] = []
    for named in counts.also {
      also.append((named.name, cell(named.value.column, &slots), named.value))
    }
    self.also = also
  }

  /// Reads a row.
  func read(_ row: LogRow, _ clock: inout LogClock) throws(RowProblem) -> CountRow {
    var result = CountRow()
    result.log = row.log
    result.line = row.line
    guard let day = try date.day(row, &clock) else { throw .refused(.missing("date"), cell: "") }
    result.day = day
    result.merchant = merchant?.text(row) ?? ""
    result.account = account?.text(row) ?? ""
    guard let offers = try count(offered, row, "offered") else {
      throw .refused(.missing("offered"), cell: "")
    }
    result.offered = offers
    if let answered { result.answered = try count(answered, row, "answered") }
    if let missed, let number = try count(missed, row, "missed") {
      guard number <= offers else {
        throw .refused(.moreThanOffered("missed"), cell: String(number))
      }
      result.answered = offers - number
    }
    if let number = result.answered, number > offers {
      throw .refused(.moreThanOffered("answered"), cell: String(number))
    }
    if let bytes = rate?.bytes(row) {
      guard let number = CellNumber(bytes), (0...1).contains(number.value) else {
        throw .refused(.notAShare("rate"), bytes)
      }
      result.rate = number
    }
    for (name, cell, column) in also { result.also.append(try figure(cell, row, name, column)) }
    return result
  }

  private func count(_ cell: Cell, _ row: LogRow, _ field: String) throws(RowProblem) -> Int? {
    guard let bytes = cell.bytes(row) else { return nil }
    guard let count = CellNumber.count(bytes) else { throw .refused(.notACount(field), bytes) }
    return count
  }

  /// A further figure as it is to be written; nothing where the cell means nothing.
  private func figure(
    _ cell: Cell, _ row: LogRow, _ name: String, _ column: CountMapping.Also
  ) throws(RowProblem) -> String {
    guard let whole = cell.bytes(row) else { return "" }
    let bytes = CellSuffix.removing([UInt8]((column.suffix ?? "").utf8), from: whole)
    if let unit = column.form.unit {
      guard let micros = unit.parse(bytes) else { throw .refused(.notADuration(name, unit), whole) }
      return LocalText.seconds(micros)
    }
    switch column.form {
    case .count:
      guard let count = CellNumber.count(bytes) else { throw .refused(.notACount(name), whole) }
      return String(count)
    case .share:
      guard let number = CellNumber(bytes), (0...1).contains(number.value) else {
        throw .refused(.notAShare(name), whole)
      }
      return "\(number.value)"
    default:
      guard let number = CellNumber(bytes) else { throw .refused(.notANumber(name), whole) }
      return "\(number.value)"
    }
  }
}
