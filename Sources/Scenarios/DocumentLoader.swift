/// Reads documents of one language: a file, policies over it, `--set` over both, uncertain values taken for what they say.
///
/// ```swift
/// let loader = DocumentLoader(Scenario.codec)
/// let text = try SourceReader().text(path: "scenarios/solo-seller.yaml")
/// let loaded = try loader.load(text, settings: ["rule.lowDays=3"])
/// ```
public struct DocumentLoader<Value: Sendable>: Sendable {
  /// The language.
  public let codec: Codec<Value>
  let limits: SourceLimits
  let keyPaths: [String: String]

  /// A loader for the language of a codec.
  public init(_ codec: Codec<Value>, limits: SourceLimits = SourceLimits()) {
    self.codec = codec
    self.limits = limits
    keyPaths = codec.shape.keyPaths
  }

  /// Reads a document with its overlays, policies in order before settings in order.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - policies: The policies, applied in order.
  ///   - settings: The arguments of `--set`, applied in order after the policies.
  /// - Throws: `ScenarioError` with every error, warning and note of all texts, in source order.
  public func load(
    _ document: SourceText, policies: [SourceText] = [], settings: [String] = []
  ) throws(ScenarioError) -> LoadedDocument<Value> {
    var context = DecodingContext(keyPaths: keyPaths)
    var tree = compose(document, &context)?.inCurrentWords(codec.shape, &context)
    var read: [Policy] = []
    for text in policies {
      guard let overlay = compose(text, &context) else { continue }
      let (policy, change) = readPolicy(overlay, &context)
      if let policy { read.append(policy) }
      if let change { tree = tree.map { Overlay.merge(change, over: $0, shape: codec.shape) } }
    }
    for (ordinal, setting) in settings.enumerated() {
      var argument = SetArgument(setting, ordinal: ordinal, limits: limits, keyPaths: keyPaths)
      tree = tree.map { argument.apply(to: $0, shape: codec.shape) }
      context.add(argument.findings)
    }
    let written = tree
    var uncertain = UncertainValueReader()
    tree = tree.map { uncertain.fixed($0, shape: codec.shape, &context) }
    let value = tree.flatMap { codec.read($0, &context) }
    context.dropWrongKinds(at: uncertain.faulty)
    guard context.errorCount == 0, let tree, let value, let resolved = codec.resolve(tree) else {
      throw ScenarioError(context.diagnostics)
    }
    return LoadedDocument(
      value: value, policies: read, warnings: context.diagnostics.inSourceOrder(),
      resolved: uncertain.restored(resolved), uncertain: uncertain.values, tree: written ?? tree,
      fixed: tree)
  }

  /// Reads a document again with its uncertain values drawn.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - places: For each input of an uncertain value (``UncertainValue/input``) a place from 0 to 1; a value whose input has
  ///     none stays what it is taken for.
  /// - Throws: `ScenarioError` if what is drawn is no valid document.
  /// - Complexity: That of reading the document without composing its text.
  public func value(
    of document: LoadedDocument<Value>, at places: [String: Double]
  ) throws(ScenarioError) -> Value {
    var context = DecodingContext(keyPaths: keyPaths)
    let tree = document.uncertain.reduce(document.fixed) { tree, value in
      guard let place = places[value.input] else { return tree }
      return tree.replacing(value.steps[...], with: value.law.scalar(at: place))
    }
    let value = codec.read(tree, &context)
    guard context.errorCount == 0, let value else {
      context.noteRows(of: document.uncertain, at: places)
      throw ScenarioError(context.diagnostics)
    }
    return value
  }

  func compose(_ text: SourceText, _ context: inout DecodingContext) -> SourceNode? {
    let (tree, faults) = YAMLComposer(text, limits: limits).compose()
    context.add(faults)
    return tree
  }

  /// Splits a policy file into its title and source, and its changes in today's words.
  func readPolicy(
    _ tree: SourceNode, _ context: inout DecodingContext
  ) -> (policy: Policy?, change: SourceNode?) {
    let (policy, change) = Policy.read(tree, &context)
    return (policy, change?.inCurrentWords(codec.shape, &context))
  }
}

/// A document that was read without error.
public struct LoadedDocument<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// The policies merged over it, in order.
  public let policies: [Policy]
  /// The warnings and notes.
  public let warnings: [Diagnostic]
  /// Those of them that the results of a run do not say themselves.
  public var warningsBeforeRun: [Diagnostic] {
    warnings.filter { warning in
      guard case .domain(let problem) = warning.problem else { return true }
      return !problem.isSaidOfRuns
    }
  }
  /// The document with defaults filled in, each value with its origin.
  public let resolved: RenderedNode
  /// The values that the document says nobody knows, in its order; in ``value`` each is what it is taken for.
  public let uncertain: [UncertainValue]
  /// The document as it was read, policies and settings merged over it.
  let tree: SourceNode
  /// The same with what each uncertain value is taken for in its place.
  let fixed: SourceNode
}
