import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// What each reading of the rule is worth: the scenario as written, and with one reading flipped at a
/// time, on the same merchants, customers and luck.
public struct Audit: Sendable {
  /// The readings, in the order of their names.
  public let readings: [RuleInterpretation]
  /// The scenario as written, then with each reading flipped.
  private let run: PolicyRun

  /// What the scenario with no reading flipped is called.
  static let asWritten = "as written"

  /// Why there is nothing to audit.
  public enum SetupError: Error {
    /// The scenario cannot be read with a reading flipped.
    case unreadable(ScenarioError)
    /// A flip changes more than the rule.
    case incomparable(IncomparablePoliciesError)
  }

  /// Reads the scenario under each flip.
  public init(_ texts: ScenarioTexts, threads: Int) throws(SetupError) {
    let readings: [RuleInterpretation]
    var policies: [PolicyScenario] = []
    do throws(ScenarioError) {
      let scenario = try texts.resolved().value
      readings = RuleInterpretation.all(of: scenario)
      policies.append(
        PolicyScenario(Audit.asWritten, title: "The scenario as it is written", scenario: scenario))
      for reading in readings {
        let flipped = try texts.resolved(settings: reading.settings).value
        policies.append(
          PolicyScenario(
            reading.name.rawValue, title: "\(reading.question) \(reading.flipped)",
            scenario: flipped))
      }
    } catch {
      throw .unreadable(error)
    }
    self.readings = readings
    do throws(IncomparablePoliciesError) {
      run = try PolicyRun(policies, threads: threads)
    } catch {
      throw .incomparable(error)
    }
  }

  /// Simulates.
  ///
  /// - Parameter onProgress: Told how many replications are done, and in all; throwing ends the audit.
  /// - throws: What the callback throws.
  public func result(
    onProgress: (_ done: Int, _ count: Int) throws -> Void = { _, _ in }
  ) throws -> AuditResult {
    let count = run.replications
    let result = try run.result { progress in
      try onProgress(progress.merchantsDone * count / max(1, progress.merchants), count)
    }
    return AuditResult(readings, result)
  }
}
