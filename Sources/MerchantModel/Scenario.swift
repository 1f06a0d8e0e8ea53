import SimRandom

/// Everything a run depends on: who is simulated, under what rule, for how long, from what seed.
public struct Scenario: Hashable, Sendable {
  /// What the scenario is called in tables and reports.
  public var title = ""
  /// What it is for, for readers.
  public var description: String?
  /// The seed of every stream.
  public var seed: UInt64 = 1
  /// How many replications a run makes unless told otherwise, 1 or more.
  public var replications = 20
  /// Which days are simulated.
  public var calendar = StudyCalendar()
  /// What all merchants share.
  public var platform = Platform()
  /// Stretches of days with more, or fewer, contacts; those that overlap multiply.
  public var campaigns: [Campaign] = []
  /// The kinds of contacts.
  public var kinds: [ContactKind] = []
  /// How customers behave.
  public var customer = Customer()
  /// The invitation card.
  public var invitation = Invitation()
  /// The kinds of merchants.
  public var segments: [Segment] = []
  /// The answer-rate rule.
  public var rule = Rule()
  /// How merchants respond to it.
  public var response = Response()
  /// What things are worth; nil leaves money out.
  public var prices: Prices?
  /// Which costly measures are taken.
  public var measurement = Measurement()
  /// What a run is expected to show.
  public var expectations: [Expectation] = []

  /// A scenario of nobody.
  public init() {}
}
