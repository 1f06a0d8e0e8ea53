/// The shape of a value in a scenario file. The messages of the reader, the JSON Schema, the reference and the
/// interpretation of `--set` are all derived from it.
public indirect enum Shape: Sendable {
  /// `true` or `false`.
  case boolean
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// A whole number of 64 bits without sign.
  case unsigned
  /// A finite number.
  case number(NumberRange)
  /// Text in a form of its own: a duration, a date.
  case form(Form)
  /// Free text.
  case text
  /// One of some words.
  case choice([Choice])
  /// A list.
  case list(Shape, count: ClosedRange<Int>)
  /// A mapping from names that the user chooses.
  case names(of: String, Shape)
  /// A mapping with known keys.
  case object(Object)
  /// A mapping with exactly one of some keys, which says what its value is.
  case oneKey(OneKey)
  /// Any of several shapes; the first is how one would usually write it.
  case either([Shape])
  /// A shape that contains itself, evaluated on demand.
  case recursive(name: String, @Sendable () -> Shape)
  /// What is merged over a document of a shape, evaluated on demand: any of its keys, none required.
  case changes(@Sendable () -> Shape)

  /// Text in a form of its own.
  public struct Form: Sendable {
    /// Its name in the schema: `duration`.
    public let name: String
    /// What it is, with an example: ``a duration such as `45 min` ``.
    public let phrase: String
    /// A regular expression (ECMA 262) that every such text matches.
    public let pattern: String
    /// Examples of valid texts.
    public let examples: [String]

    /// A form of text.
    ///
    /// - Parameters:
    ///   - name: The name in the schema.
    ///   - phrase: A description with an example.
    ///   - pattern: A regular expression (ECMA 262) that every such text matches.
    ///   - examples: Valid texts.
    public init(name: String, phrase: String, pattern: String, examples: [String]) {
      self.name = name
      self.phrase = phrase
      self.pattern = pattern
      self.examples = examples
    }
  }

  /// One word of a choice.
  public struct Choice: Sendable {
    /// The word.
    public let word: String
    /// What it means, in one line.
    public let summary: String
    /// What it was called in earlier releases; still read.
    public let formerWord: String?

    /// A word with its meaning.
    public init(_ word: String, _ summary: String, formerly formerWord: String? = nil) {
      self.word = word
      self.summary = summary
      self.formerWord = formerWord
    }
  }

  /// A mapping with known keys.
  public struct Object: Sendable {
    /// Its name in messages: `rule`.
    public let name: String
    /// Its name in the schema and the reference; no other mapping has it.
    public let title: String
    /// What it is, in one line.
    public let summary: String
    /// The keys, in the order in which they are documented.
    public let fields: [FieldShape]
    /// Whether numbers, shares and durations anywhere in it may be uncertain (``UncertainValue``).
    public var allowsUncertainValues = false

    /// The field of a key.
    public func field(_ key: String) -> FieldShape? { fields.first { $0.key == key } }
  }

  /// A mapping with exactly one of some keys.
  public struct OneKey: Sendable {
    /// Its name in messages and in the schema.
    public let name: String
    /// What it is, in one line.
    public let summary: String
    /// The keys, each with the shape of its value.
    public let cases: [FieldShape]

    /// The case of a key.
    public func field(_ key: String) -> FieldShape? { cases.first { $0.key == key } }
  }

  /// A key of an object with its documentation.
  public struct FieldShape: Sendable {
    /// The key.
    public let key: String
    /// What it means, in one line.
    public let summary: String
    /// The unit of a number: `calls`.
    public let unit: String?
    /// Words that people may write instead. They are not accepted, but lead to a suggestion.
    public let synonyms: [String]
    /// Whether it is required.
    public let isRequired: Bool
    /// Whether it may be null, which means that it is not given.
    public let isOptional: Bool
    /// The value if it is not given, as one would write it.
    public let defaultValue: RenderedNode?
    /// What it holds.
    public let shape: Shape
    /// What it was called in earlier releases; still read.
    public var formerKey: String?
    /// The key that can be given in its place.
    public var substitute: String?
    /// Whether nothing in it may be uncertain: what says who is simulated, for how long and how often.
    public var mustBeKnown = false
  }

  /// The shape itself, with a recursive reference resolved, and in place of changes the shape of what they are laid over.
  public var resolved: Shape {
    switch self {
    case .recursive(_, let resolve), .changes(let resolve): resolve().resolved
    default: self
    }
  }

  /// The forms of a node that can be of this shape.
  func admits(_ kind: SourceNode.Kind) -> Bool {
    switch resolved {
    case .boolean, .integer, .unsigned, .number, .form, .text, .choice: kind == .scalar
    case .list: kind == .sequence
    case .names, .object, .oneKey: kind == .mapping
    case .either(let shapes): shapes.contains { $0.admits(kind) }
    case .recursive, .changes: false
    }
  }

  /// The alternatives of an `either`, nested ones too; else the shape itself.
  var alternatives: [Shape] {
    if case .either(let shapes) = resolved { shapes.flatMap(\.alternatives) } else { [resolved] }
  }
}

/// The range of allowed numbers: an interval with open or closed ends.
public struct NumberRange: Sendable, Equatable {
  /// The lower end, nil if there is none.
  public let lower: Double?
  /// Whether the lower end itself is excluded.
  public let excludesLower: Bool
  /// The upper end, nil if there is none.
  public let upper: Double?
  /// Whether the upper end itself is excluded.
  public let excludesUpper: Bool

  private init(
    lower: Double? = nil, excludesLower: Bool = false, upper: Double? = nil,
    excludesUpper: Bool = false
  ) {
    self.lower = lower
    self.excludesLower = excludesLower
    self.upper = upper
    self.excludesUpper = excludesUpper
  }

  /// All finite numbers.
  public static let any = NumberRange()
  /// Above 0.
  public static let positive = NumberRange.above(0)
  /// 0 and above.
  public static let nonNegative = NumberRange.from(0)

  /// From a number, itself included, to another, if there is one, itself included.
  public static func from(_ lower: Double, through upper: Double? = nil) -> NumberRange {
    NumberRange(lower: lower, upper: upper)
  }

  /// Above a number, to another, if there is one, itself included.
  public static func above(_ lower: Double, through upper: Double? = nil) -> NumberRange {
    NumberRange(lower: lower, excludesLower: true, upper: upper)
  }

  /// From a number, itself included, to below another.
  public static func from(_ lower: Double, below upper: Double) -> NumberRange {
    NumberRange(lower: lower, upper: upper, excludesUpper: true)
  }

  /// Whether a number lies in it; one that is not finite never does.
  public func contains(_ number: Double) -> Bool {
    guard number.isFinite else { return false }
    if let lower, number < lower || (excludesLower && number == lower) { return false }
    if let upper, number > upper || (excludesUpper && number == upper) { return false }
    return true
  }
}
