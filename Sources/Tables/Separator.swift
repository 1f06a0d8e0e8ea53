/// What parts the fields of a record.
public enum Separator: String, CaseIterable, Sendable {
  /// `,`
  case comma
  /// The tabulator.
  case tab
  /// `;`
  case semicolon
  /// `|`
  case bar

  /// Its byte.
  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .tab: UInt8(ascii: "\t")
    case .semicolon: UInt8(ascii: ";")
    case .bar: UInt8(ascii: "|")
    }
  }
}

/// How records are written.
public struct RecordStyle: Sendable {
  /// What parts fields; nil where a line is one field.
  public var separator: Separator?
  /// Whether a field may stand in double quotes, a quote in it doubled (RFC 4180).
  public var hasQuotes: Bool
  /// A character, in ASCII, that lines to be passed over begin with.
  public var remark: Unicode.Scalar?
  /// The longest record, in bytes.
  public var limit = 256 << 10

  /// A style of records.
  public init(
    separator: Separator? = .comma, hasQuotes: Bool = true, remark: Unicode.Scalar? = nil
  ) {
    self.separator = separator
    self.hasQuotes = hasQuotes
    self.remark = remark
  }
}
