/// Collects what is found wrong while a tree is read.
public struct ReadingContext: Sendable {
  /// What was found, in the order in which it was found.
  public private(set) var diagnostics: [Diagnostic] = []
  /// All keys of the language with their paths, to find what belongs elsewhere.
  let keyPaths: [String: String]

  /// A context for a document of the given shape.
  init(keyPaths: [String: String] = [:]) {
    self.keyPaths = keyPaths
  }

  /// Records a problem.
  public mutating func report(
    _ problem: Problem, at location: SourceLocation, severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(Diagnostic(problem, at: location, severity: severity))
  }

  /// Records a text that is not what is expected.
  public mutating func report(_ fault: ScalarFault, reading node: SourceNode, as shape: Shape) {
    report(
      .scalar(node.scalar?.text ?? "", expected: shape, fault: fault), at: node.location)
  }

  /// How many errors there are, warnings not counted.
  var errorCount: Int { diagnostics.count { $0.severity == .error } }

  /// Runs a reader whose findings are wanted apart.
  func apart<Value>(_ body: (inout ReadingContext) -> Value?) -> (Value?, [Diagnostic]) {
    var context = ReadingContext(keyPaths: keyPaths)
    let value = body(&context)
    return (value, context.diagnostics)
  }

  mutating func add(_ others: [Diagnostic]) {
    diagnostics += others
  }
}
