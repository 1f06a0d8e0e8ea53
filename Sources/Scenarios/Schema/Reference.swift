/// The reference of a language in Markdown: a section for each kind of mapping, a table of its keys.
public struct Reference {
  private var sections: [String] = []
  private var seen: Set<String> = []
  private var pending: [(name: String, shape: Shape)] = []
  private var forms: [Shape.Form] = []

  private init() {}

  /// The reference of a document's shape, with a heading for the document.
  public static func markdown(of shape: Shape, title: String) -> String {
    var reference = Reference()
    _ = reference.phrase(shape)
    while !reference.pending.isEmpty {
      let (name, shape) = reference.pending.removeFirst()
      reference.sections.append(reference.section(name, shape))
    }
    let forms = reference.forms.map { form in
      "- **\(form.name)**: \(form.phrase)"
    }
    let values =
      forms.isEmpty ? "" : "\n## Forms of values\n\n" + forms.joined(separator: "\n") + "\n"
    let uncertain = shape.allowsUncertainValues ? "\n" + uncertainValues : ""
    return "# \(title)\n\n" + reference.sections.joined(separator: "\n") + values + uncertain
  }

  /// What may stand in the place of any number, share or duration.
  private static var uncertainValues: String {
    let rows = UncertainValue.keys.map { field in
      "| `\(field.key)` | \(field.isRequired ? "*required*" : "none") | \(escaped(field.summary)) |"
    }
    let draws = Codec<DrawsColumn>.drawsColumn.shape.fields.map { field in
      "| `\(field.key)` | text | \(escaped(field.summary)) |"
    }
    return
      "## Uncertain values\n\nIn the place of a number, a share or a duration there may be a mapping that says "
      + "what it can be. A run takes it for `value`, and draws it anew in every world. Keys under `calendar` and "
      + "`expect`, `seed`, `replications`, `merchants` and `represents` are known.\n\n"
      + "| key | default | meaning |\n| --- | --- | --- |\n" + rows.joined(separator: "\n") + "\n\n"
      + "### Joint draws\n\nIn the place of a range, a list or a distribution:\n\n"
      + "| key | value | meaning |\n| --- | --- | --- |\n" + draws.joined(separator: "\n")
      + "\n\nAll values that name one file are taken from one row of it, so that they go together as they do there. "
      + "The first line names the columns; \(JointDraws.fewestRows) rows or more; lines that begin with `#` are passed over.\n"
  }

  private mutating func section(_ name: String, _ shape: Shape) -> String {
    switch shape {
    case .object(let object):
      let rows = object.fields.map { field in
        let standard =
          field.isRequired ? "*required*" : field.defaultValue.map { "`\($0.inline)`" } ?? "none"
        return "| `\(field.key)` | \(cell(field)) | \(Self.escaped(standard)) |"
          + " \(Self.escaped(field.summary)) |"
      }
      return "## \(name)\n\n\(object.summary)\n\n| key | value | default | meaning |\n"
        + "| --- | --- | --- | --- |\n" + rows.joined(separator: "\n") + "\n"
    case .oneKey(let oneKey):
      let rows = oneKey.cases.map { field in
        "| `\(field.key)` | \(cell(field)) | \(Self.escaped(field.summary)) |"
      }
      return "## \(name)\n\n\(oneKey.summary) Exactly one of these keys:\n\n"
        + "| key | value | meaning |\n| --- | --- | --- |\n" + rows.joined(separator: "\n") + "\n"
    default:
      return "## \(name)\n\n\(Self.capitalised(phrase(shape))).\n"
    }
  }

  private mutating func cell(_ field: Shape.FieldShape) -> String {
    let unit = field.unit.map { ", in \($0)" } ?? ""
    return Self.escaped(phrase(field.shape) + unit)
  }

  /// What a value looks like in a few words, with links to the sections of mappings.
  private mutating func phrase(_ shape: Shape) -> String {
    switch shape {
    case .boolean, .integer, .unsigned, .number, .text, .changes: return shape.phrase
    case .form(let form):
      if seen.insert("form \(form.name)").inserted { forms.append(form) }
      return form.phrase
    case .choice(let choices) where choices.count > 12:
      return "one of " + choices.map { "`\($0.word)`" }.joined(separator: ", ")
    case .choice(let choices):
      return choices.map { "`\($0.word)`: \($0.summary)" }.joined(separator: "; ")
    case .list(let element, let count):
      return "a list with \(Shape.itemCount(count)), each \(phrase(element))"
    case .names(let noun, let element): return "a name for each \(noun), then \(phrase(element))"
    case .object(let object): return link(object.title, shape)
    case .oneKey(let oneKey): return link(oneKey.name, shape)
    case .either(let shapes): return shapes.map { phrase($0) }.joined(separator: ", or ")
    case .recursive(let name, let resolve):
      return link(Self.spaced(name), resolve())
    }
  }

  private mutating func link(_ name: String, _ shape: Shape) -> String {
    if seen.insert(name).inserted { pending.append((name, shape)) }
    return "[\(name)](#\(name.lowercased().replacing(" ", with: "-")))"
  }

  /// `durationDistribution` as words.
  private static func spaced(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : String($1) }
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|")
  }
}

extension Reference {
  /// The reference of scenario files, as the program prints it and the project keeps it.
  public static func markdown(of shape: Shape) -> String {
    markdown(of: shape, title: "Scenario reference")
  }
}
