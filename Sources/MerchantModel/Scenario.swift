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
  ///
  /// In the long run its days before the warm-up are as many as two responses last: see ``Horizon``.
  public var calendar = StudyCalendar() {
    didSet { planMidLife() }
  }
  /// What all merchants share.
  public var platform = Platform()
  /// Stretches of days with more, or fewer, contacts; those that overlap multiply.
  public var campaigns: [Campaign] = []
  /// The kinds of contacts.
  public var kinds: [ContactKind] = []
  /// How customers behave.
  public var customer = Customer()
  /// The assistant on the first line, which takes the kinds that give it something to do.
  public var assistant = Assistant()
  /// The invitation card.
  public var invitation = Invitation()
  /// The kinds of merchants.
  public var segments: [Segment] = []
  /// The answer-rate rule, or which rule judges whom and when.
  public var rulebook = Rulebook()
  /// Arms of a roll-out, each with a policy of its own for a share of the merchants; none for everybody under the scenario
  /// as it is.
  public var arms: [Arm] = []
  /// How merchants come into their arms.
  public var armAssignment = ArmAssignment.independent
  /// How merchants respond to rules.
  public var response = Response() {
    didSet { planMidLife() }
  }
  /// The desk that answers for all merchants what rings in vain; nil for none.
  public var desk: Desk?
  /// The queue in which suspended merchants' appeals are reviewed; nil where nobody can appeal.
  public var appeals: Appeals?
  /// What things are worth; nil leaves money out.
  public var prices: Prices?
  /// Which costly measures are taken.
  public var measurement = Measurement()
  /// What a run is expected to show.
  public var expectations: [Expectation] = []

  /// A scenario of nobody.
  public init() {}

  /// Whether merchants can respond for a while to what the rule does to them, and lapse: then figures swing for months
  /// where all of them start at once.
  public var canSwing: Bool {
    (isUnderRules && response.canSwing) || arms.contains { $0.scenario.canSwing }
  }

  /// How much days of a segment's merchants resemble each other: the greatest persistence of what varies by day.
  package func persistence(ofDaysIn segment: Segment) -> Double {
    max(
      segment.demand.busyness > 0 ? segment.demand.persistence ?? 0 : 0,
      platform.busyness > 0 ? platform.persistence ?? 0 : 0,
      segment.dayEffect.isAnything ? segment.dayEffect.persistence : 0)
  }

  /// Keeps the days on which merchants live before the warm-up up to date.
  ///
  /// They depend on the response alone and not on the rule, so that rules can share days.
  private mutating func planMidLife() {
    let days =
      calendar.horizon == .longRun && response.canSwing
      ? min(2 * response.wholeDays, Scenario.mostEarlierDays) : 0
    guard days != calendar.earlierDays else { return }
    calendar.earlierDays = days
  }

  /// The most days before the warm-up; longer responses are not spread over all of their length.
  private static let mostEarlierDays = 3_660
}
