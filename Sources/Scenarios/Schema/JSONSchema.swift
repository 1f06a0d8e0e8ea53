/// The JSON Schema (draft 2020-12) of a shape, for editors that complete and check.
///
/// It accepts every document that the reader accepts. It rejects what a schema can detect: unknown and missing
/// keys, wrong kinds, numbers out of range, misspelt words. Only the reader checks relations between values and
/// the range of a duration.
public struct JSONSchema {
  private var definitions: [JSONText.Member] = []
  private let isPartial: Bool
  /// Whether the part being described accepts uncertain values.
  private var allowsUncertainValues = false

  private init(isPartial: Bool) {
    self.isPartial = isPartial
  }

  /// The schema of a document.
  ///
  /// - Parameters:
  ///   - shape: The shape of a document.
  ///   - id: The identifier of the schema.
  ///   - title: The title of the schema.
  public static func text(of shape: Shape, id: String, title: String) -> String {
    var schema = JSONSchema(isPartial: false)
    let root = schema.schema(shape)
    return schema.document(root, id: id, title: title).text() + "\n"
  }

  /// The schema of a policy file: what may stand under `change` is the document without required
  /// keys, and with null to take a key away.
  ///
  /// - Parameters:
  ///   - shape: The shape of a document.
  ///   - id: The identifier of the schema.
  ///   - title: The title of the schema.
  public static func policyText(of shape: Shape, id: String, title: String) -> String {
    var schema = JSONSchema(isPartial: true)
    let change = schema.schema(shape)
    schema = JSONSchema(isPartial: false, definitions: schema.definitions)
    let root = JSONText.object([
      .init("type", .string("object")),
      .init(
        "properties",
        .object([
          .init("policy", schema.schema(Policy.codec.shape)),
          .init("change", change),
        ])),
      .init("required", .array([.string("policy"), .string("change")])),
      .init("additionalProperties", .bool(false)),
    ])
    return schema.document(root, id: id, title: title).text() + "\n"
  }

  private init(isPartial: Bool, definitions: [JSONText.Member]) {
    self.isPartial = isPartial
    self.definitions = definitions
  }

  private func document(_ root: JSONText, id: String, title: String) -> JSONText {
    guard case .object(let members) = root else { return root }
    return .object(
      [
        .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        .init("$id", .string(id)),
        .init("title", .string(title)),
      ] + members + [.init("$defs", .object(definitions))])
  }

  private mutating func schema(_ shape: Shape) -> JSONText {
    switch shape {
    case .boolean: return .object([.init("type", .string("boolean"))])
    case .integer(let range):
      var members = [JSONText.Member("type", .string("integer"))]
      if range.lowerBound > .min {
        members.append(.init("minimum", .number(String(range.lowerBound))))
      }
      if range.upperBound < .max {
        members.append(.init("maximum", .number(String(range.upperBound))))
      }
      return .object(members)
    case .unsigned:
      return .object([
        .init("type", .string("integer")), .init("minimum", .number("0")),
        .init("maximum", .number(String(UInt64.max))),
      ])
    case .number(let range): return .object(Self.members(of: range))
    case .form(let form):
      return define(form.name) { _ in
        .object([
          .init("type", .string("string")),
          .init("pattern", .string(form.pattern)),
          .init("examples", .array(form.examples.map { .string($0) })),
        ])
      }
    case .text:
      // A title such as 2026 is a number to an editor, and a text to the reader.
      return .object([
        .init("type", .array(["string", "number", "boolean"].map { .string($0) })),
        .init("minLength", .number("1")),
      ])
    case .choice(let choices):
      return .object([.init("enum", .array(choices.map { .string($0.word) }))])
    case .list(let element, let count):
      return .object([
        .init("type", .string("array")),
        .init("items", value(element)),
        .init("minItems", .number(String(count.lowerBound))),
        .init("maxItems", .number(String(count.upperBound))),
      ])
    case .names(_, let element):
      return .object([
        .init("type", .string("object")),
        .init(
          "propertyNames",
          .object([
            .init("pattern", .string(isPartial ? NameRule.policyPattern : NameRule.pattern))
          ])),
        .init("additionalProperties", value(element)),
        .init("minProperties", .number("1")),
      ])
    case .object(let object):
      if object.allowsUncertainValues { allowsUncertainValues = true }
      return define(object.title) { schema in schema.schema(of: object) }
    case .oneKey(let oneKey):
      return define(oneKey.name) { schema in schema.schema(of: oneKey) }
    case .either(let shapes): return .object([.init("anyOf", .array(shapes.map { schema($0) }))])
    case .recursive(let name, let resolve):
      return define(name) { schema in schema.schema(resolve()) }
    case .changes: return .object([.init("type", .string("object"))])
    }
  }

  /// The schema of a value, which may be uncertain if it is a number, share or duration.
  private mutating func value(_ shape: Shape) -> JSONText {
    let plain = schema(shape)
    guard allowsUncertainValues, ScalarForm(shape) != nil else { return plain }
    return .object([.init("anyOf", .array([plain, uncertainValue()]))])
  }

  private mutating func uncertainValue() -> JSONText {
    define("uncertain value") { schema in
      let types = ["number", "string"].map { JSONText.string($0) }
      let number = JSONText.object([.init("type", .array(types))])
      let range = JSONText.object([
        .init("type", .string("string")), .init("pattern", .string("\\.\\.")),
        .init("examples", .array([.string("50 %..70 %"), .string("20 s..60 s")])),
      ])
      let list = JSONText.object([
        .init("type", .string("array")), .init("items", number), .init("minItems", .number("2")),
      ])
      let distributions = [Quantity.number, .duration].map {
        schema.schema(Codec<DistributionSpec>.distributionSpec(of: $0).shape)
      }
      let laws = distributions + [schema.schema(Codec<DrawsColumn>.drawsColumn.shape)]
      let members = UncertainValue.keys.map { field in
        let value: JSONText =
          switch field.key {
          case UncertainValue.key: .object([.init("anyOf", .array([range, list] + laws))])
          case "value": number
          default: schema.schema(.text)
          }
        guard case .object(let members) = value else { return JSONText.Member(field.key, value) }
        return JSONText.Member(
          field.key, .object(members + [.init("description", .string(field.summary))]))
      }
      return .object([
        .init("type", .string("object")),
        .init("description", .string("A value that nobody knows.")),
        .init("properties", .object(members)),
        .init("required", .array([.string(UncertainValue.key)])),
        .init("additionalProperties", .bool(false)),
      ])
    }
  }

  private mutating func schema(of object: Shape.Object) -> JSONText {
    let required = isPartial ? [] : object.fields.filter(\.isRequired).map(\.key)
    var members: [JSONText.Member] = [
      .init("type", .string("object")),
      .init("description", .string(object.summary)),
      .init("properties", properties(object.fields)),
    ]
    if !required.isEmpty {
      members.append(.init("required", .array(required.map { .string($0) })))
    }
    return .object(members + [.init("additionalProperties", .bool(false))])
  }

  private mutating func schema(of oneKey: Shape.OneKey) -> JSONText {
    .object([
      .init("type", .string("object")),
      .init("description", .string(oneKey.summary)),
      .init("properties", properties(oneKey.cases)),
      .init("additionalProperties", .bool(false)),
      .init("minProperties", .number("1")),
      .init("maxProperties", .number("1")),
    ])
  }

  private mutating func properties(_ fields: [Shape.FieldShape]) -> JSONText {
    .object(
      fields.map { field in
        let wasAllowed = allowsUncertainValues
        if field.mustBeKnown { allowsUncertainValues = false }
        defer { allowsUncertainValues = wasAllowed }
        var value = value(field.shape)
        if field.isOptional || isPartial {
          let null = JSONText.object([.init("type", .string("null"))])
          value = .object([.init("anyOf", .array([value, null]))])
        }
        guard case .object(var members) = value else { return .init(field.key, value) }
        let unit = field.unit.map { " (\($0))" } ?? ""
        members.append(.init("description", .string(field.summary + unit)))
        if let node = field.defaultValue { members.append(.init("default", JSONText(node))) }
        return .init(field.key, .object(members))
      })
  }

  /// Returns a reference to a definition and makes the definition at the first use of its name. Names are titles,
  /// and no two codecs share one.
  private mutating func define(
    _ name: String, _ make: (inout JSONSchema) -> JSONText
  ) -> JSONText {
    let key = Self.definitionName(name)
    if !definitions.contains(where: { $0.key == key }) {
      let index = definitions.count
      // Reserves the name, so that a definition can refer to itself.
      definitions.append(.init(key, .null))
      definitions[index] = .init(key, make(&self))
    }
    return .object([.init("$ref", .string("#/$defs/\(key)"))])
  }

  private static func definitionName(_ name: String) -> String {
    let words = name.split(separator: " ")
    return words.prefix(1).joined() + words.dropFirst().map(\.capitalized).joined()
  }

  private static func members(of range: NumberRange) -> [JSONText.Member] {
    var members = [JSONText.Member("type", .string("number"))]
    if let lower = range.lower {
      let key = range.excludesLower ? "exclusiveMinimum" : "minimum"
      members.append(.init(key, .number(NumberText.text(lower))))
    }
    if let upper = range.upper {
      let key = range.excludesUpper ? "exclusiveMaximum" : "maximum"
      members.append(.init(key, .number(NumberText.text(upper))))
    }
    return members
  }
}
