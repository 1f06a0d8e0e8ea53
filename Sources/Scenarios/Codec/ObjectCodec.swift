extension Codec {
  /// Makes a codec for a mapping with known keys.
  ///
  /// Reading starts from `defaults` and sets each given key. The default of a required key is never used. `check`
  /// runs if all keys were read without error.
  ///
  /// ```swift
  /// static let codec = Codec.object(
  ///   "rule", "When the feature is suspended.", defaults: Rule(),
  ///   fields: [
  ///     .required("threshold", \.threshold, .probability, "Answer rate below which a day is low."),
  ///     .defaulted("lowDays", \.lowDays, .integer(in: 1...30), "Low days in a row.", unit: "days"),
  ///   ])
  /// ```
  ///
  /// `name` is for messages. `title` is for the schema and the reference, where it must be unique; by default it is
  /// the name. With `allowsUncertainValues`, numbers, shares and durations anywhere in it may be uncertain.
  public static func object(
    _ name: String, title: String? = nil, _ summary: String, defaults: Value,
    allowsUncertainValues: Bool = false, fields: [Field<Value>],
    check: @escaping @Sendable (Value, inout ObjectCheck) -> Void = { _, _ in }
  ) -> Codec {
    let shape = Shape.Object(
      name: name, title: title ?? name, summary: summary,
      fields: fields.map { $0.describe(defaults) }, allowsUncertainValues: allowsUncertainValues)
    return Codec(.object(shape)) { node, context in
      var value = defaults
      let errorsBefore = context.errorCount
      var isComplete = true
      var misspelt: [String] = []
      for entry in node.entries {
        guard let field = fields.first(where: { $0.key == entry.key }) else {
          let hint = context.reportUnknown(entry, in: shape.fields, of: name)
          if case .similar(let key) = hint { misspelt.append(key) }
          continue
        }
        isComplete = field.read(entry.value, &value, &context) && isComplete
      }
      let missing = shape.fields.filter { $0.isRequired && node[$0.key] == nil }
      // A misspelt key was already reported.
      let absent = missing.map(\.key).filter { !misspelt.contains($0) }
      if !absent.isEmpty { context.report(.missingKeys(absent, of: name), at: node.label) }
      guard isComplete, missing.isEmpty else { return nil }
      if context.errorCount == errorsBefore {
        var findings = ObjectCheck(node: node)
        check(value, &findings)
        context.add(findings.diagnostics)
      }
      return value
    } writing: { value in
      let entries = fields.compactMap { field in
        let entry = field.render(value)
        return field.isLeftOutByDefault && entry == field.render(defaults) ? nil : entry
      }
      let given = entries.map(\.key)
      let replaced = fields.filter { $0.substitute.map(given.contains) ?? false }.map(\.key)
      return .mapping(entries.filter { !replaced.contains($0.key) })
    } resolving: { node in
      let entries = fields.compactMap { field -> RenderedNode.Entry? in
        if let substitute = field.substitute, node[substitute] != nil { return nil }
        if let given = node[field.key] { return field.resolve(given) }
        return field.isLeftOutByDefault ? nil : field.render(defaults)
      }
      return RenderedNode(.mapping(entries), origin: node.location)
    }
  }
}

/// Collects what a cross-field check reports.
public struct ObjectCheck: Sendable {
  private let node: SourceNode
  private(set) var diagnostics: [Diagnostic] = []

  init(node: SourceNode) {
    self.node = node
  }

  /// Records an error at a key, or at the object itself if the key is not given or nil.
  public mutating func error(_ problem: some DomainProblem, at key: String? = nil) {
    diagnostics.append(Diagnostic(.domain(problem), at: place(of: key)))
  }

  /// Records a warning at a key, or at the object itself if the key is not given or nil.
  public mutating func warn(_ problem: some DomainProblem, at key: String? = nil) {
    diagnostics.append(Diagnostic(.domain(problem), at: place(of: key), severity: .warning))
  }

  /// Records an error at the end of a path of keys and list positions, or at the last part of it that the file
  /// gives.
  public mutating func error(_ problem: some DomainProblem, at path: [String]) {
    diagnostics.append(Diagnostic(.domain(problem), at: place(of: path)))
  }

  /// Records a warning at the end of a path of keys, or at the last part of it that the file gives.
  public mutating func warn(_ problem: some DomainProblem, at path: [String]) {
    diagnostics.append(Diagnostic(.domain(problem), at: place(of: path), severity: .warning))
  }

  /// Records a note at the end of a path of keys, or at the last part of it that the file gives.
  public mutating func note(_ problem: some DomainProblem, at path: [String]) {
    diagnostics.append(Diagnostic(.domain(problem), at: place(of: path), severity: .note))
  }

  /// Whether the file gives a key.
  public func isGiven(_ key: String) -> Bool { node[key] != nil }

  private func place(of key: String?) -> SourceLocation {
    place(of: key.map { [$0] } ?? [])
  }

  private func place(of path: [String]) -> SourceLocation {
    var reached = node
    for key in path {
      guard let next = reached[key] ?? reached.item(key) else { return reached.label }
      reached = next
    }
    // A whole mapping is best shown at its key; a list or a text at itself.
    return reached.kind == .mapping ? reached.label : reached.location
  }
}

extension DecodingContext {
  /// Reports a key that the object does not have, and returns a suggestion.
  @discardableResult mutating func reportUnknown(
    _ entry: SourceNode.Entry, in fields: [Shape.FieldShape], of name: String
  ) -> Problem.KeyHint? {
    let hint = keyHint(for: entry.key, in: fields)
    report(
      .unknownKey(entry.key, of: name, known: fields.map(\.key), hint: hint),
      at: entry.keyLocation)
    return hint
  }

  /// Returns a suggestion for an unknown key: a synonym, a similar key, or a key of another object.
  func keyHint(for key: String, in fields: [Shape.FieldShape]) -> Problem.KeyHint? {
    let lowered = key.lowercased()
    let synonym = fields.first { $0.synonyms.contains { $0.lowercased() == lowered } }
    if let synonym { return .similar(synonym.key) }
    if let similar = Suggestion.nearest(to: key, among: fields.map(\.key)) {
      return .similar(similar)
    }
    return keyPaths[key].map { .elsewhere($0) }
  }
}
