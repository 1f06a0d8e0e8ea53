/// The title and source that a policy file gives.
///
/// ```yaml
/// policy:
///   title: Three low days instead of two
///   source: assumption
/// change:
///   rule:
///     lowDays: 3
/// ```
///
/// What stands under `change` is merged over the scenario: mappings key by key, anything else
/// replaces, `~` takes an optional key away, and `each` among names changes all that are there.
public struct Policy: Sendable, Equatable {
  /// What the policy does, in a few words.
  public var title = ""
  /// Where it comes from: a publication, a decision, or the word "assumption".
  public var source: String?

  static let codec = Codec<Policy>.object(
    "policy", "What a policy file says about itself.", defaults: Policy(),
    fields: [
      .required("title", \.title, .text, "What the policy does, in a few words."),
      .optional(
        "source", \.source, .text,
        "Where it comes from: a publication, a decision, or the word assumption."),
    ])

  /// The keys of a policy file, for messages about others.
  private static let fields = [
    Shape.FieldShape(
      key: "policy", summary: "What the file says about itself.", unit: nil, synonyms: [],
      isRequired: true, isOptional: false, defaultValue: nil, shape: codec.shape),
    Shape.FieldShape(
      key: "change", summary: "What is merged over the scenario.", unit: nil,
      synonyms: ["changes", "set", "scenario"], isRequired: true, isOptional: false,
      defaultValue: nil, shape: .names(of: "key", .text)),
  ]

  /// Splits a policy file into its title and source, and its changes.
  static func read(
    _ tree: SourceNode, _ context: inout DecodingContext
  ) -> (policy: Policy?, change: SourceNode?) {
    guard tree.kind == .mapping else {
      context.report(
        .wrongKind(
          tree.kind,
          expected: .object(
            Shape.Object(
              name: "policy file", title: "policy file", summary: "A policy.", fields: fields))),
        at: tree.location)
      return (nil, nil)
    }
    let hints = tree.entries.filter { entry in !fields.contains { $0.key == entry.key } }.map {
      context.reportUnknown($0, in: fields, of: "policy file")
    }
    let missing = fields.map(\.key).filter { key in
      tree[key] == nil && !hints.contains(.similar(key))
    }
    if !missing.isEmpty {
      context.report(.missingKeys(missing, of: "policy file"), at: tree.location)
    }
    let policy = tree["policy"].flatMap { codec.read($0, &context) }
    guard let change = tree["change"] else { return (policy, nil) }
    guard change.kind == .mapping else {
      context.report(
        change.isNull
          ? .missingValue(expected: fields[1].shape)
          : .wrongKind(change.kind, expected: fields[1].shape), at: change.location)
      return (policy, nil)
    }
    return (policy, change)
  }
}
