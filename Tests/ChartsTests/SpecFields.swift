/// Which fields a specification draws, and which of them its data lack.
struct SpecFields {
  private(set) var count = 0
  private(set) var missing: [String] = []

  init(_ view: [String: Any], known: Set<String>) {
    var known = known
    if let data = view["data"] as? [String: Any], let rows = data["values"] as? [[String: Any]] {
      known = Set(rows.flatMap(\.keys))
    }
    for transform in view["transform"] as? [[String: Any]] ?? [] {
      if let name = transform["as"] as? String { known.insert(name) }
    }
    for key in ["layer", "concat", "vconcat", "hconcat"] {
      for part in view[key] as? [[String: Any]] ?? [] {
        let inner = SpecFields(part, known: known)
        count += inner.count
        missing += inner.missing
      }
    }
    for field in SpecFields.fields(view["encoding"] as Any) {
      count += 1
      if !known.contains(field) { missing.append(field) }
    }
  }

  private static func fields(_ value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap(fields) }
    guard let object = value as? [String: Any] else { return [] }
    return object.flatMap { key, value in
      key == "field" ? [value as? String].compactMap { $0 } : fields(value)
    }
  }
}
