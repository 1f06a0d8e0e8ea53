import Yams

/// Turns the YAML library's nodes into `SourceNode`s: resolves aliases and `<<`, finds duplicate keys, and
/// enforces the limits.
struct SourceTreeBuilder {
  private let source: SourceText
  private let limits: SourceLimits
  private let mask: YAMLMask
  private var anchors: [String: Anchored] = [:]
  private var faults: [Diagnostic] = []
  private var nodes = 0
  /// Whether a limit was exceeded and building has stopped.
  private var exhausted = false
  /// Whether part of the tree is missing, after its fault was reported.
  private var isIncomplete = false

  /// The node of an anchor, and the cost of each use.
  private struct Anchored {
    let node: SourceNode
    let size: Int
    let depth: Int
    let aliasDepth: Int
  }

  /// The depth of the node built last.
  private struct Reach {
    var depth = 1
    var aliasDepth = 0

    mutating func cover(_ child: Reach) {
      depth = max(depth, child.depth + 1)
      aliasDepth = max(aliasDepth, child.aliasDepth)
    }
  }

  init(source: SourceText, limits: SourceLimits, mask: YAMLMask) {
    self.source = source
    self.limits = limits
    self.mask = mask
  }

  mutating func build(_ root: Node) -> (tree: SourceNode?, faults: [Diagnostic]) {
    let built = node(root, depth: 1)
    return (exhausted || isIncomplete ? nil : built?.node, faults)
  }

  private mutating func node(_ node: Node, depth: Int) -> (node: SourceNode, reach: Reach)? {
    guard !exhausted else { return nil }
    if case .scalar(let scalar) = node, scalar.style == .plain,
      let name = mask.aliasName(scalar.string)
    {
      return alias(name, at: location(of: scalar), depth: depth)
    }
    let sizeBefore = nodes
    nodes += 1
    guard depth <= limits.depth else {
      return stop(.yaml(.tooDeep(limits.depth)), at: location(of: node.mark))
    }
    guard nodes <= limits.nodes else {
      return stop(.yaml(.tooLarge(limits.nodes)), at: location(of: node.mark))
    }
    let built: (node: SourceNode, reach: Reach)
    switch node {
    case .scalar(let scalar):
      check(tag: scalar.tag, at: scalar.mark)
      let text = mask.unmasked(scalar.string)
      let content = SourceNode.Scalar(text, isPlain: scalar.style == .plain)
      built = (SourceNode(.scalar(content), at: location(of: scalar)), Reach())
    case .sequence(let sequence):
      check(tag: sequence.tag, at: sequence.mark)
      var elements: [SourceNode] = []
      var reach = Reach()
      for element in sequence {
        guard let child = self.node(element, depth: depth + 1) else { continue }
        elements.append(child.node)
        reach.cover(child.reach)
      }
      built = (SourceNode(.sequence(elements), at: location(of: sequence.mark)), reach)
    case .mapping(let mapping):
      check(tag: mapping.tag, at: mapping.mark)
      built = self.mapping(mapping, depth: depth)
    case .alias:
      // The composer resolves aliases itself, and the mask hides them from it.
      return nil
    }
    if let anchor = node.anchor?.rawValue {
      anchors[anchor] = Anchored(
        node: built.node, size: nodes - sizeBefore, depth: built.reach.depth,
        aliasDepth: built.reach.aliasDepth)
    }
    return built
  }

  private mutating func mapping(
    _ mapping: Node.Mapping, depth: Int
  ) -> (node: SourceNode, reach: Reach) {
    var entries: [SourceNode.Entry] = []
    var merged: [SourceNode.Entry] = []
    var seen: [String: SourceLocation] = [:]
    var merges: [(place: SourceLocation, names: [String])] = []
    var reach = Reach()
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key, !(scalar.style == .plain && scalar.string.isEmpty),
        !(scalar.style == .plain && mask.aliasName(scalar.string) != nil)
      else {
        faults.append(Diagnostic(.yaml(.keyNotText), at: location(of: key.mark)))
        continue
      }
      let name = mask.unmasked(scalar.string)
      let place = location(of: scalar)
      guard let child = node(value, depth: depth + 1) else { continue }
      reach.cover(child.reach)
      if name == "<<", scalar.style == .plain {
        merged += entriesToMerge(child.node)
        merges.append((place, aliasNames(value)))
      } else if let first = seen[name] {
        faults.append(Diagnostic(.duplicateKey(name), at: place, related: first))
      } else {
        seen[name] = place
        entries.append(SourceNode.Entry(key: name, keyLocation: place, value: child.node))
      }
    }
    if merges.count > 1 {
      let isNamed = merges.allSatisfy { !$0.names.isEmpty }
      let names = isNamed ? merges.flatMap(\.names) : []
      for merge in merges.dropFirst() {
        faults.append(
          Diagnostic(.yaml(.repeatedMerge(names)), at: merge.place, related: merges[0].place))
      }
    }
    for entry in merged where seen.updateValue(entry.keyLocation, forKey: entry.key) == nil {
      entries.append(entry)
    }
    return (SourceNode(.mapping(entries), at: location(of: mapping.mark)), reach)
  }

  /// Returns the names of the aliases that a value consists of; none if there is anything else in it.
  private func aliasNames(_ value: Node) -> [String] {
    let nodes = value.sequence.map { Array($0) } ?? [value]
    let names = nodes.map { node in
      node.scalar.flatMap { $0.style == .plain ? mask.aliasName($0.string) : nil }
    }
    return names.contains(nil) ? [] : names.compactMap { $0 }
  }

  /// Returns the entries that `<<: *name` or `<<: [*one, *two]` adds. The mapping's own keys win, then the earlier
  /// alias.
  private mutating func entriesToMerge(_ node: SourceNode) -> [SourceNode.Entry] {
    let sources = node.kind == .sequence ? node.elements : [node]
    return sources.flatMap { source -> [SourceNode.Entry] in
      if source.kind != .mapping {
        faults.append(Diagnostic(.yaml(.mergeNeedsMapping), at: source.label))
      }
      return source.entries
    }
  }

  private mutating func alias(
    _ name: String, at place: SourceLocation, depth: Int
  ) -> (node: SourceNode, reach: Reach)? {
    guard let anchored = anchors[name] else {
      faults.append(Diagnostic(.yaml(.undefinedAlias(name)), at: place))
      isIncomplete = true
      return nil
    }
    nodes += anchored.size
    let aliasDepth = anchored.aliasDepth + 1
    if aliasDepth > limits.aliasDepth {
      return stop(.yaml(.aliasTooDeep(limits.aliasDepth)), at: place)
    }
    if nodes > limits.nodes { return stop(.yaml(.tooLarge(limits.nodes)), at: place) }
    if depth + anchored.depth - 1 > limits.depth {
      return stop(.yaml(.tooDeep(limits.depth)), at: place)
    }
    var node = anchored.node
    node.label = place
    return (node, Reach(depth: anchored.depth, aliasDepth: aliasDepth))
  }

  private mutating func stop(
    _ problem: Problem, at place: SourceLocation
  ) -> (node: SourceNode, reach: Reach)? {
    exhausted = true
    faults.append(Diagnostic(problem, at: place))
    return nil
  }

  private mutating func check(tag: Tag, at mark: Mark?) {
    let name = tag.rawValue
    // A quoted scalar carries the tag `!`; keys were given the text tag when they were compared.
    guard name.isEmpty || name == "!" || name == Tag.Name.str.rawValue else {
      faults.append(Diagnostic(.yaml(.tag(name)), at: location(of: mark)))
      return
    }
  }

  private func location(of mark: Mark?) -> SourceLocation {
    SourceLocation(source, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  /// The place of a scalar, with its length if it stands on one line as it reads.
  private func location(of scalar: Node.Scalar) -> SourceLocation {
    guard let mark = scalar.mark else { return .start(of: source) }
    let text = mask.unmasked(scalar.string)
    let quote =
      switch scalar.style {
      case .singleQuoted: "'"
      case .doubleQuoted: "\""
      default: ""
      }
    let written = quote + text + quote
    let isAsWritten = mask.reads(written, line: mark.line, column: mark.column)
    let length = isAsWritten ? written.unicodeScalars.count : 1
    return SourceLocation(source, line: mark.line, column: mark.column, length: length)
  }
}
