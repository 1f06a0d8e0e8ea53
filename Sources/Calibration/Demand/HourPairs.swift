import Foundation

/// How many pairs of contacts, or calls, lie so many clock hours apart: on one day or on two, of one merchant or of two.
///
/// The numbers by hour are Poisson given all factors, so a pair's expected number is the product of its means: pairs of one day
/// have the day's factors whatever their hours are, and those of two days have hours that know nothing of each other. The two
/// days are of one weekday and at most four weeks apart, so that no weekday and no season has a profile of its own.
struct HourPairs {
  /// By lag in hours: the numbers of pairs, each counted in both orders.
  struct Sums {
    /// Of one merchant on one day.
    var own = [Double](repeating: 0, count: HourPairs.hours)
    /// Of two merchants on one day.
    var shared = [Double](repeating: 0, count: HourPairs.hours)
    /// Of one merchant on two days.
    var ownApart = [Double](repeating: 0, count: HourPairs.hours)
    /// Of two merchants on two days.
    var sharedApart = [Double](repeating: 0, count: HourPairs.hours)

    /// All pairs but some.
    static func - (all: Sums, some: Sums) -> Sums {
      Sums(
        own: difference(all.own, some.own), shared: difference(all.shared, some.shared),
        ownApart: difference(all.ownApart, some.ownApart),
        sharedApart: difference(all.sharedApart, some.sharedApart))
    }

    private static func difference(_ left: [Double], _ right: [Double]) -> [Double] {
      zip(left, right).map { $0 - $1 }
    }
  }

  /// Hours of a day, and so lags from 0.
  static let hours = 24
  /// Days are left out in at most so many blocks, of neighbours.
  private static let mostBlocks = 30
  /// So many weeks may two days be apart.
  private static let weeks = 4
  /// What a merchant's contacts count falls with their number an hour, so that large ones do not decide alone: as is best where
  /// hours' factors have this variance.
  private static let square = 0.1

  /// All pairs.
  private(set) var all = Sums()
  /// By block of days: the pairs that have a part in it.
  private(set) var blocks: [Sums]
  /// By how much leaving out a block after the other exaggerates a variance.
  let exaggeration: Double
  /// How many days there are.
  private let count: Int

  /// Counts the pairs of some days.
  ///
  /// - Complexity: O(merchants x days x hours^2).
  init(_ counts: HourCounts, days: [Int]) {
    let partners = DayPartners(days, weeks: Self.weeks)
    exaggeration = partners.exaggeration
    count = days.count
    blocks = [Sums](repeating: Sums(), count: min(days.count, Self.mostBlocks))
    var place: [Int: Int] = [:]
    for (index, day) in days.enumerated() { place[day] = index }
    let none = [Double](repeating: 0, count: Self.hours)
    var everybody = [[Double]?](repeating: none, count: days.count)
    var everyoneAlone = [Double](repeating: 0, count: days.count)
    for rows in counts.byMerchant {
      let open = (0..<Self.hours).count { hour in rows.contains { $0.hours[hour] > 0 } }
      let total = rows.reduce(0) { $0 + $1.total }
      let mean = Double(total) / Double(max(open * days.count, 1))
      let scale = 1 / (1 + Self.square * mean)
      var own = [[Double]?](repeating: nil, count: days.count)
      var alone = [Double](repeating: 0, count: days.count)
      for row in rows where row.total > 0 {
        guard let day = place[row.day] else { continue }
        let hours = row.hours.map { Double($0) * scale }
        own[day] = hours
        for hour in 0..<Self.hours { everybody[day]?[hour] += hours[hour] }
        alone[day] = Double(row.total) * scale * scale
        everyoneAlone[day] += Double(row.total) * scale * scale
      }
      add(own, partners, without: alone, \.own, \.ownApart)
    }
    add(everybody, partners, without: everyoneAlone, \.shared, \.sharedApart)
    // Pairs of all without those of one merchant are those of two.
    blocks = blocks.map(\.ofTwo)
    all = all.ofTwo
  }

  /// Adds the pairs of a series of days: of the days that are compared with each other all pairs that one of them has alone, and
  /// twice all that both have together, so that what differs between days is in both alike.
  ///
  /// - Parameter alone: By day: what pairs of contacts with themselves count, which are none.
  private mutating func add(
    _ series: [[Double]?], _ partners: DayPartners, without alone: [Double],
    _ together: WritableKeyPath<Sums, [Double]>, _ apart: WritableKeyPath<Sums, [Double]>
  ) {
    let products = zip(series, alone).map { hours, alone -> [Double]? in
      guard let hours else { return nil }
      var products = Self.products(hours, hours)
      products[0] -= alone
      return products
    }
    for pair in partners.pairs {
      let left = pair.day * blocks.count / count
      let right = pair.earlier * blocks.count / count
      func add(_ sums: [Double], _ weight: Double, to path: WritableKeyPath<Sums, [Double]>) {
        Self.add(sums, weight, to: &all[keyPath: path])
        Self.add(sums, weight, to: &blocks[left][keyPath: path])
        if right != left { Self.add(sums, weight, to: &blocks[right][keyPath: path]) }
      }
      for day in [pair.day, pair.earlier] {
        if let own = products[day] { add(own, 1, to: together) }
      }
      if let hours = series[pair.day], let others = series[pair.earlier] {
        add(Self.products(hours, others), 2, to: apart)
      }
    }
  }

  private static func add(_ products: [Double], _ weight: Double, to sums: inout [Double]) {
    for lag in 0..<hours { sums[lag] += weight * products[lag] }
  }

  /// By lag: the products of hours so far apart, in both orders.
  private static func products(_ left: [Double], _ right: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: hours)
    for first in 0..<hours where left[first] != 0 {
      for second in 0..<hours where right[second] != 0 {
        sums[abs(first - second)] += left[first] * right[second]
      }
    }
    return sums
  }
}

extension HourPairs.Sums {
  /// The pairs, where those of two merchants still have those of one among them, which does not make a pair with itself.
  fileprivate var ofTwo: Self {
    var sums = self
    for lag in 0..<HourPairs.hours {
      sums.shared[lag] -= own[lag]
      sums.sharedApart[lag] -= ownApart[lag]
    }
    return sums
  }
}
