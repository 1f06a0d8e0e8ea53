import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// Measures the effect of each interpretation of the rule: simulates the scenario as written, and with one
/// interpretation flipped at a time, on the same merchants, customers and luck.
public struct Audit: Sendable {
  /// The interpretations, in the order of their names.
  public let interpretations: [RuleInterpretation]
  /// The scenario as written, then with each interpretation flipped.
  private let run: PolicyRun

  /// What the scenario with nothing flipped is called.
  static let asWritten = "as written"

  /// Thrown for a scenario that cannot be audited.
  public enum SetupError: Error {
    /// The scenario is invalid with an interpretation flipped.
    case unreadable(ScenarioError)
    /// A flip changes more than the rule.
    case incomparable(IncomparablePoliciesError)
  }

  /// Reads the scenario under each flip.
  ///
  /// - Parameters:
  ///   - texts: The scenario and what is laid over it.
  ///   - threads: How many threads work, 1 or more.
  /// - Throws: ``SetupError``.
  public init(_ texts: ScenarioTexts, threads: Int) throws(SetupError) {
    let interpretations: [RuleInterpretation]
    var policies: [PolicyScenario] = []
    do throws(ScenarioError) {
      let scenario = try texts.resolved().value
      interpretations = RuleInterpretation.all(of: scenario)
      policies.append(
        PolicyScenario(Audit.asWritten, title: "The scenario as it is written", scenario: scenario))
      for interpretation in interpretations {
        let flipped = try texts.resolved(settings: interpretation.settings).value
        policies.append(
          PolicyScenario(
            interpretation.name.rawValue,
            title: "\(interpretation.question) \(interpretation.flipped)",
            scenario: flipped))
      }
    } catch {
      throw .unreadable(error)
    }
    self.interpretations = interpretations
    do throws(IncomparablePoliciesError) {
      run = try PolicyRun(policies, threads: threads)
    } catch {
      throw .incomparable(error)
    }
  }

  /// Simulates.
  ///
  /// - Parameter onProgress: Takes how many replications are done, and how many there are; throwing ends the audit.
  /// - Throws: What `onProgress` throws.
  public func result(
    onProgress: (_ done: Int, _ count: Int) throws -> Void = { _, _ in }
  ) throws -> AuditResult {
    let count = run.replications
    let result = try run.result { progress in
      try onProgress(progress.merchantsDone * count / max(1, progress.merchants), count)
    }
    return AuditResult(interpretations, result)
  }
}
