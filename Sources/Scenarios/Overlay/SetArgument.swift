/// One `--set path=value`.
///
/// A path is made of keys, names and list positions with dots between them. A list item that has a `name` can be
/// given by it, and `each` among names means all of them. The value is read in the form that the path calls for:
/// `a,b,c` for a list, `key:value,key:value` for a mapping, else the text itself. YAML in brackets, braces or
/// quotes is also read. `~` takes an optional key away.
struct SetArgument {
  let source: SourceText
  private let limits: SourceLimits
  private(set) var findings: [Diagnostic] = []
  private let keyPaths: [String: String]

  private struct Step {
    let text: String
    let location: SourceLocation
  }

  init(_ argument: String, ordinal: Int, limits: SourceLimits, keyPaths: [String: String]) {
    source = SourceText(argument, name: "--set", role: .setArgument, ordinal: ordinal)
    self.limits = limits
    self.keyPaths = keyPaths
  }

  /// Returns the tree with the value in place. A faulty argument changes nothing and adds to `findings`.
  mutating func apply(to tree: SourceNode, shape: Shape) -> SourceNode {
    let scalars = Array(source.content.unicodeScalars)
    guard !scalars.contains("\n"), let equals = scalars.firstIndex(of: "="), equals > 0 else {
      findings.append(Diagnostic(.setArgument(.notAssignment), at: .start(of: source)))
      return tree
    }
    var steps: [Step] = []
    var begin = 0
    for end in 0...equals where end == equals || scalars[end] == "." {
      let place = location(begin, length: end - begin)
      guard end > begin else {
        findings.append(Diagnostic(.setArgument(.emptyStep), at: place))
        return tree
      }
      steps.append(Step(text: Self.string(scalars[begin..<end]), location: place))
      begin = end + 1
    }
    let value = Slice(scalars, from: equals + 1)
    if scalars[(equals + 1)...].elementsEqual("~".unicodeScalars) == false {
      steps = inPlace(steps, in: tree, shape: shape)
    }
    let changed = change(
      tree, named: shape.objectName ?? "scenario", shape: shape, steps: steps[...], value: value)
    return changed.map { Self.withoutReplaced($0, after: tree, shape: shape) } ?? tree
  }

  /// The steps, through each of what stands in the place of the first step's key.
  private func inPlace(_ steps: [Step], in tree: SourceNode, shape: Shape) -> [Step] {
    guard let first = steps.first, tree[first.text] == nil,
      let substitute = shape.substitutes.first(where: { $0.key == first.text })?.substitute,
      tree[substitute] != nil
    else { return steps }
    return [substitute, NameRule.each].map { Step(text: $0, location: first.location) } + steps
  }

  /// The tree without the keys in whose place the change has given others.
  private static func withoutReplaced(
    _ tree: SourceNode, after earlier: SourceNode, shape: Shape
  ) -> SourceNode {
    let replaced = shape.substitutes.filter {
      tree[$0.substitute] != nil && earlier[$0.substitute] == nil
    }.map(\.key)
    guard !replaced.isEmpty else { return tree }
    let kept = tree.entries.filter { !replaced.contains($0.key) }
    return SourceNode(.mapping(kept), at: tree.location).labelled(tree.label)
  }

  /// Returns the node with the value at the end of the steps; nil after a fault.
  private mutating func change(
    _ node: SourceNode?, named name: String, shape: Shape, steps: ArraySlice<Step>, value: Slice
  ) -> SourceNode? {
    guard var step = steps.first else {
      guard let upper = currentValue(value, shape: shape) else { return nil }
      return node.map { Overlay.merge(upper, over: $0, shape: shape) } ?? upper
    }
    if let element = shape.element, node?.kind == .sequence || !shape.admits(.mapping) {
      return changeItem(
        of: node?.elements ?? [], at: node?.location ?? step.location, element: element,
        steps: steps, value: value)
    }
    if step.text == NameRule.each, shape.hasNames, let node, !node.entries.isEmpty {
      return changeEach(of: node, shape: shape, steps: steps.dropFirst(), value: value)
    }
    if let key = shape.currentKey(step.text) {
      note([
        Diagnostic(
          .formerName(step.text, now: key), at: step.location, severity: .note)
      ])
      step = Step(text: key, location: step.location)
    }
    guard let part = part(step, of: node, named: name, shape: shape) else { return nil }
    guard
      let child = change(
        node?[step.text], named: step.text, shape: part, steps: steps.dropFirst(), value: value)
    else { return nil }
    // A value in its short form is replaced as a whole, as is another one-key mapping.
    var entries = node?.entries ?? []
    if shape.hasOneKey { entries.removeAll { $0.key != step.text } }
    let index = entries.firstIndex { $0.key == step.text }
    let entry = SourceNode.Entry(key: step.text, keyLocation: step.location, value: child)
    switch (index, child.isNull) {
    case (let index?, true): entries.remove(at: index)
    case (let index?, false): entries[index] = entry
    case (nil, true): break
    case (nil, false): entries.append(entry)
    }
    let place = node?.location ?? step.location
    return SourceNode(.mapping(entries), at: place).labelled(node?.label ?? place)
  }

  /// Adds notes that were not made before: a change under every name meets each of them again.
  private mutating func note(_ notes: [Diagnostic]) {
    findings += notes.filter { note in !findings.contains { $0.location == note.location } }
  }

  /// The value, in today's words.
  private mutating func currentValue(_ slice: Slice, shape: Shape) -> SourceNode? {
    guard let value = value(slice, shape: shape) else { return nil }
    var context = DecodingContext(keyPaths: keyPaths)
    let current = value.inCurrentWords(shape, &context)
    note(context.diagnostics)
    return current
  }

  /// Makes the same change under every name.
  private mutating func changeEach(
    of node: SourceNode, shape: Shape, steps: ArraySlice<Step>, value: Slice
  ) -> SourceNode? {
    var entries = node.entries
    for (index, entry) in entries.enumerated() {
      guard
        let child = change(
          entry.value, named: entry.key, shape: shape.part(entry.key) ?? .text, steps: steps,
          value: value)
      else { return nil }
      entries[index] = SourceNode.Entry(
        key: entry.key, keyLocation: entry.keyLocation, value: child)
    }
    return SourceNode(.mapping(entries), at: node.location).labelled(node.label)
  }

  private mutating func changeItem(
    of items: [SourceNode], at place: SourceLocation, element: Shape, steps: ArraySlice<Step>,
    value: Slice
  ) -> SourceNode? {
    guard let step = steps.first else { return nil }
    let position =
      Int(step.text) ?? items.firstIndex { $0["name"]?.scalar?.text == step.text } ?? -1
    guard items.indices.contains(position) else {
      findings.append(
        Diagnostic(
          .setArgument(.noSuchItem(step.text, count: items.count)), at: step.location))
      return nil
    }
    guard
      let child = change(
        items[position], named: step.text, shape: element, steps: steps.dropFirst(), value: value)
    else { return nil }
    var changed = items
    changed[position] = child
    return SourceNode(.sequence(changed), at: place)
  }

  /// The shape under a step, after a fault if there is none.
  private mutating func part(
    _ step: Step, of node: SourceNode?, named name: String, shape: Shape
  ) -> Shape? {
    let names = node?.entries.map(\.key) ?? []
    let isNames = shape.hasNames
    if let part = shape.part(step.text), !isNames || names.contains(step.text) { return part }
    guard shape.admits(.mapping) else {
      findings.append(Diagnostic(.setArgument(.hasNoParts(name)), at: step.location))
      return nil
    }
    var known = shape.fields
    if isNames {
      known += names.map {
        Shape.FieldShape(
          key: $0, summary: "", unit: nil, synonyms: [], isRequired: false, isOptional: false,
          defaultValue: nil, shape: .text)
      }
    }
    let hint = DecodingContext(keyPaths: keyPaths).keyHint(for: step.text, in: known)
    findings.append(
      Diagnostic(
        .unknownKey(step.text, of: name, known: known.map(\.key), hint: hint), at: step.location))
    return nil
  }
}

extension SetArgument {
  /// A part of the argument, with its place in it.
  private struct Slice {
    let scalars: ArraySlice<Unicode.Scalar>

    init(_ scalars: [Unicode.Scalar], from start: Int) {
      self.init(scalars[start...])
    }

    /// The part without blanks around it.
    init(_ scalars: ArraySlice<Unicode.Scalar>) {
      var trimmed = scalars.drop { $0 == " " }
      while trimmed.last == " " { trimmed.removeLast() }
      self.scalars = trimmed
    }

    /// The parts between separators that do not stand in brackets or braces.
    func split(at separator: Unicode.Scalar) -> [Slice] {
      var depth = 0
      return scalars.split(omittingEmptySubsequences: false) { scalar in
        switch scalar {
        case "[", "{": depth += 1
        case "]", "}": depth -= 1
        default: return scalar == separator && depth == 0
        }
        return false
      }.map { Slice($0) }
    }
  }

  private mutating func value(_ slice: Slice, shape: Shape) -> SourceNode? {
    let place = location(slice.scalars.startIndex, length: slice.scalars.count)
    guard let first = slice.scalars.first else {
      findings.append(Diagnostic(.missingValue(expected: shape), at: place))
      return nil
    }
    if "[{\"'".unicodeScalars.contains(first) { return yaml(slice) }
    let plain = SourceNode(.scalar(SourceNode.Scalar(Self.string(slice.scalars))), at: place)
    if plain.isNull { return plain }
    if let element = shape.element, slice.scalars.contains(",") || !shape.admits(.scalar) {
      let items = slice.split(at: ",").map { value($0, shape: element) }
      return SourceNode(.sequence(items.compactMap { $0 }), at: place)
    }
    guard shape.admits(.mapping), let key = slice.split(at: ":").first, key.scalars != slice.scalars
    else { return isMappingOnly(shape) ? notAPair(slice) : plain }
    let isKnown = shape.fields.contains { $0.key == Self.string(key.scalars) }
    return isKnown || !shape.admits(.scalar) ? mapping(slice, shape: shape, at: place) : plain
  }

  private func isMappingOnly(_ shape: Shape) -> Bool {
    shape.admits(.mapping) && !shape.admits(.scalar)
  }

  private mutating func mapping(
    _ slice: Slice, shape: Shape, at place: SourceLocation
  ) -> SourceNode? {
    var entries: [SourceNode.Entry] = []
    for pair in shape.hasOneKey ? [slice] : slice.split(at: ",") {
      guard let colon = pair.scalars.firstIndex(of: ":"), colon > pair.scalars.startIndex else {
        return notAPair(pair)
      }
      let key = Slice(pair.scalars[..<colon])
      let name = Self.string(key.scalars)
      let keyPlace = location(key.scalars.startIndex, length: key.scalars.count)
      let rest = Slice(pair.scalars[(colon + 1)...])
      guard let child = value(rest, shape: shape.part(name) ?? .text) else { return nil }
      if let first = entries.first(where: { $0.key == name }) {
        findings.append(Diagnostic(.duplicateKey(name), at: keyPlace, related: first.keyLocation))
        return nil
      }
      entries.append(SourceNode.Entry(key: name, keyLocation: keyPlace, value: child))
    }
    return SourceNode(.mapping(entries), at: place)
  }

  private mutating func notAPair(_ slice: Slice) -> SourceNode? {
    let place = location(slice.scalars.startIndex, length: slice.scalars.count)
    findings.append(Diagnostic(.setArgument(.notAPair(Self.string(slice.scalars))), at: place))
    return nil
  }

  /// Reads YAML, with blanks before it, so that its columns are those of the argument.
  private mutating func yaml(_ slice: Slice) -> SourceNode? {
    let indent = String(repeating: " ", count: slice.scalars.startIndex)
    let (tree, found) = YAMLComposer(
      source, content: indent + Self.string(slice.scalars), limits: limits
    ).compose()
    findings += found
    return tree
  }

  private func location(_ offset: Int, length: Int) -> SourceLocation {
    SourceLocation(source, line: 1, column: offset + 1, length: length)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
