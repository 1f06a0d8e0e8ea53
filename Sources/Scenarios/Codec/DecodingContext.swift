/// Collects the diagnostics of reading a tree.
public struct DecodingContext: Sendable {
  /// The diagnostics in the order in which they were reported.
  public private(set) var diagnostics: [Diagnostic] = []
  /// All keys of the language with their paths, to suggest where a misplaced key belongs.
  let keyPaths: [String: String]

  /// Makes a context for a document with these keys.
  init(keyPaths: [String: String] = [:]) {
    self.keyPaths = keyPaths
  }

  /// Records a problem.
  ///
  /// - Parameters:
  ///   - problem: The problem.
  ///   - location: Its place.
  ///   - severity: Error, warning or note.
  public mutating func report(
    _ problem: Problem, at location: SourceLocation, severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(Diagnostic(problem, at: location, severity: severity))
  }

  /// Records a text that does not have the expected form.
  ///
  /// - Parameters:
  ///   - fault: The reason.
  ///   - node: The node with the text.
  ///   - shape: The expected shape.
  public mutating func report(_ fault: ScalarError, reading node: SourceNode, as shape: Shape) {
    report(
      .scalar(node.scalar?.text ?? "", expected: shape, fault: fault), at: node.location)
  }

  /// The number of errors, without warnings.
  var errorCount: Int { diagnostics.count { $0.severity == .error } }

  /// Runs a reader with a context of its own and returns its diagnostics separately.
  func apart<Value>(_ body: (inout DecodingContext) -> Value?) -> (Value?, [Diagnostic]) {
    var context = DecodingContext(keyPaths: keyPaths)
    let value = body(&context)
    return (value, context.diagnostics)
  }

  /// Takes back what was said of the form of nodes about which something better was said before.
  mutating func dropWrongKinds(at places: [SourceLocation]) {
    diagnostics.removeAll { diagnostic in
      guard case .wrongKind = diagnostic.problem else { return false }
      return places.contains(diagnostic.location)
    }
  }

  mutating func add(_ others: [Diagnostic]) {
    diagnostics += others
  }
}
