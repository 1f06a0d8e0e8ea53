extension Shape {
  /// The expected value with its article: "a whole number from 1 to 365".
  public var phrase: String {
    switch self {
    case .boolean: "`true` or `false`"
    case .integer(let range): "a whole number" + Self.bounds(range)
    case .unsigned: "a whole number from 0 to \(UInt64.max)"
    case .number(let range): "a number" + range.phrase
    case .form(let form): form.phrase
    case .text: "a text"
    case .choice(let choices): "one of \(Wording.list(choices.map(\.word)))"
    case .list(let element, let count):
      "a list with \(Self.itemCount(count)), each \(element.phrase)"
    case .names(let noun, _): "at least one \(noun) with its name, as in `name: …`"
    case .object(let object): "a mapping with keys among \(Wording.list(object.fields.map(\.key)))"
    case .oneKey(let oneKey):
      "a mapping with exactly one of \(Wording.list(oneKey.cases.map(\.key)))"
    case .either(let shapes): shapes.map(\.phrase).joined(separator: ", or ")
    case .recursive(_, let resolve): resolve().phrase
    case .changes: "a mapping of what changes, as under `change` of a policy file"
    }
  }

  /// "24 items", "1 to 7 items".
  static func itemCount(_ range: ClosedRange<Int>) -> String {
    let (least, most) = (range.lowerBound, range.upperBound)
    if least == most { return "exactly \(least) \(least == 1 ? "item" : "items")" }
    if most >= 10_000 {
      return least == 0
        ? "any number of items" : "at least \(least) \(least == 1 ? "item" : "items")"
    }
    return "\(least) to \(most) items"
  }

  private static func bounds(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): ""
    case (let least, .max): ", \(least) or more"
    case (.min, let most): ", \(most) or less"
    case (let least, let most): " from \(least) to \(most)"
    }
  }
}

extension NumberRange {
  fileprivate var phrase: String {
    let low = lower.map { (excludesLower ? "above " : "at least ") + NumberText.text($0) }
    let high = upper.map { (excludesUpper ? "below " : "at most ") + NumberText.text($0) }
    if let lower, let upper, !excludesLower, !excludesUpper {
      return " from \(NumberText.text(lower)) to \(NumberText.text(upper))"
    }
    let ends = [low, high].compactMap { $0 }
    return ends.isEmpty ? "" : " " + ends.joined(separator: " and ")
  }
}
