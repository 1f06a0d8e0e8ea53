extension DocumentLoader {
  /// Whether a text is a policy and not a document: it has a policy file's keys at the top.
  public func isPolicy(_ text: SourceText) -> Bool {
    hasKey("policy", in: text) || hasKey("change", in: text)
  }

  /// Whether a text has a key at the top.
  public func hasKey(_ key: String, in text: SourceText) -> Bool {
    let (tree, _) = YAMLComposer(text, limits: limits).compose()
    return tree?[key] != nil
  }

  /// Returns what is wrong with a policy file by itself.
  ///
  /// Whether the values fit together shows only over a document. Keys that the document may give are not
  /// required.
  public func problems(ofPolicy text: SourceText) -> [Diagnostic] {
    var context = DecodingContext(keyPaths: keyPaths)
    if let tree = compose(text, &context) {
      let (_, change) = readPolicy(tree, &context)
      if let change {
        var uncertain = UncertainValueReader()
        let document = uncertain.fixed(
          change.asDocument(shape: codec.shape), shape: codec.shape, &context)
        _ = codec.read(document, &context)
        context.dropWrongKinds(at: uncertain.faulty)
      }
    }
    return context.diagnostics.filter { !$0.dependsOnDocument }.inSourceOrder()
  }
}

extension Diagnostic {
  /// Whether the document below a policy can settle the problem.
  fileprivate var dependsOnDocument: Bool {
    switch problem {
    case .missingKeys(_, let object): object != "policy" && object != "policy file"
    case .domain(let problem): problem is ParameterError
    default: false
    }
  }
}

extension SourceNode {
  /// Returns the change of a policy as a document of its own. Nulls that take keys away are left out, and `each`
  /// is a name like any other.
  fileprivate func asDocument(shape: Shape) -> SourceNode {
    guard case .mapping(let entries) = content else { return self }
    let kept = entries.compactMap { entry -> Entry? in
      let part = shape.part(entry.key)
      // Of a key that the language does not have, "unknown" is all that can be reported.
      if entry.value.isNull && part != nil { return nil }
      let isEach = shape.hasNames && entry.key == NameRule.each
      return Entry(
        key: isEach ? "every" : entry.key, keyLocation: entry.keyLocation,
        value: entry.value.asDocument(shape: part ?? .text))
    }
    return SourceNode(.mapping(kept), at: location).labelled(label)
  }
}
