/// The counters of every simulated day: a table of days by ``Counter``.
///
/// Merging adds; it is exact, commutative and associative.
public struct Tallies: ~Copyable, Sendable {
  /// How many simulated days the table has.
  public let days: Int
  /// A row a day, and one that nobody reads: for what begins at the very midnight that ends the run.
  private var values: Buffer<Int64>
  /// A counter whose sum was beyond 64 bits; nil if none was.
  private(set) var overflow: Counter?

  /// A table of zeros.
  public init(days: Int) {
    self.days = days
    values = Buffer(repeating: 0, count: (days + 1) * Counter.count)
  }

  /// A counter's value on a day.
  public subscript(counter: Counter, day day: Int) -> Int64 {
    precondition(day >= 0 && day < days, "a table of tallies has a row for each simulated day")
    return values[day * Counter.count + counter.rawValue]
  }

  /// A counter summed over days; the greatest or least number there is where the sum is beyond it.
  public func total(_ counter: Counter, over days: Range<Int>) -> Int64 {
    days.reduce(0) { $0.saturated(adding: self[counter, day: $1]) }
  }

  /// The values, day by day.
  var snapshot: [Int64] { values.prefix(days * Counter.count) }

  /// Adds a table of the same number of days. Complexity: O(days x counters).
  public mutating func add(_ other: borrowing Tallies) {
    precondition(other.days == days, "tables of tallies are of one size")
    if values.add(other.values, count: days * Counter.count) { noteOverflow(other) }
    if let counter = other.overflow { overflow = overflow ?? counter }
  }

  /// Finds the counter that overflowed as a table was added.
  @inline(never)
  private mutating func noteOverflow(_ added: borrowing Tallies) {
    for place in 0..<days * Counter.count {
      let before = values[place] &- added.values[place]
      if before.addingReportingOverflow(added.values[place]).overflow {
        overflow = overflow ?? Counter(rawValue: place % Counter.count)
      }
    }
  }

  /// Sets everything to zero.
  public mutating func clear() {
    values.clear(0..<values.count)
    overflow = nil
  }

  /// Moves what is booked on some days to a list, in the order of the table, and leaves zeros.
  mutating func drain(_ days: Range<Int>, into bookings: inout Buffer<Booking>) {
    copy(days, into: &bookings)
    values.clear(days.lowerBound * Counter.count..<days.upperBound * Counter.count)
  }

  /// Lists what is booked on some days, in the order of the table.
  func copy(_ days: Range<Int>, into bookings: inout Buffer<Booking>) {
    for place in (days.lowerBound * Counter.count)..<(days.upperBound * Counter.count) {
      let amount = values[place]
      if amount != 0 {
        bookings.append(Booking(place: Int32(truncatingIfNeeded: place), amount: amount))
      }
    }
  }

  /// Books a list.
  mutating func add(_ bookings: borrowing Buffer<Booking>, _ range: Range<Int>) {
    for index in range { values[Int(bookings[index].place)] &+= bookings[index].amount }
  }

  /// Books an amount on a day; on the day after the last it is lost.
  @inline(__always)
  mutating func book(_ counter: Counter, _ amount: Int64 = 1, day: Int) {
    assert(day >= 0 && day <= days)
    values[day &* Counter.count &+ counter.rawValue] &+= amount
  }
}

/// An amount at a place in a table of tallies.
struct Booking: BitwiseCopyable {
  /// The day times the number of counters, and the counter.
  var place: Int32
  var amount: Int64
}

/// A table of tallies as a plain value, for adding up and keeping results.
public struct TallyTable: Hashable, Sendable {
  /// How many simulated days the table has.
  public let days: Int
  private var values: [Int64]
  /// A counter of which a sum that went into the table was beyond 64 bits.
  private var overflow: Counter?

  /// A table of zeros.
  public init(days: Int) {
    self.days = days
    values = Array(repeating: 0, count: days * Counter.count)
  }

  /// A copy of what an arena has counted.
  public init(_ tallies: borrowing Tallies) {
    days = tallies.days
    values = tallies.snapshot
    overflow = tallies.overflow
  }

  /// A table of the values given, day by day.
  package init(days: Int, values: [Int64]) {
    self.days = days
    self.values = values
  }

  /// The counters of a day, by raw value.
  public subscript(day day: Int) -> ArraySlice<Int64> {
    values[(day * Counter.count)..<((day + 1) * Counter.count)]
  }

  /// A counter's value on a day.
  public subscript(counter: Counter, day day: Int) -> Int64 {
    values[day * Counter.count + counter.rawValue]
  }

  /// All counters summed over days, by raw value; the greatest or least number there is where a sum is beyond it, which
  /// ``overflowedCounter`` tells.
  public func totals(over days: Range<Int>) -> [Int64] {
    var sums = [Int64](repeating: 0, count: Counter.count)
    for day in days {
      for counter in 0..<Counter.count {
        sums[counter] = sums[counter].saturated(adding: values[day * Counter.count + counter])
      }
    }
    return sums
  }

  /// Adds a table of the same number of days; exact, in any order, unless ``overflowedCounter`` says otherwise.
  public mutating func add(_ other: TallyTable) {
    precondition(other.days == days, "tables of tallies are of one size")
    overflow = overflow ?? other.overflow
    for index in values.indices {
      let (sum, isBeyond) = values[index].addingReportingOverflow(other.values[index])
      values[index] = sum
      if isBeyond { overflow = overflow ?? Counter(rawValue: index % Counter.count) }
    }
  }

  /// A counter of which a sum, over merchants or over days, is beyond 64 bits, so that its figures would be wrong; nil if
  /// all are right.
  public var overflowedCounter: Counter? {
    if let overflow { return overflow }
    let sums = totals(over: 0..<days)
    return Counter.allCases.first {
      let sum = sums[$0.rawValue]
      // A sum of durations other than savings is below 0 only once it has wrapped around.
      return sum == .max || sum == .min || (sum < 0 && $0.isDuration && !$0.isSaving)
    }
  }
}

extension Int64 {
  /// The sum, or the greatest or least number there is where it is beyond it.
  @inline(__always)
  fileprivate func saturated(adding other: Int64) -> Int64 {
    let (sum, isBeyond) = addingReportingOverflow(other)
    return isBeyond ? (other < 0 ? .min : .max) : sum
  }
}

/// What is booked once a merchant has also run in another way.
extension Tallies {
  /// Books, day by day, what the merchant came to with video off.
  mutating func bookWithoutVideo(_ other: borrowing Tallies) {
    for day in 0..<days { bookWithoutVideo(ServedDay(other, day), day: day) }
  }

  /// Books the merchant's own days as those with video off, which would be the same.
  mutating func bookItselfWithoutVideo() {
    for day in 0..<days { bookWithoutVideo(ServedDay(self, day), day: day) }
  }

  private mutating func bookWithoutVideo(_ served: ServedDay, day: Int) {
    book(.contactsWithoutVideo, served.contacts, day: day)
    book(.guidedWithoutVideo, served.guided, day: day)
    book(.resolvedWithoutVideo, served.resolved, day: day)
    book(.unservedWithoutVideo, served.unserved, day: day)
    book(.customersLostWithoutVideo, served.customersLost, day: day)
    book(.elapsedMicrosecondsWithoutVideo, served.elapsed, day: day)
    book(.agentMicrosecondsWithoutVideo, served.effort, day: day)
  }

  /// Books what each suspension is found to be.
  mutating func bookFalsePositives(_ check: FalsePositiveCheck) {
    for day in 0..<days {
      let suspensions = self[.suspensions, day: day]
      guard suspensions > 0 else { continue }
      check.forEachCounter { book($0, suspensions, day: day) }
    }
  }
}

/// Whom a merchant served on a day, and at what effort.
private struct ServedDay: BitwiseCopyable {
  let contacts: Int64
  let guided: Int64
  let resolved: Int64
  let unserved: Int64
  let customersLost: Int64
  let elapsed: Int64
  let effort: Int64

  init(_ tallies: borrowing Tallies, _ day: Int) {
    contacts = tallies[.contacts, day: day]
    guided =
      tallies[.endedByText, day: day] &+ tallies[.endedByVideo, day: day]
      &+ tallies[.endedByVoice, day: day] &+ tallies[.contained, day: day]
    resolved = tallies[.resolved, day: day]
    unserved =
      tallies[.leftQueue, day: day] &+ tallies[.gaveUp, day: day]
      &+ tallies[.notReached, day: day]
    customersLost = tallies[.customersLost, day: day]
    elapsed = tallies[.elapsedMicroseconds, day: day]
    effort = tallies[.agentMicroseconds, day: day]
  }
}
