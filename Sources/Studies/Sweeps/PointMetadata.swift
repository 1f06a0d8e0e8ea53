import MerchantModel
import Runs

/// What a point's results are read with: the segments, how many real merchants each stands for, and prices.
public struct PointMetadata: Hashable, Sendable, Codable {
  /// A segment of the point's scenario.
  public struct Segment: Hashable, Sendable, Codable, WeightedSegment {
    /// Its name.
    public let name: String
    /// Merchants simulated in each replication.
    public let merchants: Int
    /// Real merchants it stands for.
    public let represents: Double

    package var weight: Double { represents }
  }

  /// The segments, in the scenario's order.
  public let segments: [Segment]
  /// The prices, if the scenario has some.
  public let prices: Prices?
  /// The comparisons that the scenario leaves out; nil if it makes all.
  public let leftOut: [Measurement.Comparison]?
  /// Which question the scenario asks; nil if it does not say.
  public let horizon: Horizon?
  /// Whether customers react to missed calls; nil if they do not.
  public let reactsToMisses: Bool?

  /// Whether the wait for the first reply is measured; nil if not.
  public let measuresFirstReply: Bool?
  /// Whether customers can leave messages; nil if not.
  public let hasMessages: Bool?
  /// Whether an assistant takes contacts; nil if none does.
  public let hasAssistant: Bool?

  /// The places that merchants share; nil if they share none.
  public let sharedPlaces: [SharedPlace]?

  /// Whether reply rates are measured; nil if not.
  public let measuresReplyRates: Bool?

  /// Collects the metadata of a scenario.
  public init(_ scenario: Scenario) {
    segments = scenario.segments.map {
      Segment(name: $0.name, merchants: $0.merchants, represents: $0.weight)
    }
    prices = scenario.prices
    horizon = scenario.calendar.horizon
    reactsToMisses = scenario.customer.reactsToMisses ? true : nil
    measuresFirstReply = scenario.measuresFirstReply ? true : nil
    hasMessages = scenario.customer.message != nil ? true : nil
    hasAssistant = scenario.hasAssistant ? true : nil
    measuresReplyRates = scenario.measurement.replyRates != nil ? true : nil
    sharedPlaces = scenario.sharedPlaces.isEmpty ? nil : scenario.sharedPlaces
    let left = Measurement.Comparison.allCases.filter { !scenario.measurement.makes($0) }
    leftOut = left.isEmpty ? nil : left
  }

  /// The measures that the point has, in the order of tables and files.
  public var measures: [Measure] {
    var scenario = Scenario()
    scenario.prices = prices
    // Any reaction will do: it is asked for whether there is one.
    if reactsToMisses == true { scenario.customer.loss.perMissedRing = .always }
    addChats(to: &scenario)
    addPlaces(to: &scenario)
    scenario.measurement.counterfactual = leftOut?.contains(.counterfactual) != true
    scenario.measurement.falsePositives = leftOut?.contains(.falsePositives) != true
    return Measure.dictionary(of: scenario)
  }

  /// Gives it the places that merchants share.
  private func addPlaces(to scenario: inout Scenario) {
    let places = sharedPlaces ?? []
    if places.contains(.desk) { scenario.desk = Desk(shifts: []) }
    if places.contains(.appeals) {
      let never = ChanceByCause(byFault: .never, byLuck: .never)
      scenario.appeals = Appeals(reviewers: 1, reviewsPerDay: 1, filed: never, overturned: never)
    }
  }

  /// Gives a scenario of nobody what makes measures of chats possible.
  private func addChats(to scenario: inout Scenario) {
    if measuresFirstReply == true {
      var segment = MerchantModel.Segment(name: "")
      segment.staffing.chats = .slots(1)
      segment.firstReply = FirstReply()
      scenario.segments = [segment]
    }
    if measuresReplyRates == true { scenario.measurement.replyRates = ReplyRateMeasurement() }
    if hasMessages == true { scenario.customer.message = OfflineMessage() }
    if hasAssistant == true {
      var kind = ContactKind(name: "")
      kind.assistant = AssistantService()
      scenario.kinds = [kind]
    }
  }

  /// The scopes in the order of tables and files: the segments, then the population where it is more.
  public var scopes: [Scope] {
    segments.indices.map(Scope.segment) + (segments.count > 1 ? [.population] : [])
  }

  /// All merchants: the population, or the only segment, which is the same.
  public var overall: Scope { .overall(of: segments) }

  /// What a scope is called in tables and files.
  public func name(of scope: Scope) -> String { scope.name(among: segments) }

  /// The segments of a scope, each with what one of its simulated merchants counts for; nothing for a scope that the
  /// point does not have.
  func weights(in scope: Scope) -> [(segment: Int, weight: Double)] {
    scope.weights(of: segments)
  }
}
