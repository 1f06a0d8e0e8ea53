/// Merchants and their suspensions by how many contacts the merchants had, over the counted days.
///
/// A merchant with few calls a day is at the mercy of chance, so false positives are counted by size.
/// Adding is exact, commutative and associative.
public struct SuspensionsBySize: Equatable, Sendable {
  /// What is counted of a class.
  public struct Counts: Hashable, Sendable {
    /// Merchants.
    public var merchants: Int64 = 0
    /// Their suspensions.
    public var suspensions: Int64 = 0
    /// Suspensions of merchants whose answer rate without a rule was examined.
    public var examined: Int64 = 0
    /// Those of merchants whose answer rate is found above the threshold, or estimated so.
    public var falsePositives: Int64 = 0
    /// Those of merchants whose answer rate is not distinguished from the threshold.
    public var undecided: Int64 = 0
  }

  /// Where classes begin, in contacts a day; the last has no end.
  public static let bounds = [0, 2, 5, 10, 20, 50, 100]

  /// The place of the class that a number of contacts in some days belongs to.
  public static func place(contacts: Int64, days: Int) -> Int {
    bounds.lastIndex { Int64($0 * days) <= contacts } ?? 0
  }

  /// The counts by class.
  public private(set) var classes = [Counts](repeating: Counts(), count: bounds.count)

  /// Nobody.
  public init() {}

  /// Adds another's merchants.
  public mutating func add(_ other: SuspensionsBySize) {
    for (index, counts) in other.classes.enumerated() {
      classes[index].merchants += counts.merchants
      classes[index].suspensions += counts.suspensions
      classes[index].examined += counts.examined
      classes[index].falsePositives += counts.falsePositives
      classes[index].undecided += counts.undecided
    }
  }

  mutating func clear() {
    for index in classes.indices { classes[index] = Counts() }
  }

  /// Books a merchant.
  ///
  /// - Parameters:
  ///   - sums: Of the merchant.
  ///   - days: Over how many days.
  mutating func add(_ sums: MerchantSums, days: Int) {
    let size = SuspensionsBySize.place(contacts: sums.contacts, days: days)
    classes[size].merchants += 1
    classes[size].suspensions += sums.suspensions
    classes[size].examined += sums.examined
    classes[size].falsePositives += sums.falsePositives
    classes[size].undecided += sums.undecided
  }
}
