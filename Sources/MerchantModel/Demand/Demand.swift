import SimRandom

/// How many contacts the merchants of a segment get.
public struct Demand: Hashable, Sendable {
  /// Mean contacts per merchant and day of each kind, by the kind's position in the scenario.
  public var contactsPerDay: [Double] = []
  /// A factor on all of a merchant's contacts, drawn once for each merchant and replication: merchants
  /// of one segment differ.
  public var volume = Distribution.constant(1)
  /// Coefficient of variation of the merchant's own busyness, a gamma factor of mean 1 drawn each day.
  public var busyness = 0.0

  /// No contacts at all.
  public init() {}
}
