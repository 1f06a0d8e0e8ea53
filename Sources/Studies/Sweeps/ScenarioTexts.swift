import MerchantModel
import Scenarios

/// The texts of a scenario and of the policies and settings laid over it, so that it can be read again with more
/// of them.
public struct ScenarioTexts: Sendable {
  /// The scenario.
  public let scenario: SourceText
  /// The policies over it, in order.
  public let policies: [SourceText]
  /// The settings over both, in order.
  public let settings: [String]

  /// Collects the texts.
  public init(_ scenario: SourceText, policies: [SourceText] = [], settings: [String] = []) {
    self.scenario = scenario
    self.policies = policies
    self.settings = settings
  }

  /// Reads them, with more policies and settings over their own.
  ///
  /// - Parameters:
  ///   - more: Further policies.
  ///   - last: Further settings.
  /// - Throws: `ScenarioError` with all problems found.
  public func resolved(
    policies more: [SourceText] = [], settings last: [String] = []
  ) throws(ScenarioError) -> LoadedDocument<Scenario> {
    try DocumentLoader(Codec.scenario).load(
      scenario, policies: policies + more, settings: settings + last)
  }
}
