extension Explanation {
  /// A resolved document as JSON: its values as `scenario`, and where each was given as `origins`, by
  /// path. `more` are further members, each a key and JSON text.
  public static func json(of resolved: RenderedNode, more: [(key: String, json: String)]) -> String
  {
    var origins: [JSONText.Member] = []
    collect(resolved, path: "", into: &origins)
    let members =
      [
        JSONText.Member("scenario", JSONText(resolved)),
        JSONText.Member("origins", .object(origins)),
      ] + more.map { JSONText.Member($0.key, .number($0.json)) }
    return JSONText.object(members).text() + "\n"
  }

  private static func collect(
    _ node: RenderedNode, path: String, into origins: inout [JSONText.Member]
  ) {
    func step(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    switch node.content {
    case .mapping(let entries) where !entries.isEmpty:
      for entry in entries { collect(entry.value, path: step(entry.key), into: &origins) }
    case .list(let items) where !node.isLeaf:
      for (index, item) in items.enumerated() {
        collect(item, path: step(String(index)), into: &origins)
      }
    case .plain, .text, .list, .mapping:
      origins.append(JSONText.Member(path, .string(origin(of: node))))
    }
  }
}

extension JSONText {
  /// A rendered value: numbers and Booleans as such, everything else as text.
  init(_ node: RenderedNode) {
    switch node.content {
    case .plain("true"): self = .bool(true)
    case .plain("false"): self = .bool(false)
    case .plain(let text): self = NumberText.isNumber(text) ? .number(text) : .string(text)
    case .text(let text): self = .string(text)
    case .list(let items): self = .array(items.map { JSONText($0) })
    case .mapping(let entries): self = .object(entries.map { Member($0.key, JSONText($0.value)) })
    }
  }
}
