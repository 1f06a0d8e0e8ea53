/// A table of comma-separated values read by the letter of RFC 4180, with bare newlines as line ends.
struct StrictCSV {
  /// What is wrong, and in which line.
  enum Fault: Error, Hashable {
    case empty
    case noFinalNewline
    case unevenRow(line: Int)
    case strayQuote(line: Int)
    case carriageReturn(line: Int)
  }

  let header: [String]
  let rows: [[String]]

  init(_ text: String) throws {
    var records: [[String]] = []
    var record: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    guard let last = scalars.last else { throw Fault.empty }
    guard last == "\n" else { throw Fault.noFinalNewline }
    while let scalar = scalars.popFirst() {
      let line = records.count + 1
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        cell += "\""
      case "\"" where isQuoted:
        isQuoted = false
        wasQuoted = true
      case _ where isQuoted: cell.unicodeScalars.append(scalar)
      case "\"":
        guard cell.isEmpty, !wasQuoted else { throw Fault.strayQuote(line: line) }
        isQuoted = true
      case ",", "\n":
        record.append(cell)
        cell = ""
        wasQuoted = false
        guard scalar == "\n" else { continue }
        records.append(record)
        record = []
      case "\r": throw Fault.carriageReturn(line: line)
      default:
        guard !wasQuoted else { throw Fault.strayQuote(line: line) }
        cell.unicodeScalars.append(scalar)
      }
    }
    guard !isQuoted else { throw Fault.noFinalNewline }
    header = records[0]
    rows = Array(records.dropFirst())
    for (index, row) in rows.enumerated() where row.count != header.count {
      throw Fault.unevenRow(line: index + 2)
    }
  }

  /// The cells of a column; nil where there is none of that name.
  func column(_ name: String) -> [String]? {
    header.firstIndex(of: name).map { index in rows.map { $0[index] } }
  }
}
