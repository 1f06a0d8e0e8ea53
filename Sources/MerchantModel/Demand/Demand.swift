import SimRandom

/// How the contacts of a segment vary about their mean rates.
public struct Demand: Hashable, Sendable {
  /// A factor on all of a merchant's contacts, drawn once for each merchant and replication: merchants
  /// of one segment differ.
  public var volume = Distribution.exactly(1)
  /// Coefficient of variation of the merchant's own busyness, a gamma factor of mean 1 drawn each day.
  public var busyness = 0.0
  /// How much a day's factor resembles the one of the day before; nil draws each day anew. See ``DayScores``.
  public var persistence: Double?
  /// How the hours of a day differ from what the profiles and the day's level say.
  public var withinDay = HourVariation()

  /// Merchants who are alike, every day as busy as the profiles say.
  public init() {}
}

/// How busy the clock hours of one day are, given the day's level: a gamma factor of mean 1 for each, anew each day.
public struct HourVariation: Hashable, Sendable {
  /// Coefficient of variation of an hour's factor; 0 for none.
  public var busyness = 0.0
  /// The correlation, from 0 to less than 1, of the normal scores of an hour's factor and of that of the hour before.
  public var persistence = 0.0

  /// Hours as busy as the profiles say.
  public init() {}

  /// Whether hours vary at all.
  public var isAnything: Bool { busyness > 0 }
}

/// Mean contacts of one kind per merchant and day.
public struct ContactRate: Hashable, Sendable {
  /// The name of the kind.
  public var kind: String
  /// The mean, over all days of the week, of a merchant of volume 1.
  public var perDay: Double

  /// Makes a rate.
  public init(kind: String, perDay: Double) {
    self.kind = kind
    self.perDay = perDay
  }
}

/// What all merchants share.
public struct Platform: Hashable, Sendable {
  /// Coefficient of variation of the platform's busyness: a gamma factor of mean 1 drawn each day and
  /// shared by all merchants.
  public var busyness = 0.0
  /// How much a day's factor resembles the one of the day before; nil draws each day anew. See ``DayScores``.
  public var persistence: Double?
  /// How the hours of a day differ from what the profiles and the day's level say, for all merchants alike.
  public var withinDay = HourVariation()

  /// A platform on which every day is as busy as the profiles say.
  public init() {}
}
