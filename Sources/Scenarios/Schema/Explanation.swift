/// A resolved document as YAML, each value with its unit and where it was given. The text is itself
/// a document, and reads back as the same values.
public struct Explanation {
  /// Column at which comments begin, where the value leaves room.
  private static let commentColumn = 40

  private init() {}

  /// The YAML of a resolved document.
  public static func yaml(of resolved: RenderedNode) -> String {
    lines(resolved, indent: 0).joined(separator: "\n") + "\n"
  }

  private static func lines(_ node: RenderedNode, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    switch node.content {
    case .mapping(let entries) where !entries.isEmpty:
      return entries.flatMap { entry -> [String] in
        let key = margin + YAMLText.scalar(entry.key) + ":"
        guard !entry.value.isLeaf else {
          return [commented("\(key) \(entry.value.inline)", entry.value, unit: entry.unit)]
        }
        return [key] + lines(entry.value, indent: indent + 2)
      }
    case .list(let items) where !node.isLeaf:
      return items.flatMap { item -> [String] in
        guard !item.isLeaf else { return [commented("\(margin)- \(item.inline)", item, unit: nil)] }
        let inner = lines(item, indent: indent + 2)
        return inner.prefix(1).map { "\(margin)- \($0.dropFirst(indent + 2))" } + inner.dropFirst()
      }
    case .plain, .text, .list, .mapping:
      return [commented(margin + node.inline, node, unit: nil)]
    }
  }

  private static func commented(_ line: String, _ node: RenderedNode, unit: String?) -> String {
    let room = max(2, commentColumn - line.displayWidth)
    let words = [unit, origin(of: node)].compactMap { $0 }.joined(separator: ", ")
    return line + String(repeating: " ", count: room) + "# " + words
  }

  static func origin(of node: RenderedNode) -> String {
    guard let place = node.origin else { return "default" }
    switch place.text.role {
    case .setArgument: return "--set"
    case .scenario, .policy: return "\(place.text.name.visible):\(place.line)"
    }
  }
}
