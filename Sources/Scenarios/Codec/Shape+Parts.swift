extension Shape {
  /// Returns the shape of the value of a key, if the shape can have that key.
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

  /// The known keys of all alternatives.
  var fields: [FieldShape] {
    alternatives.flatMap { shape -> [FieldShape] in
      switch shape {
      case .object(let object): object.fields
      case .oneKey(let oneKey): oneKey.cases
      default: []
      }
    }
  }

  /// The keys in whose place another can be given, with that other.
  var substitutes: [(key: String, substitute: String)] {
    fields.compactMap { field in field.substitute.map { (field.key, $0) } }
  }

  /// Whether the user chooses the keys.
  var hasNames: Bool {
    alternatives.contains { if case .names = $0 { true } else { false } }
  }

  /// Whether exactly one of several keys is allowed.
  var hasOneKey: Bool {
    alternatives.contains { if case .oneKey = $0 { true } else { false } }
  }

  /// Whether numbers, shares and durations anywhere in it may be uncertain.
  var allowsUncertainValues: Bool {
    alternatives.contains {
      if case .object(let object) = $0 { object.allowsUncertainValues } else { false }
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

  /// Titles that several different mappings share, which a schema or reference could not tell apart.
  package var clashingTitles: [String] {
    var known: [String: [String]] = [:]
    var clashes: [String] = []
    func visit(_ title: String, _ fields: [FieldShape]) {
      let described = fields.map { "\($0.key): \($0.shape.phrase)" }
      if let other = known[title] {
        if other != described { clashes.append(title) }
        return
      }
      known[title] = described
      for field in fields { visit(field.shape) }
    }
    func visit(_ shape: Shape) {
      switch shape {
      case .object(let object): visit(object.title, object.fields)
      case .oneKey(let oneKey): visit(oneKey.name, oneKey.cases)
      case .names(_, let element), .list(let element, _): visit(element)
      case .either(let shapes): for shape in shapes { visit(shape) }
      case .recursive(_, let resolve): visit(resolve())
      case .changes, .boolean, .integer, .unsigned, .number, .form, .text, .choice: break
      }
    }
    visit(self)
    return clashes
  }

  /// Each key that belongs to one place only, with its path from the document's root.
  var keyPaths: [String: String] {
    var paths: [String: String] = [:]
    var ambiguous: Set<String> = []
    func visit(_ shape: Shape, _ path: String) {
      switch shape {
      case .object(let object):
        // What can be given in another key's place has that key's parts, which are to be found in their usual place.
        let substitutes = object.fields.compactMap(\.substitute)
        for field in object.fields where !substitutes.contains(field.key) {
          let full = path.isEmpty ? field.key : "\(path).\(field.key)"
          if paths.updateValue(full, forKey: field.key) != nil { ambiguous.insert(field.key) }
          visit(field.shape, full)
        }
      case .names(let noun, let element): visit(element, "\(path).<\(noun)>")
      case .list(let element, _): visit(element, "\(path).<position>")
      case .either(let shapes): for shape in shapes { visit(shape, path) }
      // What is inside a distribution belongs to many keys.
      // What is changed stands in its own place too.
      case .oneKey, .recursive, .changes, .boolean, .integer, .unsigned, .number, .form, .text,
        .choice:
        break
      }
    }
    visit(self, "")
    return paths.filter { !ambiguous.contains($0.key) }
  }
}
