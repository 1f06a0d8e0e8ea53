import SimRandom

/// How many contacts the merchants of a segment get.
public struct Demand: Hashable, Sendable {
  /// Mean contacts per merchant and day of the kinds that the segment gets.
  public var contacts: [ContactRate] = []
  /// A factor on all of a merchant's contacts, drawn once for each merchant and replication: merchants
  /// of one segment differ.
  public var volume = Distribution.exactly(1)
  /// Coefficient of variation of the merchant's own busyness, a gamma factor of mean 1 drawn each day.
  public var busyness = 0.0

  /// No contacts at all.
  public init() {}

  /// Mean contacts per merchant and day of a kind.
  public func contactsPerDay(of kind: String) -> Double {
    contacts.filter { $0.kind == kind }.reduce(0) { $0 + $1.perDay }
  }
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
