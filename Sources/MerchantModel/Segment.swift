import SimRandom

/// A kind of merchant: solo seller, small shop, shop with a service desk, brand with shifts.
public struct Segment: Hashable, Sendable {
  /// The name that scenario files use.
  public var name: String
  /// How many merchants are simulated in each replication, 1 or more.
  public var merchants = 100
  /// How many real merchants the segment stands for: its weight in figures of the population. Nil
  /// counts the simulated ones.
  public var represents: Double?
  /// Mean contacts per merchant and day of the kinds that the segment gets.
  public var contacts: [ContactRate] = []
  /// Kinds whose contacts arrive as a file recorded them.
  public var replays: [Replay] = []
  /// The chance that a merchant adopted the feature, drawn once for each merchant and replication. One
  /// that did not sends no cards and takes no calls.
  public var adoption = Probability.always
  /// With what of a merchant its adoption goes.
  public var adoptionCorrelation = AdoptionCorrelation()
  /// How their contacts vary.
  public var demand = Demand()
  /// Who works for them.
  public var staffing = Staffing()
  /// When agents see new chats and reply; nil at once.
  public var firstReply: FirstReply?
  /// How much slower chats get where an agent has many.
  public var slowdown = ChatSlowdown()
  /// How their apps behave.
  public var app = AppBehaviour()
  /// How their agents answer.
  public var answering = AnsweringByState()
  /// A merchant's own diligence: a factor on the odds of answering, drawn once for each merchant and
  /// replication.
  public var diligence = Distribution.exactly(1)
  /// A merchant's good and bad days at answering.
  public var dayEffect = DayEffect()
  /// For how long a merchant has been on the platform as the counted days begin, drawn once for each
  /// merchant and replication. Nil is long enough for every rule.
  public var age: DurationDistribution?
  /// How their calls ring.
  public var ring = RingSetting()
  /// A shared desk that answers what their agents leave ringing, if there is one.
  public var overflow: OverflowDesk?
  /// A call-back promised after a miss, if there is one.
  public var callBack: CallBack?
  /// Their nights.
  public var night = NightWindow()

  /// A segment of 100 merchants without contacts.
  public init(name: String) {
    self.name = name
  }

  /// Mean contacts per merchant and day of a kind.
  public func contactsPerDay(of kind: String) -> Double {
    contacts.filter { $0.kind == kind }.reduce(0) { $0 + $1.perDay }
  }

  /// Mean contacts per merchant and day of a kind that are drawn: none of a kind that is replayed.
  package func drawnContactsPerDay(of kind: String) -> Double {
    replays.contains { $0.kind == kind } ? 0 : contactsPerDay(of: kind)
  }

  /// Mean drawn contacts of a kind on each simulated day, of a merchant of volume 1.
  ///
  /// - Parameters:
  ///   - kind: The kind.
  ///   - factors: What campaigns multiply each day's mean by: see ``Campaign/dayFactors(of:in:on:)``.
  ///   - calendar: The simulated days.
  package func drawnDayMeans(
    of kind: ContactKind, factors: [Double], on calendar: StudyCalendar
  ) -> [Double] {
    let rate = drawnContactsPerDay(of: kind.name)
    return factors.enumerated().map { day, factor in
      rate * kind.weekdays.factor(calendar.date(ofDay: day).weekday) * factor
    }
  }

  /// Contacts to be expected of a merchant on the counted days, those about an old matter left out: both
  /// busyness factors have mean 1.
  package func expectedContacts(in scenario: Scenario) -> Double {
    let calendar = scenario.calendar
    var sum = 0.0
    for kind in scenario.kinds where drawnContactsPerDay(of: kind.name) > 0 {
      let factors = Campaign.dayFactors(of: kind, in: scenario.campaigns, on: calendar)
      let means = drawnDayMeans(of: kind, factors: factors, on: calendar)
      for day in calendar.countedDays { sum += means[day] }
    }
    let replay = ReplayPlan(replays, kinds: scenario.kinds.map(\.name), calendar: calendar)
    let recorded = calendar.countedDays.reduce(0) { $0 + replay.contacts(ofDay: $1).count }
    return sum * demand.volume.mean + Double(recorded)
  }

  /// The segment's weight in figures of the population, in real merchants.
  public var weight: Double { represents ?? Double(merchants) }
}
