import SimKernel

/// The ledgers of rules, beyond what all of them share: a table of tallies for each, mostly of differences, and
/// distributions.
struct RuleLedgers: ~Copyable {
  /// The counters whose sums over the counted days are kept for each merchant.
  let watched: [Counter]
  /// The place of each counter among the watched; negative for the others.
  private let places: Buffer<Int32>
  private let countedPlaces: Range<Int>
  private let tableSize: Int
  private var tables: Buffer<Int64>
  /// The watched sums of the current merchant, by rule.
  private var sums: Buffer<Int64>
  /// The part of the sums that all rules share.
  private var sharedSums: Buffer<Int64>
  private var extremes: Buffer<Extremes>
  private(set) var distributions: [Distributions]

  init(rules: Int, days: Int, counted: Range<Int>, watched: [Counter]) {
    var kept: [Counter] = []
    for counter in watched where !kept.contains(counter) { kept.append(counter) }
    self.watched = kept
    var places = Buffer<Int32>(repeating: -1, count: Counter.count)
    for (place, counter) in kept.enumerated() { places[counter.rawValue] = Int32(place) }
    self.places = places
    countedPlaces = counted.lowerBound * Counter.count..<counted.upperBound * Counter.count
    tableSize = days * Counter.count
    tables = Buffer(repeating: 0, count: rules * tableSize)
    sums = Buffer(repeating: 0, count: rules * kept.count)
    sharedSums = Buffer(repeating: 0, count: kept.count)
    extremes = Buffer(repeating: Extremes(), count: rules * Observation.count)
    distributions = Array(repeating: Distributions(), count: rules)
  }

  /// Begins with another merchant.
  mutating func beginMerchant() {
    for index in 0..<sums.count { sums[index] = 0 }
    for index in 0..<sharedSums.count { sharedSums[index] = 0 }
  }

  /// Sets what all rules share of the current merchant.
  mutating func share(_ common: borrowing Tallies, over days: Range<Int>) {
    for (place, counter) in watched.enumerated() {
      sharedSums[place] = common.total(counter, over: days)
    }
  }

  /// Books an amount for one rule.
  @inline(__always)
  mutating func book(_ counter: Counter, _ amount: Int64 = 1, day: Int, rule: Int) {
    let place = day &* Counter.count &+ counter.rawValue
    tables[rule * tableSize + place] &+= amount
    watch(place, amount, rule: rule)
  }

  /// Books a list of differences for one rule.
  mutating func add(
    _ bookings: borrowing Buffer<Booking>, _ range: Range<Int>, rule: Int
  ) {
    let table = rule * tableSize
    for index in range {
      tables[table + Int(bookings[index].place)] &+= bookings[index].amount
    }
  }

  /// Adds to the watched sums of one rule.
  mutating func add(sums added: borrowing Buffer<Int64>, rule: Int) {
    for place in 0..<watched.count { sums[rule * watched.count + place] &+= added[place] }
  }

  @inline(__always)
  private mutating func watch(_ place: Int, _ amount: Int64, rule: Int) {
    guard countedPlaces.contains(place) else { return }
    let watch = places[place % Counter.count]
    if watch >= 0 { sums[rule * watched.count + Int(watch)] &+= amount }
  }

  /// The watched part of a list, counter by counter.
  func watch(
    _ bookings: borrowing Buffer<Booking>, _ range: Range<Int>, into sums: inout Buffer<Int64>
  ) {
    for place in 0..<watched.count { sums[place] = 0 }
    for index in range where countedPlaces.contains(Int(bookings[index].place)) {
      let watch = places[Int(bookings[index].place) % Counter.count]
      if watch >= 0 { sums[Int(watch)] &+= bookings[index].amount }
    }
  }

  /// A watched sum of the current merchant under one rule; before the merchant's end, as far as it differs
  /// from what all rules share.
  func sum(_ counter: Counter, rule: Int) -> Int64 {
    let place = places[counter.rawValue]
    precondition(place >= 0, "a counter must be watched to be asked for")
    return sharedSums[Int(place)] + sums[rule * watched.count + Int(place)]
  }

  /// Counts observations of one rule, or takes some away again.
  @inline(__always)
  mutating func count(_ seen: Observed, times: Int64, rule: Int) {
    distributions[rule].count(seen, times: times)
  }

  /// Says that numbers as small and as great as these were observed under one rule.
  @inline(__always)
  mutating func include(_ seen: Extremes, observation: Int, rule: Int) {
    extremes[rule * Observation.count + observation].include(seen)
  }

  /// Books what is observed once a merchant, as ``MerchantRunner`` does.
  mutating func observeMerchant(days: Int, rule: Int) {
    let sums = MerchantSums { sum($0, rule: rule) }
    distributions[rule].observe(sums, days: days)
  }

  /// A rule's table and distributions, with what all rules share added, and forgets them.
  mutating func take(
    rule: Int, with common: borrowing Tallies, _ shared: Distributions
  ) -> (tallies: TallyTable, distributions: Distributions) {
    var values = common.snapshot
    let first = rule * tableSize
    for place in 0..<tableSize {
      values[place] &+= tables[first + place]
      tables[first + place] = 0
    }
    var spread = shared
    for observation in 0..<Observation.count {
      distributions[rule].include(
        extremes[rule * Observation.count + observation], observation: observation)
      extremes[rule * Observation.count + observation] = Extremes()
    }
    spread.addDifferences(distributions[rule])
    distributions[rule].clear()
    return (TallyTable(days: tableSize / Counter.count, values: values), spread)
  }
}
