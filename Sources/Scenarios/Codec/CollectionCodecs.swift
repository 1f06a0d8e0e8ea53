extension Codec {
  /// A list of values, with a least and a greatest length.
  public static func list<Element>(
    of element: Codec<Element>, count: ClosedRange<Int> = 0...10_000
  ) -> Codec where Value == [Element] {
    Codec(.list(element.shape, count: count)) { node, context in
      let elements = node.elements.map { element.read($0, &context) }
      guard count.contains(elements.count) else {
        context.report(.listLength(elements.count, allowed: count), at: node.location)
        return nil
      }
      let values = elements.compactMap { $0 }
      return values.count == elements.count ? values : nil
    } writing: {
      .list($0.map(element.render))
    } resolving: { node in
      RenderedNode(.list(node.elements.compactMap(element.resolve)), origin: node.location)
    }
  }

  /// Values under names that the user chooses, in the order in which they are given.
  ///
  /// A name begins with a letter and continues with letters, digits, `-` and `_`, so that a path of `--set` can
  /// contain it. `noun` says what is named: `segment`.
  public static func names<Element>(
    of noun: String, _ element: Codec<Element>
  ) -> Codec where Value == [Named<Element>] {
    Codec(.names(of: noun, element.shape)) { node, context in
      guard !node.entries.isEmpty else {
        context.report(
          .missingValue(expected: .names(of: noun, element.shape)), at: node.location)
        return nil
      }
      let values = node.entries.map { entry -> Named<Element>? in
        let isName = NameRule.allows(entry.key)
        if !isName { context.report(.badName(entry.key), at: entry.keyLocation) }
        guard let value = element.read(entry.value, &context), isName else { return nil }
        return Named(entry.key, value)
      }
      let complete = values.compactMap { $0 }
      return complete.count == values.count ? complete : nil
    } writing: {
      .mapping($0.map { RenderedNode.Entry($0.name, element.render($0.value)) })
    } resolving: { node in
      let entries = node.entries.compactMap { entry in
        element.resolve(entry.value).map { RenderedNode.Entry(entry.key, $0) }
      }
      return RenderedNode(.mapping(entries), origin: node.location)
    }
  }
}

/// A value under a name that the user chose.
public struct Named<Value: Sendable>: Sendable {
  /// The name.
  public let name: String
  /// The value.
  public var value: Value

  /// A value under a name.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

extension Named: Equatable where Value: Equatable {}

/// The rule for names of segments, contact kinds and campaigns.
enum NameRule {
  /// The word for all names, in policies and in paths of `--set`.
  static let each = "each"

  /// The word that stands for all merchants together in results, expectations and options.
  static let population = "population"

  /// The rule as a regular expression that ECMA 262, with and without the flag `u`, and Python read alike. So it knows no
  /// properties of Unicode: beyond ASCII it takes every character, and only `lint` knows letters from others.
  static let pattern = #"^(?!(?:each|population)$)\#(firstOfName)\#(restOfName)*$"#

  /// The same for policies, where ``each`` may stand for all names.
  static let policyPattern = #"^(?!population$)\#(firstOfName)\#(restOfName)*$"#

  /// A letter, or anything beyond ASCII.
  private static let firstOfName = #"[^\u0000-@\[-`{-\u007F]"#
  /// The same, digits, `-` and `_`.
  private static let restOfName = #"[^\u0000-,./:-@\[-\^`{-\u007F]"#

  static func allows(_ name: String) -> Bool {
    guard name != each, name != population, let first = name.unicodeScalars.first,
      first.properties.generalCategory.isLetter
    else { return false }
    return name.unicodeScalars.allSatisfy {
      let category = $0.properties.generalCategory
      return category.isLetter || category.isMark || category.isNumber || $0 == "-" || $0 == "_"
    }
  }
}

/// The groups of categories that regular expressions call L, M and N.
extension Unicode.GeneralCategory {
  fileprivate var isLetter: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  fileprivate var isMark: Bool {
    switch self {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  fileprivate var isNumber: Bool {
    switch self {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }
}
