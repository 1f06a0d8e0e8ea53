/// A value of a document that nobody knows: what it is taken for, and what it can be.
///
/// ```yaml
/// rule:
///   minimumCalls:
///     uncertain: [1, 2, 3, 5, 10]
///     value: 3
///     note: not published
/// ```
///
/// A document is read with `value` in its place. A world draws it by its quantile.
public struct UncertainValue: Sendable {
  /// The keys, names and list positions that lead to it.
  public let steps: [String]
  /// What it can be.
  public let law: UncertainLaw
  /// What it is taken for where it is not drawn, as the language writes it.
  public let written: String
  /// Why it is not known and why it should be within the law, if the document says.
  public let note: String?
  /// Where the law comes from, if the document says.
  public let source: String?
  /// A name that several values share if one draw decides all of them, each by its own quantile.
  public let tie: String?
  /// Where it stands.
  public let location: SourceLocation

  /// Its path, as `--set` takes it.
  public var path: String { steps.joined(separator: ".") }

  /// What is drawn: a file of joint draws, the tie, or the value alone.
  public var input: String { law.draws?.key ?? tie ?? path }

  /// The keys of the mapping that it is written as.
  static let keys = [
    Shape.FieldShape(
      key: key,
      summary:
        "What it can be: a range `lower..upper`, a list, a distribution, or a column of a file of joint draws.",
      unit: nil, synonyms: ["range", "distribution", "law"], isRequired: true, isOptional: false,
      defaultValue: nil, shape: .text),
    Shape.FieldShape(
      key: "value",
      summary: "What it is taken for where it is not drawn; the median of the law if left out.",
      unit: nil, synonyms: ["written", "default", "fixed"], isRequired: false, isOptional: false,
      defaultValue: nil, shape: .text),
    Shape.FieldShape(
      key: "note", summary: "Why nobody knows it, and why the law is as wide as it is.", unit: nil,
      synonyms: ["notes", "comment", "why"], isRequired: false, isOptional: false,
      defaultValue: nil, shape: .text),
    Shape.FieldShape(
      key: "source", summary: "Where the law comes from.", unit: nil, synonyms: ["from"],
      isRequired: false, isOptional: false, defaultValue: nil, shape: .text),
    Shape.FieldShape(
      key: "tie",
      summary:
        "A name; values with the same name are decided by one draw, each by its own quantile.",
      unit: nil, synonyms: ["tied", "with"], isRequired: false, isOptional: false,
      defaultValue: nil, shape: .text),
  ]

  /// The key that makes a mapping an uncertain value.
  static let key = "uncertain"
}

extension SourceNode {
  /// Whether it is an uncertain value, and no mapping of the shape in which `uncertain` is a name.
  func isUncertain(_ shape: Shape) -> Bool {
    kind == .mapping && self[UncertainValue.key] != nil
      && (shape.part(UncertainValue.key) == nil || shape.admits(.scalar))
  }

  /// The tree with another scalar at the end of some steps; the same tree if they lead nowhere.
  func replacing(_ steps: ArraySlice<String>, with scalar: Scalar) -> SourceNode {
    guard let step = steps.first else {
      return SourceNode(.scalar(scalar), at: location).labelled(label)
    }
    switch content {
    case .scalar: return self
    case .sequence(var items):
      guard let index = Int(step), items.indices.contains(index) else { return self }
      items[index] = items[index].replacing(steps.dropFirst(), with: scalar)
      return SourceNode(.sequence(items), at: location).labelled(label)
    case .mapping(var entries):
      guard let index = entries.firstIndex(where: { $0.key == step }) else { return self }
      let entry = entries[index]
      entries[index] = Entry(
        key: entry.key, keyLocation: entry.keyLocation,
        value: entry.value.replacing(steps.dropFirst(), with: scalar))
      return SourceNode(.mapping(entries), at: location).labelled(label)
    }
  }
}

extension RenderedNode {
  /// The document with what an uncertain value was written as in the place of its value; the same document if the steps
  /// lead nowhere.
  func replacing(_ steps: ArraySlice<String>, with node: RenderedNode) -> RenderedNode {
    guard let step = steps.first else { return node }
    switch content {
    case .plain, .text: return self
    case .list(var items):
      guard let index = Int(step), items.indices.contains(index) else { return self }
      items[index] = items[index].replacing(steps.dropFirst(), with: node)
      return RenderedNode(.list(items), origin: origin)
    case .mapping(let entries):
      return RenderedNode(
        .mapping(
          entries.map { entry in
            entry.key != step
              ? entry
              : Entry(
                entry.key, entry.value.replacing(steps.dropFirst(), with: node), unit: entry.unit)
          }), origin: origin)
    }
  }
}
