/// The names of a table's columns.
public struct TableHeader: Sendable {
  /// The names, blanks around them taken off.
  public let names: [String]

  /// Names that are given, or that a record holds.
  public init(_ names: [String]) {
    self.names = names
  }

  /// The place of a column; nil if there is none of the name.
  public func place(of name: String) -> Int? { names.firstIndex(of: name) }

  /// Names that several columns have, each once, in order. Columns without a name are left out.
  public var repeated: [String] {
    var seen: [String] = []
    var repeated: [String] = []
    for name in names where !name.isEmpty {
      if seen.contains(name), !repeated.contains(name) { repeated.append(name) }
      seen.append(name)
    }
    return repeated
  }

  /// Finds what parts the fields of a header line: that by which most of the wanted names stand in it, of equal ones the
  /// first of comma, tab, semicolon and bar.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - wanted: The names that are looked for.
  ///   - hasQuotes: Whether names may stand in quotes.
  public static func separator(
    of line: [UInt8], naming wanted: [String], hasQuotes: Bool = true
  ) -> Separator {
    func found(by separator: Separator) -> Int {
      let style = RecordStyle(separator: separator, hasQuotes: hasQuotes)
      let source = try? TextSource(ByteSource(line), among: [.utf8])
      guard let source else { return 0 }
      var reader = RecordReader(source, style: style)
      var record = Record()
      guard (try? reader.next(into: &record)) == .record else { return 0 }
      let names = record.texts
      return wanted.count { names.contains($0) }
    }
    var best = (separator: Separator.comma, count: 0)
    for separator in Separator.allCases {
      let count = found(by: separator)
      if count > best.count { best = (separator, count) }
    }
    return best.separator
  }
}
