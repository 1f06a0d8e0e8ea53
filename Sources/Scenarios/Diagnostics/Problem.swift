/// A problem of an input as facts; `Wording` makes the message.
public enum Problem: Sendable {
  /// The text could not be read.
  case access(Access)
  /// The text is not the YAML that scenarios are written in.
  case yaml(YAMLFault)
  /// The same key twice in one mapping.
  case duplicateKey(String)
  /// A key that the object does not have.
  case unknownKey(String, of: String, known: [String], hint: KeyHint?)
  /// Keys that the object must have.
  case missingKeys([String], of: String)
  /// A key without a value, or a null that is not allowed.
  case missingValue(expected: Shape)
  /// A mapping, list or text where another form is expected.
  case wrongKind(SourceNode.Kind, expected: Shape)
  /// A text that does not have the expected form.
  case scalar(String, expected: Shape, fault: ScalarError)
  /// A list with too few or too many items.
  case listLength(Int, allowed: ClosedRange<Int>)
  /// A mapping that must have exactly one of some keys and has none or several.
  case notOneKey([String], of: String, allowed: [String])
  /// A name that does not follow the rule for names.
  case badName(String)
  /// A key or word that has another name since an earlier release.
  case formerName(String, now: String)
  /// A fault in the path of a `--set`.
  case setArgument(SetFault)
  /// A problem between values that are each valid by themselves, found by a check of the domain.
  case domain(any DomainProblem)

  /// Why a text could not be read.
  public enum Access: Sendable, Equatable {
    /// No such file.
    case missing
    /// A directory.
    case directory
    /// The user may not read it.
    case notPermitted
    /// Reading failed.
    case unreadable
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// Nothing but blanks and comments.
    case empty
    /// Bytes that are not UTF-8.
    case notUTF8(looksLikeUTF16: Bool)
    /// A character that is not allowed in text, with its code.
    case controlCharacter(UInt32)
  }

  /// A suggestion for an unknown key.
  public enum KeyHint: Sendable, Equatable {
    /// A key of the same object.
    case similar(String)
    /// A key of another object, with its path.
    case elsewhere(String)
  }

  /// A problem of a `--set`.
  public enum SetFault: Sendable, Equatable {
    /// There is no `=`, or nothing before it.
    case notAssignment
    /// An empty step, as in `a..b`.
    case emptyStep
    /// A step below a value that has no parts.
    case hasNoParts(String)
    /// A list index or item name that the list does not have.
    case noSuchItem(String, count: Int)
    /// An item of a `key:value` list without a colon.
    case notAPair(String)
  }
}

/// A problem that a cross-field check of the domain reports, with its own message.
public protocol DomainProblem: Sendable {
  /// The message, without a full stop.
  var message: String { get }
  /// What was expected, if there is more to say.
  var expected: String? { get }
  /// What to write instead.
  var hint: String? { get }
  /// Whether a run's results say it themselves, by what was simulated: then only `lint` says it.
  var isSaidOfRuns: Bool { get }
}

extension DomainProblem {
  /// By default nothing.
  public var expected: String? { nil }
  /// By default nothing.
  public var hint: String? { nil }
  /// By default not.
  public var isSaidOfRuns: Bool { false }
}
