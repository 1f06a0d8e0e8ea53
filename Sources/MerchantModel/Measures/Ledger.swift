import SimKernel

/// The books of one arena: a merchant's counts by day, and what was observed over all merchants since it was last taken
/// away.
struct Ledger: ~Copyable {
  private let inPlace = InPlace()
  private(set) var tallies: Tallies
  private var distributions = CountedDistributions()
  /// The days whose observations are kept: the counted ones, or none in a comparison.
  private var observedDays: Range<Int>
  /// Observations kept one by one instead, while somebody wants them so.
  private(set) var kept = Buffer<Observed>(capacity: 8)
  private var keepsApart = false

  /// What the run is for.
  private(set) var role = RunRole.alone
  /// What each kind of contact came to, and the days on which that is counted: none, unless somebody asks.
  var kinds = KindCounts(kinds: 0)
  private(set) var kindDays = 0..<0
  /// Whether kinds are counted at all.
  private(set) var countsKinds = false

  /// Books of some days.
  ///
  /// - Parameter observed: The days whose observations are kept.
  init(days: Int, observing observed: Range<Int>) {
    tallies = Tallies(days: days)
    observedDays = observed
  }

  /// Says what the next merchants are simulated for. A run that others are compared with observes nothing.
  mutating func play(_ role: RunRole) {
    self.role = role
    if role == .counterfactual || role == .examined { observedDays = 0..<0 }
  }

  /// Begins with another merchant.
  mutating func reset() {
    // Nobody reads the books of an examination, and they are larger than most examinations are long.
    if role != .examined { tallies.clear() }
    if countsKinds { kinds.clear() }
  }

  // MARK: Counts

  /// Books an amount on a day.
  @inline(__always)
  mutating func book(_ counter: Counter, _ amount: Int64, day: Int) {
    tallies.book(counter, amount, day: day)
  }

  /// A count of the merchant, over some days.
  func total(_ counter: Counter, over days: Range<Int>) -> Int64 {
    tallies.total(counter, over: days)
  }

  /// Books what the merchant came to with video off.
  mutating func bookWithoutVideo(_ other: borrowing Ledger) {
    tallies.bookWithoutVideo(other.tallies)
  }

  /// Books the merchant's own days as those with video off, which would be the same.
  mutating func bookItselfWithoutVideo() { tallies.bookItselfWithoutVideo() }

  /// Books what the merchant's suspensions are found to be.
  mutating func bookFalsePositives(_ check: FalsePositiveCheck) {
    tallies.bookFalsePositives(check)
  }

  /// Changes places with other counts: what is booked from now on is booked there.
  mutating func swapTallies(with other: inout Tallies) { swap(&tallies, &other) }

  /// Moves what is booked on some days to a list, and leaves zeros.
  mutating func drain(_ days: Range<Int>, into bookings: inout Buffer<Booking>) {
    tallies.drain(days, into: &bookings)
  }

  /// Books a part of a list.
  mutating func add(_ bookings: borrowing Buffer<Booking>, _ range: Range<Int>) {
    tallies.add(bookings, range)
  }

  // MARK: Observations

  /// Books a call that rings now, or the answer to one that began to ring at an instant, by its hour.
  @inline(__always)
  mutating func recordHour(_ hour: HourlyCount, of time: SimTime) {
    guard observedDays.contains(time.dayIndex) else { return }
    if keepsApart {
      kept.append(Observed(hour, at: time.hourOfDay))
    } else {
      distributions.count(hour, at: time.hourOfDay)
    }
  }

  /// Books a number for an observation's distribution, if its days are kept.
  @inline(__always)
  mutating func record(_ observation: Observation, _ duration: SimDuration, day: Int) {
    guard observedDays.contains(day) else { return }
    if keepsApart {
      kept.append(Observed(duration.microseconds, of: observation))
    } else {
      distributions.add(duration.microseconds, to: observation)
    }
  }

  /// Keeps observations one by one from now on, or no longer.
  mutating func keepApart(_ isWanted: Bool) { keepsApart = isWanted }

  /// Counts an observation that was kept.
  mutating func count(_ observed: Observed) { distributions.count(observed) }

  /// Keeps an observation that was kept before.
  mutating func keep(_ observed: Observed) { kept.append(observed) }

  /// Forgets the observations that are kept one by one.
  mutating func forgetKept() { kept.removeAll() }

  /// Books what is observed once a merchant, over so many counted days.
  mutating func observe(_ sums: MerchantSums, days: Int) {
    distributions.observe(sums, days: days)
  }

  /// What was observed so far, which is forgotten.
  mutating func takeDistributions() -> Distributions { distributions.take() }

  // MARK: Kinds

  /// Counts each of some kinds of contact from now on, on some days.
  mutating func countKinds(_ count: Int, on days: Range<Int>) {
    kinds = KindCounts(kinds: count)
    kindDays = days
    countsKinds = true
  }

  // MARK: Elapsed time

  /// Books the time from a contact's arrival to its ending.
  @inline(__always)
  mutating func bookElapsed(_ elapsed: SimDuration, by ending: Ending, day: Int) {
    book(.elapsedMicroseconds, elapsed.microseconds, day: day)
    if !ending.isGuided { book(.unservedMicroseconds, elapsed.microseconds, day: day) }
  }
}

/// What a run of a merchant is for.
enum RunRole: BitwiseCopyable {
  /// Its own figures.
  case alone
  /// What would have been with video off: no card is sent.
  case counterfactual
  /// Its own figures, compared with a counterfactual.
  case compared
  /// Its own figures, compared with themselves: a merchant who did not adopt the feature has nothing that
  /// could be off, so that a counterfactual would be the same days once more.
  case itsOwnTwin
  /// An examination of its own answer rate, without rule; of its books nothing is read.
  case examined
}
