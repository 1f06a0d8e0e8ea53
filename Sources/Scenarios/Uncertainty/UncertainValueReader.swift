/// Finds the uncertain values of a tree and puts what each is taken for in its place.
struct UncertainValueReader {
  /// The values in the order of the tree.
  private(set) var values: [UncertainValue] = []
  private var written: [RenderedNode] = []
  /// Where mappings stand that should be uncertain values and are wrong, as was reported.
  private(set) var faulty: [SourceLocation] = []
  private var files = DrawsFiles()

  /// The tree without uncertain values: a scalar at the place of each.
  mutating func fixed(
    _ tree: SourceNode, shape: Shape, _ context: inout DecodingContext
  ) -> SourceNode {
    guard shape.allowsUncertainValues else { return tree }
    return fixed(tree, shape: shape, steps: [], mustBeKnown: false, &context)
  }

  /// A document with defaults filled in, in which each uncertain value is written as it was given.
  func restored(_ resolved: RenderedNode) -> RenderedNode {
    zip(values, written).reduce(resolved) { document, value in
      document.replacing(value.0.steps[...], with: value.1)
    }
  }

  private mutating func fixed(
    _ node: SourceNode, shape: Shape, steps: [String], mustBeKnown: Bool,
    _ context: inout DecodingContext
  ) -> SourceNode {
    switch node.content {
    case .scalar: return node
    case .sequence(let items):
      guard let element = shape.element else { return node }
      let fixed = items.enumerated().map { place, item in
        self.fixed(
          item, shape: element, steps: steps + ["\(place)"], mustBeKnown: mustBeKnown, &context)
      }
      return SourceNode(.sequence(fixed), at: node.location).labelled(node.label)
    case .mapping(let entries):
      if node.isUncertain(shape), shape.admits(.scalar) {
        return taken(node, shape: shape, steps: steps, mustBeKnown: mustBeKnown, &context)
      }
      let fixed = entries.map { entry in
        guard let part = shape.part(entry.key) else { return entry }
        let isKnown = shape.fields.first { $0.key == entry.key }?.mustBeKnown ?? false
        return SourceNode.Entry(
          key: entry.key, keyLocation: entry.keyLocation,
          value: self.fixed(
            entry.value, shape: part, steps: steps + [entry.key],
            mustBeKnown: mustBeKnown || isKnown, &context))
      }
      return SourceNode(.mapping(fixed), at: node.location).labelled(node.label)
    }
  }

  /// What a value is taken for, and a record of it.
  private mutating func taken(
    _ node: SourceNode, shape: Shape, steps: [String], mustBeKnown: Bool,
    _ context: inout DecodingContext
  ) -> SourceNode {
    for entry in node.entries where !UncertainValue.keys.contains(where: { $0.key == entry.key }) {
      context.reportUnknown(entry, in: UncertainValue.keys, of: "uncertain value")
    }
    /// A scalar in the value's place, so that its own codec goes on.
    func scalar(_ text: SourceNode.Scalar) -> SourceNode {
      SourceNode(.scalar(text), at: node.location).labelled(node.label)
    }
    guard let law = node[UncertainValue.key] else { return node }
    guard let form = ScalarForm(shape), !mustBeKnown else {
      context.report(
        .domain(mustBeKnown ? UncertainProblem.mustBeKnown : .notHere), at: node.label)
      faulty.append(node.location)
      return node[named: "value"] ?? node
    }
    func text(_ key: String) -> String? {
      node[key].flatMap { Codec<String>.text.read($0, &context) }
    }
    guard let read = UncertainLaw(law, form: form, &files, &context) else {
      faulty.append(node.location)
      return node[named: "value"] ?? node
    }
    if let draws = read.draws, let tie = node["tie"] {
      context.report(.domain(JointDrawsError.tied(file: draws.file)), at: tie.location)
    }
    let given = node["value"]
    if let given, given.kind != .scalar || given.isNull {
      context.report(.missingValue(expected: shape), at: given.location)
      faulty.append(node.location)
      return node
    }
    let value = given?.scalar ?? read.median
    values.append(
      UncertainValue(
        steps: steps, law: read, written: value.text, note: text("note"), source: text("source"),
        tie: text("tie"), location: node.location))
    written.append(RenderedNode(writing: node))
    return given.map { SourceNode($0.content, at: $0.location).labelled(node.label) }
      ?? scalar(value)
  }
}

extension SourceNode {
  /// The scalar of a key, in the place of the whole.
  fileprivate subscript(named key: String) -> SourceNode? {
    self[key].flatMap { $0.kind == .scalar && !$0.isNull ? $0 : nil }
  }
}

extension RenderedNode {
  /// A tree as it was written, each value with its place.
  init(writing node: SourceNode) {
    switch node.content {
    case .scalar(let scalar):
      self.init(scalar.isPlain ? .plain(scalar.text) : .text(scalar.text), origin: node.location)
    case .sequence(let items):
      self.init(.list(items.map(RenderedNode.init(writing:))), origin: node.location)
    case .mapping(let entries):
      self.init(
        .mapping(entries.map { Entry($0.key, RenderedNode(writing: $0)) }), origin: node.location)
    }
  }

  /// What is for readers may have any characters, so it is written as text.
  private init(writing entry: SourceNode.Entry) {
    guard ["note", "source", "tie", DrawsColumn.key, "column"].contains(entry.key),
      let scalar = entry.value.scalar
    else {
      self.init(writing: entry.value)
      return
    }
    self.init(.text(scalar.text), origin: entry.value.location)
  }
}
