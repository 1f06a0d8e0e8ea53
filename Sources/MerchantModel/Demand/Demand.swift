import SimRandom

/// How the contacts of a segment vary about their mean rates.
public struct Demand: Hashable, Sendable {
  /// A factor on all of a merchant's contacts, drawn once for each merchant and replication: merchants
  /// of one segment differ.
  public var volume = Distribution.exactly(1)
  /// Coefficient of variation of the merchant's own busyness, a gamma factor of mean 1 drawn each day.
  public var busyness = 0.0

  /// Merchants who are alike, every day as busy as the profiles say.
  public init() {}
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

  /// A platform on which every day is as busy as the profiles say.
  public init() {}
}
