/// One thing to say about an input: how grave, what, and where.
public struct Diagnostic: Sendable {
  /// Whether the input can be used all the same.
  public enum Severity: String, Sendable {
    /// The input cannot be used.
    case error
    /// The input can be used, but is probably not what was meant.
    case warning
  }

  /// How grave it is.
  public let severity: Severity
  /// What it is.
  public let problem: Problem
  /// Where it is.
  public let location: SourceLocation
  /// Another place that belongs to it: the first of two equal keys.
  public let related: SourceLocation?

  /// A diagnostic at a place.
  public init(
    _ problem: Problem, at location: SourceLocation, severity: Severity = .error,
    related: SourceLocation? = nil
  ) {
    self.problem = problem
    self.location = location
    self.severity = severity
    self.related = related
  }
}

extension Sequence<Diagnostic> {
  /// The diagnostics in source order, those at one place in the order in which they were found.
  public func inSourceOrder() -> [Diagnostic] {
    enumerated().sorted { left, right in
      left.element.location == right.element.location
        ? left.offset < right.offset : left.element.location < right.element.location
    }.map(\.element)
  }
}

/// Everything that is wrong with an input, in source order; warnings are among it.
public struct ScenarioError: Error, Sendable {
  /// At least one error, and any warnings.
  public let diagnostics: [Diagnostic]

  /// An error with its diagnostics, which are put into source order.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.inSourceOrder()
  }

  /// An error with one diagnostic.
  public init(_ diagnostic: Diagnostic) {
    diagnostics = [diagnostic]
  }
}

extension ScenarioError: CustomStringConvertible {
  /// All diagnostics as the command line prints them.
  public var description: String { DiagnosticRenderer().render(diagnostics) }
}
