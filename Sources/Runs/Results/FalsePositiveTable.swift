import MerchantModel
import SimStatistics

/// A class of merchants by their contacts a day.
public struct SizeClass: Hashable, Sendable {
  /// The least contacts a day of the class.
  public let lower: Int
  /// What its contacts a day stay below; nil of the largest.
  public let upper: Int?

  /// All classes, the smallest merchants first.
  public static let all: [SizeClass] = {
    let bounds = SuspensionsBySize.bounds
    return bounds.indices.map { place in
      SizeClass(lower: bounds[place], upper: place + 1 < bounds.count ? bounds[place + 1] : nil)
    }
  }()
}

/// A class of merchants by their observed answer rate over the counted days.
public struct RateClass: Hashable, Sendable {
  /// The least rate of the class, in per cent.
  public let lower: Int
  /// What its rates stay below, in per cent; 100 belongs to the last class.
  public let upper: Int

  /// All classes, the lowest rates first.
  public static let all = (0..<5).map { RateClass(lower: 20 * $0, upper: 20 * ($0 + 1)) }

  /// The place of the class of a rate; nil without a call.
  static func place(answered: Int64, offered: Int64) -> Int? {
    offered > 0 ? Int(min(answered * 5 / offered, 4)) : nil
  }
}

/// Suspended merchants by size and observed answer rate: how many there are, and how many of them deserved it by
/// their expected answer rate. Whole numbers: adding is exact in any order.
struct FalsePositiveTable: Hashable, Sendable {
  /// Counts of one size and rate.
  struct Cell: Hashable, Sendable {
    /// Merchants who were suspended and examined.
    var merchants = 0
    /// Those of them whose rate is found below the threshold, or estimated so.
    var deserving = 0
    /// Those of them whose rate is not distinguished from it.
    var undecided = 0
    /// Their suspensions.
    var suspensions = 0
    /// The suspensions that are false positives.
    var falsePositives = 0

    static func += (sum: inout Cell, cell: Cell) {
      sum.merchants += cell.merchants
      sum.deserving += cell.deserving
      sum.undecided += cell.undecided
      sum.suspensions += cell.suspensions
      sum.falsePositives += cell.falsePositives
    }
  }

  private var cells = [Cell](repeating: Cell(), count: SizeClass.all.count * RateClass.all.count)

  /// The counts of some sizes and rates together.
  func sum(sizes: Range<Int>, rates: Range<Int>) -> Cell {
    var sum = Cell()
    for size in sizes {
      for rate in rates { sum += cells[size * RateClass.all.count + rate] }
    }
    return sum
  }

  mutating func add(_ other: FalsePositiveTable) {
    for index in cells.indices { cells[index] += other.cells[index] }
  }

  /// The counters that ``addMerchant(days:sum:)`` reads.
  static let counters: [Counter] = [
    .suspensionsExamined, .callsAnswered, .callsOffered, .contacts, .falsePositives,
    .undecidedSuspensions,
  ]

  /// Adds a merchant, if it was suspended and examined.
  ///
  /// - Parameters:
  ///   - days: The number of counted days.
  ///   - sum: Returns a counter of the merchant over the counted days.
  mutating func addMerchant(days: Int, sum: (Counter) -> Int64) {
    let examined = Int(sum(.suspensionsExamined))
    guard examined > 0,
      let rate = RateClass.place(answered: sum(.callsAnswered), offered: sum(.callsOffered))
    else { return }
    let size = SuspensionsBySize.place(contacts: sum(.contacts), days: days)
    let falsePositives = Int(sum(.falsePositives))
    cells[size * RateClass.all.count + rate] += Cell(
      merchants: 1, deserving: falsePositives == 0 ? 1 : 0,
      undecided: sum(.undecidedSuspensions) > 0 ? 1 : 0, suspensions: examined,
      falsePositives: falsePositives)
  }
}
