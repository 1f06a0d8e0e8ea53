/// An error, warning or note about an input: its severity, problem and place.
public struct Diagnostic: Sendable {
  /// Whether the input can still be used.
  public enum Severity: String, Sendable {
    /// The input cannot be used.
    case error
    /// The input can be used, but is probably a mistake.
    case warning
    /// The input is understood, and there is something to know about it.
    case note
  }

  /// Error, warning or note.
  public let severity: Severity
  /// What it is.
  public let problem: Problem
  /// Where it is.
  public let location: SourceLocation
  /// A second place that explains it, such as the first of two equal keys.
  public let related: SourceLocation?

  /// A diagnostic at a place.
  ///
  /// - Parameters:
  ///   - problem: The problem.
  ///   - location: Its place.
  ///   - severity: Error, warning or note.
  ///   - related: A second place that explains it.
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

/// All errors, warnings and notes of an input, in source order.
public struct ScenarioError: Error, Sendable {
  /// At least one error, and any warnings and notes.
  public let diagnostics: [Diagnostic]

  /// Makes an error of diagnostics and sorts them into source order.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.inSourceOrder()
  }

  /// Makes an error of one diagnostic.
  public init(_ diagnostic: Diagnostic) {
    diagnostics = [diagnostic]
  }
}

extension ScenarioError: CustomStringConvertible {
  /// All diagnostics as the command line prints them.
  public var description: String { DiagnosticRenderer().render(diagnostics) }
}
