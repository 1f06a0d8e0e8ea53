/// A value in which two documents differ.
public struct DocumentDifference: Hashable, Sendable {
  /// The value's place: keys and list positions with dots between them.
  public let path: String
  /// What stands in the first document; nil if nothing.
  public let first: String?
  /// What stands in the second; nil if nothing.
  public let second: String?

  /// The values in which two documents differ, in the order of the first, then of the second.
  ///
  /// Takes YAML of any form; what cannot be read counts as empty. Complexity: O(values).
  public static func between(_ first: String, and second: String) -> [DocumentDifference] {
    let (old, new) = (leaves(of: first), leaves(of: second))
    let oldValues = Dictionary(old) { first, _ in first }
    let newValues = Dictionary(new) { first, _ in first }
    let changed = old.filter { newValues[$0.path] != $0.value }.map {
      DocumentDifference(path: $0.path, first: $0.value, second: newValues[$0.path])
    }
    let added = new.filter { oldValues[$0.path] == nil }.map {
      DocumentDifference(path: $0.path, first: nil, second: $0.value)
    }
    return changed + added
  }

  private typealias Leaf = (path: String, value: String)

  private static func leaves(of text: String) -> [Leaf] {
    let (tree, _) = YAMLComposer(SourceText(text, name: ""), limits: SourceLimits()).compose()
    var leaves: [Leaf] = []
    if let tree { collect(tree, at: "", into: &leaves) }
    return leaves
  }

  private static func collect(_ node: SourceNode, at path: String, into leaves: inout [Leaf]) {
    func step(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    switch node.content {
    case .mapping(let entries):
      for entry in entries { collect(entry.value, at: step(entry.key), into: &leaves) }
    case .sequence(let items):
      for (index, item) in items.enumerated() {
        collect(item, at: step(String(index)), into: &leaves)
      }
    case .scalar(let scalar): leaves.append((path, scalar.text))
    }
  }
}
