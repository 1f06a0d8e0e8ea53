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
  /// - Throws: `ScenarioError` with all problems found; a desk or an appeals queue is one, since a study of points holds none in balance.
  public func resolved(
    policies more: [SourceText] = [], settings last: [String] = []
  ) throws(ScenarioError) -> LoadedDocument<Scenario> {
    let document = try DocumentLoader(Codec.scenario).load(
      scenario, policies: policies + more, settings: settings + last)
    if let place = document.value.sharedPlaces.first {
      throw ScenarioError(
        Diagnostic(.domain(SharedPlaceInStudy(place: place)), at: .start(of: scenario)))
    }
    return document
  }
}

/// A study of many points, of a scenario with a place that merchants share.
struct SharedPlaceInStudy: DomainProblem {
  let place: SharedPlace

  var message: String {
    "merchants and \(place.phrase) are brought to agree in `run` and `compare` alone, not at each point of a study"
  }
  var hint: String? {
    "leave \(place.word) out with --unset \(place.rawValue), or compare policies"
  }
}
