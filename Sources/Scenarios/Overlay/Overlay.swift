/// Merging of one tree over another.
enum Overlay {
  /// The lower tree changed by the upper one.
  ///
  /// Mappings merge key by key; anything else replaces what it lies over; null takes the key away.
  /// Where `shape` says that exactly one key may stand, another key replaces the first. Every node
  /// keeps the place it came from.
  static func merge(_ upper: SourceNode, over lower: SourceNode, shape: Shape) -> SourceNode {
    guard case .mapping(var entries) = lower.content, case .mapping(let changes) = upper.content
    else { return upper }
    let shapes = shape.alternatives
    let keepsOneKey = shapes.contains { if case .oneKey = $0 { true } else { false } }
    if keepsOneKey { entries.removeAll { lower in !changes.contains { $0.key == lower.key } } }
    for change in changes {
      guard let index = entries.firstIndex(where: { $0.key == change.key }) else {
        if !change.value.isNull || shape.part(change.key) == nil { entries.append(change) }
        continue
      }
      if change.value.isNull {
        entries.remove(at: index)
        continue
      }
      let part = shape.part(change.key) ?? .text
      entries[index] = SourceNode.Entry(
        key: change.key, keyLocation: change.keyLocation,
        value: merge(change.value, over: entries[index].value, shape: part))
    }
    return SourceNode(.mapping(entries), at: lower.location).labelled(lower.label)
  }
}

extension Shape {
  /// The shape of what stands under a key, if the shape can have such a key.
  func part(_ key: String) -> Shape? {
    for shape in alternatives {
      switch shape {
      case .names(_, let element): return element
      case .object(let object): if let field = object.field(key) { return field.shape }
      case .oneKey(let oneKey): if let field = oneKey.field(key) { return field.shape }
      default: continue
      }
    }
    return nil
  }

  /// The keys with known names, of all alternatives.
  var fields: [FieldShape] {
    alternatives.flatMap { shape -> [FieldShape] in
      switch shape {
      case .object(let object): object.fields
      case .oneKey(let oneKey): oneKey.cases
      default: []
      }
    }
  }

  /// The name of the object in messages.
  var objectName: String? {
    for shape in alternatives {
      if case .object(let object) = shape { return object.name }
      if case .oneKey(let oneKey) = shape { return oneKey.name }
    }
    return nil
  }

  /// The shape of a list's items.
  var element: Shape? {
    for case .list(let element, _) in alternatives { return element }
    return nil
  }

  /// Each known key that stands in one place only, with its path from the document's root.
  var keyPaths: [String: String] {
    var paths: [String: String] = [:]
    var ambiguous: Set<String> = []
    func visit(_ shape: Shape, _ path: String) {
      switch shape {
      case .object(let object):
        for field in object.fields {
          let full = path.isEmpty ? field.key : "\(path).\(field.key)"
          if paths.updateValue(full, forKey: field.key) != nil { ambiguous.insert(field.key) }
          visit(field.shape, full)
        }
      case .names(let noun, let element): visit(element, "\(path).<\(noun)>")
      case .list(let element, _): visit(element, "\(path).<position>")
      case .either(let shapes): for shape in shapes { visit(shape, path) }
      // What is inside a distribution belongs to many keys.
      case .oneKey, .recursive, .boolean, .integer, .number, .form, .text, .choice: break
      }
    }
    visit(self, "")
    return paths.filter { !ambiguous.contains($0.key) }
  }
}

extension SourceNode {
  /// The same node, introduced somewhere else.
  func labelled(_ label: SourceLocation) -> SourceNode {
    var node = self
    node.label = label
    return node
  }
}
