import ResultFiles

/// An audit for people.
public struct AuditText {
  private let audit: IngestAudit
  /// How many items of a list are shown.
  private let most: Int

  /// The text of an audit.
  ///
  /// - Parameter isShort: Whether long lists are cut, for a terminal.
  public init(_ audit: IngestAudit, isShort: Bool) {
    self.audit = audit
    most = isShort ? 6 : .max
  }

  /// The text, with a newline at its end.
  public var text: String {
    let parts = [
      head, rows, list("Refused rows", audit.refused.map(refused)), written,
      list("Contradictions", audit.contradictions.map(contradiction)),
      list("Not given", audit.missing.map(missing)), days, list("To know", audit.findings),
      list("This log cannot tell", audit.cannotTell), list("Notes of the mapping", audit.notes),
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    [audit.mapping + (audit.zone.map { ", zone \($0)" } ?? "")]
      + list(
        audit.logs.map { log in
          let form = [log.encoding, log.separator].compactMap { $0 }.joined(separator: ", ")
          let unused =
            log.unusedColumns.isEmpty
            ? "" : "; columns not used: " + log.unusedColumns.joined(separator: ", ")
          return "\(log.name): \(number(log.rows)) rows, \(form)\(unused)"
        })
  }

  private var rows: [String] {
    let lines =
      [("read", audit.rowsRead), ("kept", audit.rowsKept), ("came again", audit.rowsRepeated)]
      + audit.leftOut.map { ("left out: \($0.why)", $0.rows) }
      + [("refused", audit.rowsRefused)]
    return figures("Rows", lines)
  }

  private var written: [String] {
    figures("Written", audit.written.map { ($0.name, $0.count) })
      + (audit.outcomes.isEmpty
        ? [] : figures("  of the calls", audit.outcomes.map { ($0.name, $0.count) }))
  }

  private func figures(_ title: String, _ lines: [(String, Int)]) -> [String] {
    let width = lines.map { TextLayout.width(of: $0.0) }.max() ?? 0
    let numbers = lines.map { number($0.1) }
    let digits = numbers.map(\.count).max() ?? 0
    return [title]
      + zip(lines, numbers).map { line, number in
        "  " + line.0 + blanks(width - TextLayout.width(of: line.0) + 2 + digits - number.count)
          + number
      }
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private func refused(_ reason: IngestAudit.Refused) -> String {
    let places = reason.first.prefix(3).map { example in
      place(example.log, example.line) + (example.cell.isEmpty ? "" : " '\(example.cell)'")
    }
    return "\(number(reason.rows)): \(reason.reason) (\(places.joined(separator: ", "))"
      + (reason.rows > places.count ? ", …)" : ")")
  }

  private func contradiction(_ found: IngestAudit.Contradiction) -> String {
    let places = found.first.prefix(3).map { place($0.log, $0.line) }
    var text = "\(number(found.count)): \(found.what)"
    if let small = found.withinOneSecond, let largest = found.largestSeconds {
      text += ", \(number(small)) by 1 s at most, up to \(NumberText.fixed(largest, decimals: 0)) s"
    }
    return text + " (\(places.joined(separator: ", "))"
      + (found.count > places.count ? ", …)" : ")")
  }

  private func missing(_ missing: IngestAudit.Missing) -> String {
    "`\(missing.field)`: \(number(missing.answeredCalls)) answered calls, "
      + "\(number(missing.otherCalls)) others"
  }

  private func place(_ log: Int, _ line: Int) -> String {
    audit.logs.count > 1 ? "log \(log) line \(line)" : "line \(line)"
  }

  private var days: [String] {
    guard let days = audit.days else { return [] }
    func words(_ word: String) -> String {
      switch DayCoverage.Wholeness(rawValue: word) {
      case .whole: "whole"
      case .partial: "cut off"
      default: "cannot be told to be whole"
      }
    }
    var lines = [
      "from \(days.first) (\(words(days.firstIs))) to \(days.last) (\(words(days.lastIs)))"
    ]
    lines.append(days.use.map { "to use: \($0.from) to \($0.to)" } ?? "no day is whole")
    if !days.closedWeekdays.isEmpty {
      lines.append("never a row on: \(days.closedWeekdays.joined(separator: ", "))")
    }
    lines += cut(
      days.emptyDays.map {
        $0.from == $0.to ? "no row on \($0.from)" : "no row from \($0.from) to \($0.to)"
      })
    lines += cut(
      days.holes.map { "nothing came from \($0.from) to \($0.to), though much was to be expected" })
    return ["Days"] + lines.map { "  " + $0 }
  }

  private func list(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : [title] + list(items)
  }

  private func list(_ items: [String]) -> [String] { cut(items).map { "  " + $0 } }

  private func cut(_ items: [String]) -> [String] {
    items.count > most ? items.prefix(most) + ["… and \(items.count - most) more"] : items
  }

  private func number(_ value: Int) -> String { NumberText.fixed(Double(value), decimals: 0) }
}
