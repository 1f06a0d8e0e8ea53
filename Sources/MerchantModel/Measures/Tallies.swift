/// The counters of every simulated day: a table of days by ``Counter``.
///
/// Merging adds; it is exact, commutative and associative.
///
/// The memory is owned by the one value there is of it, so it may move between threads.
public struct Tallies: ~Copyable, @unchecked Sendable {
  /// How many simulated days the table has.
  public let days: Int
  private let values: UnsafeMutablePointer<Int64>

  /// A table of zeros.
  public init(days: Int) {
    self.days = days
    values = .allocate(capacity: days * Counter.count)
    values.initialize(repeating: 0, count: days * Counter.count)
  }

  deinit {
    values.deallocate()
  }

  /// A counter's value on a day.
  public subscript(counter: Counter, day day: Int) -> Int64 {
    precondition(day >= 0 && day < days, "a table of tallies has a row for each simulated day")
    return values[day * Counter.count + counter.rawValue]
  }

  /// A counter summed over days.
  public func total(_ counter: Counter, over days: Range<Int>) -> Int64 {
    days.reduce(0) { $0 + self[counter, day: $1] }
  }

  var snapshot: [Int64] {
    Array(UnsafeBufferPointer(start: values, count: days * Counter.count))
  }

  /// Adds a table of the same number of days. Complexity: O(days x counters).
  public mutating func add(_ other: borrowing Tallies) {
    precondition(other.days == days, "tables of tallies are of one size")
    for index in 0..<(days * Counter.count) { values[index] += other.values[index] }
  }

  /// Sets everything to zero.
  public mutating func clear() {
    values.update(repeating: 0, count: days * Counter.count)
  }

  /// Books an amount on a day.
  @inline(__always)
  mutating func book(_ counter: Counter, _ amount: Int64 = 1, day: Int) {
    assert(day >= 0 && day < days)
    values[day &* Counter.count &+ counter.rawValue] &+= amount
  }
}

/// A table of tallies as a plain value, for adding up and keeping results.
public struct TallyTable: Hashable, Sendable {
  /// How many simulated days the table has.
  public let days: Int
  private var values: [Int64]

  /// A table of zeros.
  public init(days: Int) {
    self.days = days
    values = Array(repeating: 0, count: days * Counter.count)
  }

  /// A copy of what an arena has counted.
  public init(_ tallies: borrowing Tallies) {
    days = tallies.days
    values = tallies.snapshot
  }

  /// The counters of a day, by raw value.
  public subscript(day day: Int) -> ArraySlice<Int64> {
    values[(day * Counter.count)..<((day + 1) * Counter.count)]
  }

  /// All counters summed over days, by raw value.
  public func totals(over days: Range<Int>) -> [Int64] {
    var sums = [Int64](repeating: 0, count: Counter.count)
    for day in days {
      for counter in 0..<Counter.count { sums[counter] += values[day * Counter.count + counter] }
    }
    return sums
  }

  /// Adds a table of the same number of days; exact, in any order.
  public mutating func add(_ other: TallyTable) {
    precondition(other.days == days, "tables of tallies are of one size")
    for index in values.indices { values[index] += other.values[index] }
  }
}
