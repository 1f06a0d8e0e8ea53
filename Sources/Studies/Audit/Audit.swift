import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// Measures the effect of each interpretation of the rule: simulates the scenario as written, and with one
/// interpretation flipped at a time, on the same merchants, customers and luck; and where the scenario says which numbers of the
/// rule nobody knows, with each at both ends of what it can be.
public struct Audit: Sendable {
  /// The interpretations, in the order of their names.
  public let interpretations: [RuleInterpretation]
  /// The numbers that the announcement leaves open, if the scenario says what they can be.
  public let ranges: [WorldInput]
  /// The scenario as written, then with each interpretation flipped, then with each number at both ends of its range.
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
  ///   - withRanges: Whether numbers of the rule that nobody knows are put at both ends of what they can be.
  ///   - threads: How many threads work, 1 or more.
  /// - Throws: ``SetupError``.
  public init(
    _ texts: ScenarioTexts, withRanges: Bool = true, threads: Int
  ) throws(SetupError) {
    let interpretations: [RuleInterpretation]
    let ranges: [WorldInput]
    var policies: [PolicyScenario] = []
    do throws(ScenarioError) {
      let document = try texts.resolved()
      let scenario = document.value
      ranges = withRanges ? AuditRange.inputs(of: WorldInput.all(of: [document])) : []
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
      for input in ranges {
        for place in AuditRange.places(of: input) {
          let settings = AuditRange.settings(of: input, at: place)
          policies.append(
            PolicyScenario(
              "\(input.name) at \(place)", title: settings.joined(separator: " "),
              scenario: try texts.resolved(settings: settings).value))
        }
      }
    } catch {
      throw .unreadable(error)
    }
    self.interpretations = interpretations
    self.ranges = ranges
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
    return AuditResult(interpretations, ranges, result)
  }
}
