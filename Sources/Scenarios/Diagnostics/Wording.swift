/// The message of a problem. All messages of the language are in this file and `Wording+Shape.swift`, except those
/// of cross-field problems.
public struct Wording: Sendable, Equatable {
  /// The problem in one line, without a full stop.
  public let headline: String
  /// What was expected, if that helps.
  public let expected: String?
  /// What to do.
  public let hint: String?

  init(_ headline: String, expected: String? = nil, hint: String? = nil) {
    self.headline = headline
    self.expected = expected
    self.hint = hint
  }

  /// Makes the message of a problem.
  public init(_ problem: Problem) {
    switch problem {
    case .access(let access): self.init(access)
    case .yaml(let fault): self.init(fault)
    case .setArgument(let fault): self.init(fault)
    case .domain(let problem):
      self.init(problem.message, expected: problem.expected, hint: problem.hint)
    case .duplicateKey(let key):
      self.init("the key \(key.quoted) is given twice", hint: "keep one of them")
    case .formerName(let former, let current):
      self.init(
        "\(former.quoted) is called \(current.quoted) now",
        hint: "the old name is still read; write the new one")
    case .unknownKey(let key, let object, let known, let hint):
      self.init(
        "\(Self.name(object)) has no key \(key.quoted)",
        expected: hint == nil ? "one of \(Self.list(known))" : nil,
        hint: hint.map(Self.words))
    case .missingKeys(let keys, let object):
      self.init(
        "\(Self.name(object)) lacks the \(keys.count == 1 ? "key" : "keys") \(Self.list(keys))")
    case .missingValue(let expected):
      self.init("a value is missing", expected: expected.phrase)
    case .wrongKind(let kind, let expected):
      self.init("\(Self.words(kind)) cannot stand here", expected: expected.phrase)
    case .scalar(let text, let expected, let fault):
      self.init(text, expected: expected, fault)
    case .listLength(let count, let allowed):
      self.init(
        "the list has \(count) \(count == 1 ? "item" : "items")",
        expected: Shape.itemCount(allowed))
    case .notOneKey(let found, let object, let allowed):
      self.init(
        found.isEmpty
          ? "\(Self.name(object)) is empty"
          : "\(Self.name(object)) has \(found.count) keys at once",
        expected: "exactly one of \(Self.list(allowed))")
    case .badName(let name):
      self.init(
        "\(name.quoted) cannot be a name",
        expected: "a letter, then letters, digits, `-` and `_`",
        hint: Self.meaning(ofReserved: name))
    }
  }

  /// Returns the meaning of a word that is reserved and cannot be a name.
  private static func meaning(ofReserved name: String) -> String? {
    switch name {
    case NameRule.each: "`each` stands for every name, in policies and in `--set`"
    case NameRule.population:
      "`population` stands for all merchants together, in results and expectations"
    default: nil
    }
  }

  private init(_ access: Problem.Access) {
    switch access {
    case .missing: self.init("there is no such file")
    case .directory: self.init("this is a directory", hint: "name a file in it")
    case .notPermitted: self.init("the file may not be read", hint: "look at its permissions")
    case .unreadable: self.init("the file could not be read to its end")
    case .tooLarge(let limit): self.init("the file has more than \(limit) bytes")
    case .empty:
      self.init("the file says nothing", hint: "`ringside init` writes one to start from")
    case .notUTF8(true):
      self.init("the file is not UTF-8; it looks like UTF-16", hint: "save it as UTF-8")
    case .notUTF8(false): self.init("this is not UTF-8", hint: "save the file as UTF-8")
    case .controlCharacter(let code):
      let digits = String(code, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      self.init("the control character U+\(padded) cannot stand in a text file")
    }
  }

  private init(_ fault: YAMLFault) {
    switch fault {
    case .strayColon:
      self.init(
        "there is a second `:` here, or the line above is not finished",
        hint: "put quotes around a text with `: ` in it, and indent keys of one mapping alike")
    case .missingColon: self.init("this line has no `:`", expected: "`key: value`")
    case .unclosed("["): self.init("this `[` is never closed", expected: "`,` or `]`")
    case .unclosed("{"): self.init("this `{` is never closed", expected: "`,` or `}`")
    case .unclosed: self.init("this quote is never closed")
    case .indentation:
      self.init(
        "this line is indented like none before it",
        hint: "keys of one mapping begin in the same column")
    case .tab: self.init("YAML does not allow a tab here", hint: "indent with blanks")
    case .missingNode: self.init("something is missing before this")
    case .escape:
      self.init(
        "double quotes know no such escape",
        hint: "write `\\\\` for a backslash, or use single quotes")
    case .cannotBegin(let character):
      self.init("a value cannot begin with \(character.quoted)", hint: "put quotes around it")
    case .severalDocuments: self.init("a second document begins here", expected: "one document")
    case .keyNotText: self.init("a key must be a text")
    case .undefinedAlias(let name):
      self.init("there is no anchor `&\(name)` before this alias")
    case .mergeNeedsMapping:
      self.init(
        "only a mapping can be merged", expected: "an alias of a mapping, or a list of them")
    case .repeatedMerge(let names):
      self.init(
        "the key `<<` is given twice",
        hint: "list what to merge: `<<: ["
          + (names.isEmpty ? "*one, *two" : names.map { "*\($0)" }.joined(separator: ", ")) + "]`")
    case .tag(let name):
      self.init("YAML tags such as \(name.quoted) are not used here", hint: "leave it out")
    case .tooDeep(let limit): self.init("this is nested more than \(limit) levels deep")
    case .aliasTooDeep(let limit):
      self.init("aliases contain aliases more than \(limit) levels deep")
    case .tooLarge(let limit):
      self.init("the file grows to more than \(limit) values", hint: "use fewer aliases")
    case .unreadable: self.init("this is not YAML")
    case .other(let words): self.init("this is not YAML: \(words)")
    }
  }

  private init(_ fault: Problem.SetFault) {
    switch fault {
    case .notAssignment:
      self.init("this is not an assignment", expected: "`path=value`, as in `rule.lowDays=3`")
    case .emptyStep: self.init("a step of the path is empty")
    case .hasNoParts(let step): self.init("\(step.quoted) has no parts")
    case .noSuchItem(let step, let count):
      self.init(
        "the list has no item \(step.quoted)",
        expected: count == 0
          ? "nothing: the list is empty" : "a position from 0 to \(count - 1), or an item's name")
    case .notAPair(let text):
      self.init("\(text.quoted) has no `:`", expected: "`key:value,key:value`")
    }
  }

  private init(_ text: String, expected: Shape, _ fault: ScalarError) {
    let found = text.quoted
    let phrase = expected.phrase
    switch fault {
    case .unreadable: self.init("\(found) is not what belongs here", expected: phrase)
    case .quoted:
      self.init(
        "\(found) is in quotes, which make it a text", expected: phrase,
        hint: "leave the quotes out")
    case .write(let better):
      self.init(
        "\(found) is not written as it should be", expected: phrase, hint: "write `\(better)`")
    case .leadingZero(let better):
      self.init(
        "\(found) begins with a 0, which some programs read as octal", expected: phrase,
        hint: "write `\(better)`")
    case .radix: self.init("\(found) is not a decimal number", expected: phrase)
    case .notFinite: self.init("\(found) is not a finite number", expected: phrase)
    case .tooLarge: self.init("\(found) is too large to be represented", expected: phrase)
    case .tooLong: self.init("\(found) is longer than 100 years", expected: phrase)
    case .tooSmall: self.init("\(found) is too small to be distinguished from 0", expected: phrase)
    case .notWhole: self.init("\(found) is not a whole number", expected: phrase)
    case .outOfRange: self.init("\(found) is out of range", expected: phrase)
    case .negative: self.init("\(found) is negative", expected: phrase)
    case .bareNumber("0"):
      self.init("\(found) has no unit", expected: phrase, hint: "write `0 s`")
    case .bareNumber(let number):
      self.init(
        "\(found) has no unit", expected: phrase,
        hint: "write `\(number) s`, `\(number) min`, `\(number) h` or `\(number) days`")
    case .unknownUnit(let unit, let suggestion):
      self.init(
        "\(unit.quoted) is not a unit of time", expected: phrase,
        hint: suggestion.map { "did you mean `\($0)`?" }
          ?? "units are weeks, days, h, min, s, ms, us")
    case .calendarUnit(let unit):
      self.init("\(unit.quoted) has no fixed length", expected: phrase, hint: "write it in `days`")
    case .unitOrder:
      self.init(
        "the units of \(found) do not go from large to small, each once", expected: phrase)
    case .noSuchTime: self.init("there is no time \(found)", expected: phrase)
    case .noSuchDate: self.init("the calendar has no day \(found)", expected: phrase)
    case .unknownWord(let suggestion):
      self.init(
        "\(found) is not one of the words known here", expected: phrase,
        hint: suggestion.map { "did you mean `\($0)`?" })
    }
  }

  private static func words(_ hint: Problem.KeyHint) -> String {
    switch hint {
    case .similar(let key): "did you mean `\(key)`?"
    case .elsewhere(let path): "it belongs elsewhere: `\(path)`"
    }
  }

  private static func words(_ kind: SourceNode.Kind) -> String {
    switch kind {
    case .scalar: "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// A key in backquotes, a name of several words with its article.
  private static func name(_ object: String) -> String {
    object.contains(" ") ? "the \(object)" : object.quoted
  }

  /// `a`, `b`, `c`; long lists are cut.
  static func list(_ words: [String]) -> String {
    let shown = words.prefix(16).map { "`\($0)`" }.joined(separator: ", ")
    return words.count > 16 ? shown + ", …" : shown
  }
}
