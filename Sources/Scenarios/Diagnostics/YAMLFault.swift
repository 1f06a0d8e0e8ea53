/// A syntax error of the YAML, independent of the document's meaning.
public enum YAMLFault: Sendable, Equatable {
  /// A second `:` in a line, as in `a: b: c`.
  case strayColon
  /// A line that is neither `key: value` nor `- item`.
  case missingColon
  /// Something opened and never closed: `[`, `{` or a quote.
  case unclosed(String)
  /// A line that is indented like none before it.
  case indentation
  /// A tab where blanks are needed.
  case tab
  /// A comma or bracket with nothing before it.
  case missingNode
  /// A backslash sequence that double quotes do not know.
  case escape
  /// A character that a value cannot begin with.
  case cannotBegin(String)
  /// More than one document.
  case severalDocuments
  /// A key that is a list, a mapping, an alias or nothing.
  case keyNotText
  /// An alias without an anchor before it.
  case undefinedAlias(String)
  /// `<<` with something other than a mapping.
  case mergeNeedsMapping
  /// A second `<<` in one mapping, with the names that all of them merge; none if they are not all names.
  case repeatedMerge([String])
  /// A YAML type tag.
  case tag(String)
  /// Nesting beyond the limit.
  case tooDeep(Int)
  /// Aliases within aliases beyond the limit.
  case aliasTooDeep(Int)
  /// More nodes than the limit, aliases expanded.
  case tooLarge(Int)
  /// Text that the YAML library cannot parse.
  case unreadable
  /// Any other error, with the YAML library's message.
  case other(String)

  /// Whether to show it where the construct began.
  var isAboutItsOpening: Bool {
    switch self {
    case .unclosed, .missingColon: true
    default: false
    }
  }
}
