import MerchantModel

/// Lays the policies of a roll-out's arms over the scenario that has them.
struct ArmOverlay {
  /// A scenario under the policy of one of its arms.
  struct Layered {
    /// What the policy says of itself; nil where the arm names none.
    let policy: Policy?
    /// What the arm changes, its policy's changes among them; nil if nothing.
    let change: SourceNode?
    /// The scenario with the changes, without its arms.
    let tree: SourceNode
  }

  private let tree: SourceNode
  private let shape: Shape

  /// Prepares for a scenario of a shape, whose arms can be read.
  init(_ tree: SourceNode, shape: Shape) {
    self.tree = tree
    self.shape = shape
  }

  /// The arms of the scenario with the keys and values that each gives.
  private var arms: [SourceNode.Entry] { tree["arms"]?.entries ?? [] }

  /// The scenario under the policy of an arm; nil after an error.
  func layered(_ number: Int, _ context: inout DecodingContext) -> Layered? {
    let arm = arms[number].value
    var policy: Policy?
    var change: SourceNode?
    if let word = arm["policy"], !word.isNull {
      guard let (own, changes) = read(word, number, &context) else { return nil }
      (policy, change) = (own, changes)
    }
    if let own = arm["change"], !own.isNull {
      change = change.map { Overlay.merge(own, over: $0, shape: shape) } ?? own
    }
    let base = tree.without(["arms", "armAssignment"])
    return Layered(
      policy: policy, change: change,
      tree: change.map { Overlay.merge($0, over: base, shape: shape) } ?? base)
  }

  /// Reads the policy that an arm names; what is wrong with the name is reported at it.
  private func read(
    _ word: SourceNode, _ number: Int, _ context: inout DecodingContext
  ) -> (Policy, SourceNode)? {
    let errorsBefore = context.errorCount
    let text: SourceText
    do throws(ScenarioError) {
      text = try PolicyLibrary(forScenario: tree.location.text.name).text(
        path(word), ordinal: number)
    } catch {
      for diagnostic in error.diagnostics {
        context.report(diagnostic.problem, at: word.location, severity: diagnostic.severity)
      }
      return nil
    }
    let (composed, faults) = YAMLComposer(text, limits: SourceLimits()).compose()
    context.add(faults)
    guard let composed else { return nil }
    let (policy, change) = Policy.read(composed, &context)
    let current = change?.inCurrentWords(shape, &context)
    guard context.errorCount == errorsBefore, let policy, let current else { return nil }
    return (policy, current)
  }

  /// The word as the library takes it: a path is relative to the folder of the file that names it.
  private func path(_ word: SourceNode) -> String {
    let text = word.scalar?.text ?? ""
    let isPath = text.contains("/") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
    return isPath ? word.location.text.path(ofNeighbour: text) : text
  }

  /// The scenario with the changes of each arm in place of the name of its policy, so that it needs no other file; nil if a
  /// policy cannot be read.
  var selfContained: SourceNode? {
    var context = DecodingContext()
    var entries: [SourceNode.Entry] = []
    for (number, arm) in arms.enumerated() {
      guard let layered = layered(number, &context) else { return nil }
      var parts = arm.value.without(["policy", "change"]).entries
      func add(_ key: String, _ value: SourceNode) {
        parts.append(SourceNode.Entry(key: key, keyLocation: value.location, value: value))
      }
      if let policy = layered.policy, arm.value["title"] == nil,
        let place = arm.value["policy"]?.location
      {
        add("title", SourceNode(.scalar(.init(policy.title, isPlain: false)), at: place))
      }
      if let change = layered.change { add("change", change) }
      entries.append(
        SourceNode.Entry(
          key: arm.key, keyLocation: arm.keyLocation,
          value: SourceNode(.mapping(parts), at: arm.value.location)))
    }
    return tree.replacing("arms", by: .mapping(entries))
  }
}

extension SourceNode {
  /// The mapping without some of its keys.
  fileprivate func without(_ keys: [String]) -> SourceNode {
    SourceNode(.mapping(entries.filter { !keys.contains($0.key) }), at: location).labelled(label)
  }

  /// The mapping with other contents under one of its keys.
  fileprivate func replacing(_ key: String, by content: Content) -> SourceNode {
    let changed = entries.map { entry in
      guard entry.key == key else { return entry }
      return Entry(
        key: key, keyLocation: entry.keyLocation,
        value: SourceNode(content, at: entry.value.location))
    }
    return SourceNode(.mapping(changed), at: location).labelled(label)
  }
}

extension Codec where Value == Scenario {
  /// The same language with the policies of arms: each is laid over the scenario and read with it.
  ///
  /// A resolved scenario has the changes in place of the policy's name.
  func readingArmPolicies() -> Codec {
    let alone = self
    return Codec(shape) { node, context in
      let errorsBefore = context.errorCount
      guard var scenario = alone.read(node, &context) else { return nil }
      guard scenario.hasArms, context.errorCount == errorsBefore else { return scenario }
      let overlay = ArmOverlay(node, shape: alone.shape)
      var said = Set(context.diagnostics.map { DiagnosticRenderer().render($0) })
      for number in scenario.arms.indices {
        guard let layered = overlay.layered(number, &context) else { return nil }
        // Those of the scenario have their values by now; policies in files of their own may have others.
        var uncertain = UncertainValueReader()
        let tree = uncertain.fixed(layered.tree, shape: alone.shape, &context)
        let (value, findings) = context.apart { alone.read(tree, &$0) }
        // What is to be said of the scenario as written has been said.
        context.add(findings.filter { said.insert(DiagnosticRenderer().render($0)).inserted })
        guard let value else { return nil }
        context.add(scenario.problems(ofArm: value, tree))
        scenario.arms[number].scenario = value
        scenario.arms[number].title = scenario.arms[number].title ?? layered.policy?.title
        scenario.arms[number].change = layered.change.flatMap {
          Codec<String>.change.read($0, &context)
        }
      }
      return scenario
    } writing: {
      alone.render($0)
    } resolving: { node in
      let overlay = ArmOverlay(node, shape: alone.shape)
      return (node["arms"] == nil ? node : overlay.selfContained).flatMap(alone.resolve)
    }
  }
}

extension LoadedDocument<Scenario> {
  /// The scenario under the policy of each arm, in their order; nothing where there are none.
  public var arms: [LoadedDocument<Scenario>] {
    let codec = Codec<Scenario>.withoutArmPolicies
    let overlay = ArmOverlay(tree, shape: codec.shape)
    var context = DecodingContext()
    return value.arms.enumerated().compactMap { number, arm in
      guard let layered = overlay.layered(number, &context) else { return nil }
      var uncertain = UncertainValueReader()
      let fixed = uncertain.fixed(layered.tree, shape: codec.shape, &context)
      guard let resolved = codec.resolve(fixed) else { return nil }
      return LoadedDocument(
        value: arm.scenario,
        policies: arm.title.map { [Policy(title: $0, source: layered.policy?.source)] } ?? [],
        warnings: [],
        resolved: uncertain.restored(resolved), uncertain: uncertain.values, tree: layered.tree,
        fixed: fixed)
    }
  }
}
