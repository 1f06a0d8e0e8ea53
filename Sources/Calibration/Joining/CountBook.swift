import MerchantModel
import ResultFiles
import Scenarios

/// Puts the rows of a log of counts in order, lets the latest of a day stand, and checks totals and rates.
struct CountBook {
  /// The file's first line, which names its columns.
  let header: String
  /// The days with rows, and how many merchant-days or account-days each has.
  private(set) var days: [Int: Int] = [:]
  /// Sums of all rows that stand.
  private(set) var offered = 0
  /// Sums of those that say how many were answered.
  private(set) var answered = 0

  private let audit: AuditBook
  private var row: CountRow?
  private var sum: (day: Int, merchant: String, offered: Int, answered: Int?, rows: Int)?

  init(_ mapping: CountMapping, _ audit: AuditBook) {
    self.audit = audit
    header = CSV.line(
      ["date", "merchant", "account", "offered", "answered"]
        + mapping.also.map { named in
          named.value.form.unit == nil ? named.name : named.name + "_seconds"
        } + ["log", "line"])
  }

  /// Takes the next row in order, and returns the line of the one before if that stands.
  mutating func take(_ next: CountRow) -> String? {
    defer { row = next }
    guard let row else { return nil }
    let isSame =
      row.day == next.day && row.merchant == next.merchant && row.account == next.account
      && row.isTotal == next.isTotal
    guard isSame else { return settle(row) }
    audit.repeated += 1
    if !row.agrees(with: next) { audit.contradict(.otherFigures, at: place(next)) }
    return nil
  }

  /// The line of the last row, if that stands.
  mutating func finish() -> String? {
    defer { row = nil }
    guard let row else { return nil }
    return settle(row)
  }

  private mutating func settle(_ row: CountRow) -> String? {
    var sums = sum ?? (row.day, row.merchant, 0, 0, 0)
    if sums.day != row.day || sums.merchant != row.merchant {
      sums = (row.day, row.merchant, 0, 0, 0)
    }
    defer { sum = sums }
    guard !row.isTotal else {
      checkTotal(row, of: sums.rows, offered: sums.offered, answered: sums.answered)
      audit.leaveOut("a total of other rows")
      return nil
    }
    audit.kept += 1
    days[row.day, default: 0] += 1
    offered += row.offered
    answered += row.answered ?? 0
    sums.rows += 1
    sums.offered += row.offered
    if let number = row.answered, let others = sums.answered {
      sums.answered = others + number
    } else {
      sums.answered = nil
    }
    checkRate(row)
    return CSV.line(
      [
        CivilDate(dayNumber: row.day).description, row.merchant, row.account,
        String(row.offered), row.answered.map(String.init) ?? "",
      ] + row.also + [String(row.log), String(row.line)])
  }

  private func checkTotal(_ row: CountRow, of rows: Int, offered: Int, answered: Int?) {
    guard rows > 0 else { return }
    if offered != row.offered { audit.contradict(.total("offered"), at: place(row)) }
    if let answered, let total = row.answered, answered != total {
      audit.contradict(.total("answered"), at: place(row))
    }
  }

  /// A rate may differ from the quotient by half of its last digit, and by what the quotient itself is rounded by.
  private func checkRate(_ row: CountRow) {
    guard let rate = row.rate, let answered = row.answered, row.offered > 0 else { return }
    let quotient = Double(answered) / Double(row.offered)
    if abs(quotient - rate.value) > rate.halfStep + 1e-12 {
      audit.contradict(.rate, at: place(row))
    }
  }

  private func place(_ row: CountRow) -> AuditBook.Place {
    AuditBook.Place(log: row.log, line: row.line)
  }
}
